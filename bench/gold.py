"""Gold sets read by a reader and scored by ``score.py``, the scorer that comes with them."""

import subprocess
import sys
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from tocsin.cli.jsonl import documents
from tocsin.errors import InputError
from tocsin.intake.document import Document
from tocsin.reading import Claim
from tocsin.reading.acts import ACTS

Reader = Callable[[Document], Sequence[Claim]]
Row = dict[str, Any]
"""``{"id", "claims", …}``, a line of a gold set or of what a reader found."""


class Rates(msgspec.Struct, frozen=True):
    """From 0 to 1."""

    precision: float
    recall: float
    f1: float


class Score(msgspec.Struct, frozen=True):
    """What ``score.py --json`` prints; ``act`` and ``strict`` by family and for ``all``."""

    documents: int
    claims: int
    predicted: int
    act: dict[str, Rates]
    strict: dict[str, Rates]
    slots: dict[str, float | None]
    false_per_100_quiet_sentences: float | None

    def f1(self, family: str = "all", kind: str = "act") -> float | None:
        """Act or strict F1 of a family; ``None`` where neither side has a claim of it."""
        rates = (self.act if kind == "act" else self.strict).get(family)
        return None if rates is None else rates.f1


class GoldSet(msgspec.Struct, frozen=True):
    """Documents and their gold lines, in the order of the file."""

    documents: tuple[Document, ...]
    rows: tuple[Row, ...]


def load(path: Path) -> GoldSet:
    """The documents as ``tocsin read --jsonl`` takes them. Raises ``InputError`` for a line that is none."""
    found = []
    for document in documents(str(path)):
        if isinstance(document, InputError):
            raise document
        found.append(document)
    return GoldSet(tuple(found), tuple(msgspec.json.Decoder().decode_lines(path.read_bytes())))


def found_by(reader: Reader, gold: GoldSet) -> tuple[Row, ...]:
    """What ``reader`` finds, a row for each document; nothing in a language it does not know."""
    return tuple({"id": document.id, "claims": _claims(reader, document)} for document in gold.documents)


def _claims(reader: Reader, document: Document) -> list[Row]:
    try:
        claims: list[Row] = msgspec.to_builtins(list(reader(document)))
    except InputError:
        return []
    return claims


def of_families(rows: Sequence[Row], families: Collection[str]) -> tuple[Row, ...]:
    """``rows`` with the claims of some families only."""
    return tuple({**row, "claims": [c for c in row["claims"] if ACTS[c["act"]].family in families]} for row in rows)


def score(gold: Sequence[Row], found: Sequence[Row], scorer: Path) -> Score:
    """``found`` against ``gold``; documents that only one of them has count as empty in the other."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("gold.jsonl", "found.jsonl")]
        for path, rows in zip(paths, (gold, found), strict=True):
            path.write_bytes(msgspec.json.Encoder().encode_lines(rows))
        done = subprocess.run([sys.executable, scorer, *paths, "--json"], stdout=subprocess.PIPE, check=True)
    return msgspec.json.decode(done.stdout, type=Score)
