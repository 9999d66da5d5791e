"""A small scorer: claims found against claims wanted, each wanted one matched once."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from tocsin.intake.document import Document
from tocsin.reading import read
from tocsin.reading.acts import ACTS

Found = dict[str, Any]
PLACED = {"protect", "strike", "harm", "hazard", "unrest"}
"""Families whose country counts in the strict score."""
_FULLNESS = ("who", "to_whom", "status", "asserted_by", "place", "start")


class Score(NamedTuple):
    """Claims wanted, found, right in their act, and right in who, status and country besides (``strict``)."""

    wanted: int
    found: int
    act: int
    strict: int

    @property
    def f1(self) -> float:
        return _f1(self.act, self)

    @property
    def strict_f1(self) -> float:
        return _f1(self.strict, self)


def _f1(right: int, score: Score) -> float:
    return 2 * right / (score.wanted + score.found) if score.wanted + score.found else 1.0


def rows(path: Path) -> list[dict[str, Any]]:
    """The lines of a gold set."""
    return msgspec.json.Decoder().decode_lines(path.read_bytes())


def document(row: dict[str, Any], path: Path) -> Document:
    """The document of a line."""
    kept: dict[str, Any] = {
        key: row[key] for key in ("id", "lang", "published", "text", "outlet", "title") if key in row
    }
    return msgspec.convert(kept | {"source": path.name}, Document)


def score(path: Path, families: Collection[str] = ()) -> Score:
    """The reader on a gold set; only the claims of ``families`` count where some are given."""
    total = Score(0, 0, 0, 0)
    for row in rows(path):
        found: list[Found] = msgspec.to_builtins(list(read(document(row, path))))
        pair = [
            [c for c in side if not families or ACTS[c["act"]].family in families] for side in (row["claims"], found)
        ]
        total = Score(*map(sum, zip(total, of(*pair), strict=True)))
    return total


def of(wanted: Sequence[Found], found: Sequence[Found]) -> Score:
    """One document's score: the pairs that fit best are matched first."""
    fits = [(fit, i, j) for i, w in enumerate(wanted) for j, f in enumerate(found) if (fit := _fit(w, f)) is not None]
    taken_w: set[int] = set()
    taken_f: set[int] = set()
    strict = 0
    for _, i, j in sorted(fits, reverse=True):
        if i not in taken_w and j not in taken_f:
            taken_w.add(i)
            taken_f.add(j)
            strict += _alike(wanted[i], found[j])
    return Score(len(wanted), len(found), len(taken_w), strict)


def _fit(w: Found, f: Found) -> float | None:
    """How well two claims fit; ``None`` where they are not one claim."""
    if w["act"] != f["act"]:
        return None
    a, b = w["evidence"], f["evidence"]
    shared = min(a["end"], b["end"]) - max(a["start"], b["start"])
    share: float = max(0, shared) / max(1, min(a["end"] - a["start"], b["end"] - b["start"]))
    alike = set(w["who"]) == set(f["who"])
    if share < 0.3 and not (alike and w["who"]):
        return None
    return share + alike / 2 + sum(_same(w, f, slot) for slot in _FULLNESS) / len(_FULLNESS)


def _same(w: Found, f: Found, slot: str) -> bool:
    a, b = w[slot], f[slot]
    if slot == "start":
        return bool((a or "")[:10] == (b or "")[:10])
    return set(a) == set(b) if isinstance(a, list) else bool(a == b)


def _alike(w: Found, f: Found) -> bool:
    placed = ACTS[w["act"]].family in PLACED
    return _same(w, f, "who") and _same(w, f, "status") and (not placed or _country(w) == _country(f))


def _country(claim: Found) -> str | None:
    return (claim["place"] or {}).get("country")
