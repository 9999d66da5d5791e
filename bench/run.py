"""What the benchmarks share: measure part after part, print the table, write it into a page."""

import os
import platform
import sys
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path

import typer
from rich.console import Console

from bench.figure import Figure, Marks, insert, markdown, table
from tocsin.errors import InputError

Part = tuple[str, Callable[[], list[Figure]]]
_WIDTH = 140
"""Columns where no terminal says how wide it is."""


def run(parts: Callable[[], Iterable[Part]], page: Path | None, marks: Marks) -> None:
    """Print the table, and write it between its marks in ``page``. Exit code 2 where the material is absent."""
    try:
        _run(parts(), page, marks)
    except InputError as problem:
        print(problem, file=sys.stderr)
        raise typer.Exit(2) from None


def _run(parts: Iterable[Part], page: Path | None, marks: Marks) -> None:
    waiting = Console(stderr=True)
    figures: list[Figure] = []
    for name, measure in parts:
        with waiting.status(f"measuring {name} …"):
            figures += _measure(name, measure)
    caption = _caption()
    terminal = Console()
    Console(width=terminal.width if terminal.is_terminal else _WIDTH).print(table(figures, caption))
    if page is not None:
        page.write_text(insert(_text(page), markdown(figures, caption), str(page), marks), encoding="utf-8")


def _measure(name: str, measure: Callable[[], list[Figure]]) -> list[Figure]:
    """A fault costs its own part of the table, not the minutes spent on the others."""
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
