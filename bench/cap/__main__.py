"""``make bench-cap``: every figure of the CAP library beside its target, in one table."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from bench.cap import fuzzing, quality, speed
from bench.cap.corpus import Corpus
from bench.data import cap_folder
from bench.figure import CAP
from bench.run import Part, run


def measured(minutes: float) -> Iterator[Part]:
    """The parts of the table and how to measure each. Fuzzing stands first: see ``fuzzing.figures``."""
    folder = cap_folder()
    if minutes:
        yield f"fuzzing, {minutes:g} minutes", lambda: fuzzing.figures(minutes)
    yield "speed", lambda: speed.figures(folder)
    corpus = Corpus(folder)
    yield "reading", lambda: quality.reading(corpus)
    yield "checking", lambda: quality.checking(corpus)


def main(
    page: Annotated[Path | None, typer.Option("--markdown", metavar="PAGE", help="Write the table there too.")] = None,
    minutes: Annotated[float, typer.Option("--fuzz-minutes", help="How long to fuzz; 0 leaves it out.")] = 1.0,
) -> None:
    """Measure the CAP library and print the table. Exit code 2 where the sample messages are absent."""
    run(lambda: measured(minutes), page, CAP)


if __name__ == "__main__":
    typer.run(main)
