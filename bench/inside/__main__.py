"""``make bench-inside``: who is inside a city of 1,000 corners, among a million people, on both databases."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from bench.data import ROOT
from bench.figure import INSIDE, Figure
from bench.inside import stores
from bench.inside.measure import Measured
from bench.run import Part, run

TARGET = 0.25
STORES: dict[str, Callable[[], AbstractContextManager[str]]] = {
    "SQLite": stores.sqlite,
    "PostgreSQL": stores.postgresql,
}


def figures(name: str, count: int, rounds: int) -> list[Figure]:
    """Of one database."""
    with STORES[name]() as url, tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"TOCSIN_DATABASE_URL": url, "TOCSIN_DATA": folder}
        environment["DJANGO_SETTINGS_MODULE"] = "tocsin.desk.settings"
        command = (sys.executable, "-m", "bench.inside.measure", str(count), str(rounds))
        done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    made = msgspec.json.decode(done.stdout, type=Measured)
    peer = f"bounding box and each point: {made.plain:.3f} (ratio {made.plain / made.ours:.1f})"
    asked = f"{name}, {count:,} people: who is inside, s"
    return [
        Figure(name=asked, value=made.ours, target=TARGET, most=True, peer=peer),
        Figure(
            name=f"{name}: surely inside, people",
            value=made.inside,
            style="{:,.0f}",
            peer=f"bounding box and each point: {made.plain_inside:,}",
        ),
        Figure(name=f"{name}: at the edge, people", value=made.edge, style="{:,.0f}", peer="not told"),
    ]


def measured(count: int, rounds: int) -> Iterator[Part]:
    """The parts of the table and how to measure each."""
    for name in STORES:
        yield name, lambda name=name: figures(name, count, rounds)  # type: ignore[misc]


def main(
    page: Annotated[Path | None, typer.Option("--markdown", metavar="PAGE", help="Write the table there too.")] = None,
    count: Annotated[int, typer.Option("--people", help="How many people.")] = 1_000_000,
    rounds: Annotated[int, typer.Option(help="How often each is measured.")] = 15,
) -> None:
    """Measure and print the table. ``TOCSIN_BENCH_POSTGRES`` names another PostgreSQL server than the local one."""
    run(lambda: measured(count, rounds), page, INSIDE)


if __name__ == "__main__":
    typer.run(main)
