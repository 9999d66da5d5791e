"""Dates on the hand-made table: how many Tocsin reads as meant, and how many ``dateparser`` does.

``python bench/dates.py`` prints both, per language, with the words per second that Tocsin reads.
"""

import sys
import time
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import dateparser.search

from tocsin.reading.dates import find_dates

TABLE = Path(__file__).parents[1] / "tests" / "reading" / "date_table.toml"
PUBLISHED = (
    datetime(2024, 11, 20, 16, 30, tzinfo=UTC),
    datetime(2024, 12, 30, 9, 0, tzinfo=UTC),
    datetime(2025, 3, 1, 8, 0, tzinfo=UTC),
)
_SPEED_SECONDS = 2.0


class Rates(NamedTuple):
    """Shares from 0 to 1 of the table's rows, each for three days of publication."""

    ours: float
    peer: float
    peer_points: float
    """The peer's share of the rows that mean one day or moment, all that its interface can say."""


def sizes() -> dict[str, int]:
    """How many rows the table has in each language."""
    return {lang: len(rows) for lang, rows in tomllib.loads(TABLE.read_text(encoding="utf-8")).items()}


def rates(lang: str) -> Rates:
    """How the language's rows are read by Tocsin and by ``dateparser.search``."""
    ours = peer = points = peer_points = total = 0
    for told, meant in tomllib.loads(TABLE.read_text(encoding="utf-8"))[lang].items():
        for day, published in enumerate(PUBLISHED):
            wanted = meant if isinstance(meant, str) else meant[day]
            total += 1
            ours += _ours(told, lang, published) == wanted
            right = _peer(told, lang, published, clock="T" in wanted) == wanted
            peer += right
            if wanted and "/" not in wanted and wanted not in ("duration", "recurring"):
                points += 1
                peer_points += right
    return Rates(ours / total, peer / total, peer_points / points)


def _ours(told: str, lang: str, published: datetime) -> str:
    found = find_dates(told, lang, published)
    if not found:
        return ""
    last = found[-1]
    if last.kind in ("duration", "recurring"):
        return last.kind
    first, end = (one[2:] if one else "" for one in (last.first, last.last))
    return first if first == end else f"{first}/{end}"


def _peer(told: str, lang: str, published: datetime, *, clock: bool) -> str:
    settings = {"RELATIVE_BASE": published.replace(tzinfo=None), "PREFER_DATES_FROM": "past"}
    found = dateparser.search.search_dates(told, languages=[lang], settings=settings)
    return found[-1][1].strftime("%y-%m-%dT%H:%M" if clock else "%y-%m-%d") if found else ""


def words_per_second(lang: str) -> int:
    """The table's expressions read again and again: the densest text there is, so a lower bound."""
    text = ". ".join(tomllib.loads(TABLE.read_text(encoding="utf-8"))[lang])
    find_dates(text, lang, PUBLISHED[0])
    words, begun = 0, time.perf_counter()
    while time.perf_counter() - begun < _SPEED_SECONDS:
        find_dates(text, lang, PUBLISHED[0] + timedelta(days=words % 7))
        words += len(text.split())
    return round(words / (time.perf_counter() - begun))


def main() -> None:
    for lang in sys.argv[1:] or tomllib.loads(TABLE.read_text(encoding="utf-8")):
        ours, peer, points = rates(lang)
        speed = words_per_second(lang)
        print(f"{lang}  tocsin {ours:.3f}  dateparser {peer:.3f} (single days {points:.3f})  {speed:,} words/s")


if __name__ == "__main__":
    main()
