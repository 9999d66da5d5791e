"""``tocsin areas list``: the areas of the registry."""

import typer

from tocsin.cli import desk


def list_() -> None:
    """List the areas by name: number, kind, name."""
    with desk.opened():
        from tocsin.registry import models

        lines = [f"{one.pk}\t{one.kind}\t{one.name}" for one in models.Area.objects.defer("shape").order_by("name")]
    for line in lines:
        typer.echo(line)
