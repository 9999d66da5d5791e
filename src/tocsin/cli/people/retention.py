"""``tocsin people retention``: people go when their stay has long ended."""

from typing import Annotated

import typer

from tocsin.cli import desk, options


def retention(
    days: Annotated[
        int | None,
        typer.Option(min=0, max=99_999, help="Days after the end of the last stay; else as configured, or 30."),
    ] = None,
    dry: Annotated[bool, typer.Option("--dry-run", help="Tell who would go, erase nobody.")] = False,
    now: desk.Now = None,
) -> None:
    """Erase the people whose last stay ended some days ago; their numbers are told, nothing else."""
    moment = options.clock(now)
    with desk.opened():
        from tocsin.registry.retention import due, retain

        kept = desk.days(days)
        gone = due(moment, kept) if dry else retain(moment, kept)
    for number in gone:
        typer.echo(number)
    people = f"{len(gone):,} {'person' if len(gone) == 1 else 'people'}"
    typer.echo(f"{'Would erase' if dry else 'Erased'} {people}, {kept} days after the end of the last stay.", err=True)
