"""``tocsin people erase``: everything of one person goes."""

from typing import Annotated

import typer

from tocsin.cli import desk, options
from tocsin.errors import InputError


def erase(
    person: Annotated[
        str, typer.Argument(metavar="ID", help="The number of the person; `tocsin people find` tells it.")
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Do it; without it nothing is erased.")] = False,
    now: desk.Now = None,
) -> None:
    """Erase everything that is kept of one person. Only the bare number stays, in the log."""
    number, moment = desk.number(person), options.clock(now)
    with desk.opened():
        from tocsin.registry import models
        from tocsin.registry.erase import erase as do

        if not models.Person.objects.filter(pk=number).exists():
            raise InputError(person, "is no person of the registry; `tocsin people find` tells numbers")
        if not yes:
            raise InputError(person, "would be erased for good; say --yes to do it")
        do([number], now=moment)
    typer.echo(f"Erased: person {number}.")
