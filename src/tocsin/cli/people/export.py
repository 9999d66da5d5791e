"""``tocsin people export``: what is kept of people, in the clear."""

from typing import Annotated, Literal

import typer

from tocsin.cli import desk, options, screen
from tocsin.errors import InputError


def export(
    person: Annotated[str | None, typer.Option(metavar="ID", help="The number of one person; else all.")] = None,
    format_: Annotated[
        Literal["csv", "json"], typer.Option("--format", "-f", help="json is one person a line.")
    ] = "csv",
    out: options.Out = None,
) -> None:
    """Write what is kept of one person or of all, with their addresses in the clear."""
    with desk.opened() as keys:
        from tocsin.registry import models
        from tocsin.registry.export import as_csv, as_json, records
        from tocsin.safe import json_safe

        if person is None:
            wanted = models.Person.objects.order_by("pk").values_list("pk", flat=True).iterator()
        else:
            wanted = iter([desk.number(person)])
        made = records(keys, wanted)
        parts = [json_safe(part) for part in as_json(made)] if format_ == "json" else list(as_csv(made))
    if person is not None and len(parts) == (0 if format_ == "json" else 1):
        raise InputError(person, "is no person of the registry; `tocsin people find` tells numbers")
    screen.put(b"".join(parts), out)
