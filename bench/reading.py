"""``make bench-reading``: every figure of the reader beside its target, in one table."""

import os
import platform
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bench import cost, plover, quality, speed
from bench.data import folder
from bench.figure import Figure, insert, markdown, table
from tocsin.errors import InputError

_WIDTH = 140
"""Columns where no terminal says how wide it is."""


def measured(data: Path) -> Iterator[tuple[str, Callable[[], list[Figure]]]]:
    """The parts of the table and how to measure each. Costs stand first: see ``cost.figures``."""
    french = data / "dev-fr.jsonl"
    yield "memory, cold start, size", lambda: cost.figures(french)
    yield "speed", lambda: speed.figures(french)
    yield "French", lambda: quality.language("fr", data)
    yield "English", lambda: quality.language("en", data)
    yield "the Kyiv article", lambda: quality.kyiv(data)
    yield "five languages", lambda: quality.others(data)
    yield "dates", lambda: [quality.date_table()]
    yield "PLOVER", lambda: plover.figures(data / "public" / "plover-dev.jsonl")


def main(
    page: Annotated[Path | None, typer.Option("--markdown", metavar="PAGE", help="Write the table there too.")] = None,
) -> None:
    """Measure the reader and print the table. Exit code 2 where the gold sets are absent."""
    try:
        _run(page)
    except InputError as problem:
        print(problem, file=sys.stderr)
        raise typer.Exit(2) from None


def _run(page: Path | None) -> None:
    data, waiting = folder(), Console(stderr=True)
    figures: list[Figure] = []
    for name, measure in measured(data):
        with waiting.status(f"measuring {name} …"):
            figures += _measure(name, measure)
    caption = _caption()
    terminal = Console()
    Console(width=terminal.width if terminal.is_terminal else _WIDTH).print(table(figures, caption))
    if page is not None:
        page.write_text(insert(_text(page), markdown(figures, caption), str(page)), encoding="utf-8")


def _measure(name: str, measure: Callable[[], list[Figure]]) -> list[Figure]:
    """A fault of the reader costs its own part of the table, not the minutes spent on the others."""
    try:
        return measure()
    except Exception as fault:
        traceback.print_exc()
        return [Figure(name=f"{name}: not measured, {type(fault).__name__}", value=None)]


def _text(page: Path) -> str:
    try:
        return page.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(str(page), f"cannot be read: {error.strerror}") from error


def _caption() -> str:
    return f"Python {platform.python_version()} on {platform.system()} {platform.machine()}, {os.cpu_count()} cores."


if __name__ == "__main__":
    typer.run(main)
