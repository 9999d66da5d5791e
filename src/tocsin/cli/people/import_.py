"""``tocsin people import``: people from a CSV file, whole or not at all."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli import desk, options, screen
from tocsin.errors import InputError

if TYPE_CHECKING:
    from tocsin.registry.importing.problems import Report

WRONG = 1
LEAST = 1_000_000
"""Bytes from which on a person who watches gets a progress bar."""


def import_(
    file: Annotated[str, typer.Argument(metavar="FILE.csv", help="The table; its first line names the columns.")],
    dry: Annotated[bool, typer.Option("--dry-run", help="Check all, keep nothing.")] = False,
    country: Annotated[
        str, typer.Option(metavar="CODE", help="The country of telephone numbers without +, such as FR.")
    ] = "",
    now: desk.Now = None,
) -> None:
    """Import people from a table, or tell line by line what is wrong with it; then nothing is imported.

    Exit code 0: imported, or would be; 1: lines are wrong; 2: the file or the database cannot be used.
    """
    moment = options.clock(now)
    from tocsin.cli import place_index

    with desk.opened() as keys:
        from tocsin.registry.importing.run import run
        from tocsin.registry.importing.table import opened
        from tocsin.registry.importing.values import country as known

        try:
            home = known(country) if country else ""
        except ValueError as problem:
            raise InputError("--country", str(problem)) from None
        place_index.ready()
        with opened(file) as table, _watched(file) as step:
            report = run(table, keys, now=moment, country=home, dry=dry, step=step)
    _tell(report, file, dry=dry)
    if report.errors:
        raise typer.Exit(WRONG)


def _tell(report: "Report", file: str, *, dry: bool) -> None:
    from tocsin.safe import clean

    lines = [f"{file}:{one.line}: {one.level}: {one.field}: {one.reason}" for one in report.problems]
    left = report.errors + report.notes - len(report.problems)
    lines += [f"… and {left:,} more"] if left else []
    counts = f"{report.created:,} new, {report.updated:,} changed, {report.unchanged:,} as before"
    if report.errors:
        count = f"{report.errors:,} error{'' if report.errors == 1 else 's'}"
        lines.append(f"Nothing was imported: {count} in {report.lines:,} lines. Mend them and import again.")
    else:
        lines.append(f"{'Would import' if dry else 'Imported'} {report.lines:,} people: {counts}.")
    screen.put("".join(f"{clean(line)}\n" for line in lines).encode(), None)


@contextmanager
def _watched(file: str) -> Iterator[Callable[[int], None]]:
    """On a terminal a bar of the bytes read goes to standard error."""
    size = Path(file).stat().st_size
    if size < LEAST or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("importing", total=size)
        yield lambda done: progress.update(task, completed=done)
