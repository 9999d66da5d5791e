"""``tocsin people find``: the number of a person."""

from typing import Annotated

import typer

from tocsin.cli import desk, screen

NOBODY = 1


def find(
    text: Annotated[str, typer.Argument(metavar="ADDRESS|ID|NAME", help="A contact, an external id or a whole name.")],
    country: Annotated[str, typer.Option(metavar="CODE", help="The country of a telephone number without +.")] = "",
) -> None:
    """Find people by a contact address, their external id or their whole name.

    Exit code 0: somebody was found; 1: nobody.
    """
    from tocsin.safe import clean

    with desk.opened() as keys:
        from tocsin.registry.find import find as look

        found = [f"{one.pk}\t{one.external_id or ''}\t{clean(one.name)}" for one in look(text, keys, country.upper())]
    screen.put("".join(f"{line}\n" for line in found).encode(), None)
    if not found:
        raise typer.Exit(NOBODY)
