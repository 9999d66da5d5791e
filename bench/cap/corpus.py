"""The sample messages, and which of them each figure is about. They are no part of the repository."""

import csv
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

GOOD = ("real", "official-sample", "spec-example")


class Sample(NamedTuple):
    """A file; ``rule`` is the one that it is known to break, empty where none is."""

    name: str
    data: bytes
    kind: str = ""
    version: str = ""
    valid: bool = False
    """By the schema of OASIS, and without an error in the labels that came with the samples."""
    signed: bool = False
    rule: str = ""


class Corpus:
    """What stands in ``MANIFEST.csv``, ``INVALID.csv`` and ``mutants/MUTANTS.csv`` of a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def samples(self) -> tuple[Sample, ...]:
        return tuple(
            Sample(
                row["file"],
                (self.folder / row["file"]).read_bytes(),
                row["class"],
                row["ns"],
                row["xsd"] == "1" and not row["errors"],
                row["signed"] == "1",
            )
            for row in _rows(self.folder / "MANIFEST.csv")
        )

    @cached_property
    def invalid(self) -> tuple[Sample, ...]:
        """Messages as found, each known to be wrong for a stated reason."""
        return self._broken("INVALID.csv")

    @cached_property
    def mutants(self) -> tuple[Sample, ...]:
        """Single faults put into clean messages."""
        return self._broken("mutants/MUTANTS.csv")

    def _broken(self, table: str) -> tuple[Sample, ...]:
        return tuple(
            Sample(row["file"], (self.folder / row["file"]).read_bytes(), rule=row["rule"])
            for row in _rows(self.folder / table)
        )

    @property
    def valid(self) -> tuple[Sample, ...]:
        """CAP 1.2 that the schema and the standard accept, in the order of size."""
        return tuple(
            sorted(
                (one for one in self.samples if one.kind in GOOD and one.version == "1.2" and one.valid),
                key=lambda one: (len(one.data), one.name),
            )
        )

    @property
    def real(self) -> tuple[Sample, ...]:
        """The valid ones that a sender published as warnings, tests or exercises of its own."""
        return tuple(one for one in self.valid if one.kind == "real")

    @property
    def received(self) -> tuple[Sample, ...]:
        """Whatever real senders sent: every version, and the faulty."""
        return tuple(one for one in self.samples if one.kind == "real")

    @property
    def typical(self) -> tuple[Sample, ...]:
        """The middle fifth by size of the valid ones."""
        count = len(self.valid)
        return self.valid[count * 2 // 5 : count * 3 // 5]

    @property
    def longer(self) -> tuple[Sample, ...]:
        """Of 5 to 10 kB."""
        return tuple(one for one in self.valid if 5_000 <= len(one.data) < 10_000)

    @property
    def signed(self) -> tuple[Sample, ...]:
        """The valid ones with a signature."""
        return tuple(one for one in self.valid if one.signed)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
