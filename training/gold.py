"""Claims matched with gold ones: who is right, so that a choice can be told right or wrong."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from tocsin.intake.document import Document

Row = dict[str, Any]


class Text(NamedTuple):
    """A document of a gold set, its gold claims and its number in the set."""

    document: Document
    claims: list[Row]
    number: int


def texts(path: Path) -> Iterator[Text]:
    """The documents of a gold set (JSON Lines)."""
    for number, row in enumerate(msgspec.json.Decoder().decode_lines(path.read_bytes())):
        kept = {key: row[key] for key in ("id", "lang", "published", "text", "outlet", "title") if key in row}
        yield Text(msgspec.convert(kept | {"source": path.name}, Document), row["claims"], number)


def matched(gold: list[Row], found: list[Row]) -> list[tuple[Row, Row]]:
    """Pairs of a gold claim and a found one: same act, and overlapping words; the closest first, each used once."""
    pairs = sorted(
        (
            (
                shared(g["evidence"], f["evidence"])
                + 0.1 * (g["who"] == f["who"])
                + 0.05 * (g["status"] == f["status"]),
                i,
                j,
            )
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
            if g["act"] == f["act"] and shared(g["evidence"], f["evidence"]) >= LEAST
        ),
        reverse=True,
    )
    used_gold: set[int] = set()
    used_found: set[int] = set()
    kept = []
    for _, i, j in pairs:
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            kept.append((gold[i], found[j]))
    return kept


LEAST = 0.3
"""Share of the shorter evidence that both must cover."""


def shared(first: Row, second: Row) -> float:
    """Share of the shorter span that both cover."""
    overlap = min(first["end"], second["end"]) - max(first["start"], second["start"])
    return float(max(0, overlap) / max(1, min(first["end"] - first["start"], second["end"] - second["start"])))
