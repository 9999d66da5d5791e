"""``make bench-reading``: every figure of the reader beside its target, in one table."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from bench import cost, plover, quality, speed
from bench.data import folder
from bench.figure import READING
from bench.run import Part, run


def measured(data: Path) -> Iterator[Part]:
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
    run(lambda: measured(folder()), page, READING)


if __name__ == "__main__":
    typer.run(main)
