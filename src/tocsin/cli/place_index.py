"""The index of places: the first run builds it in some seconds and says so, lest somebody take that for a fault."""

import contextlib
from pathlib import Path

import typer


def ready() -> None:
    """Build the index where there is none that fits. Where no folder can hold it, the reader says so later."""
    from tocsin.places import cache, index

    with contextlib.suppress(OSError):
        cache.obtain(index.FILE, _build, index.usable)


def _build(path: Path) -> None:
    from tocsin.places.build import build

    typer.echo("Building the place index (once) …", err=True)
    build(path)
