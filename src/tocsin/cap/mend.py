"""What is meant where a value is not of the right form: real senders' habits, read with care and never guessed.

A mend is a value and words for what was done. ``None`` in place of a mend: nothing safe can be read.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from tocsin.cap import text
from tocsin.cap.codes import LISTS
from tocsin.cap.model import Circle, Polygon, Reference

NUMBERS = re.compile(r"[\s,]*(?:[+-]?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})[\s,]+)+", re.ASCII)
"""Nothing but numbers, commas and blanks, each number followed by one of them."""
MINUTE = timedelta(minutes=1)
REPEAT = 200
"""Values of one list that are mended; the rest of an endless list is left out."""


class Mend(NamedTuple):
    """``how`` ends the sentence 'the value …: read as …'."""

    value: Any
    how: str


Mender = Callable[[str], Mend | None]


def time(raw: str) -> Mend | None:
    """A letter, a missing or colonless offset, a fraction, a date alone: read as ISO 8601, UTC where none is told."""
    word = raw.strip()
    try:
        value = text.iso_time(word)
        offset = value.utcoffset()
        if offset is None:
            value = value.replace(tzinfo=UTC)
        elif offset % MINUTE:
            value = value.astimezone(UTC)
        value = value.replace(microsecond=0)
        return Mend(text.read_time(text.show_time(value)), text.show_time(value))
    except (ValueError, OverflowError):
        return None


def _code(name: str, otherwise: str | None) -> Mender:
    """The word of the element's list whatever its case and blanks; else the safe one."""
    words = {word.casefold(): word for word in LISTS[name]}

    def mend(raw: str) -> Mend | None:
        word = words.get(raw.strip().casefold(), otherwise)
        return None if word is None else Mend(word, word)

    return mend


def _certainty(raw: str) -> Mend:
    """'Very Likely' of CAP 1.0 is to be read as Likely (section 3.2.2, certainty)."""
    mended = _code("certainty", "Unknown")(raw)
    return Mend("Likely", "Likely") if raw.split() == ["Very", "Likely"] or mended is None else mended


def language(raw: str) -> Mend:
    """An underscore for the hyphen; else undetermined (ISO 639-2), for it is hardly American English. Blanks are."""
    word = raw.strip().replace("_", "-") or "en-US"
    return Mend(word, word) if text.LANGUAGE.fullmatch(word) else Mend("und", "und, an unknown language")


def address(raw: str) -> Mend:
    """As it stands."""
    return Mend(raw, "it stands")


def references(raw: str) -> Mend:
    """The triples that can be read; times as ``time`` reads them."""
    good: list[Reference] = []
    triples = raw[: text.LONGEST_LIST].split()
    for triple in triples[:REPEAT]:
        parts = triple.split(",")
        if len(parts) == 3 and all(parts) and (sent := _reference_time(parts[2])) is not None:
            good.append(Reference(parts[0], parts[1], sent))
    return Mend(tuple(good), f"{len(good)} of {len(triples)} references")


def _reference_time(raw: str) -> datetime | None:
    try:
        return text.read_time(raw)
    except ValueError:
        mended = time(raw)
        return None if mended is None else mended.value


def words(raw: str) -> Mend:
    """The words between blanks, quotes or no."""
    good = tuple(raw[: text.LONGEST_LIST].replace('"', " ").split())[:REPEAT]
    return Mend(good, f"{len(good)} words between blanks")


def polygon(raw: str) -> Mend | None:
    """Pairs with a blank for the comma or beside it."""
    numbers = _numbers(raw)
    if not numbers or len(numbers) % 2:
        return None
    return Mend(Polygon(tuple(zip(numbers[::2], numbers[1::2], strict=True))), f"{len(numbers) // 2} pairs")


def circle(raw: str) -> Mend | None:
    """Three numbers, however they are parted."""
    numbers = _numbers(raw)
    return Mend(Circle(*numbers), "centre and radius") if len(numbers) == 3 else None


def _numbers(raw: str) -> list[float]:
    if len(raw) > text.LONGEST_LIST:
        return []
    plain = " ".join(raw.split())
    return [float(word) for word in re.split(r"[\s,]+", plain) if word] if NUMBERS.fullmatch(plain + " ") else []


MENDERS: dict[str, Mender] = {
    "sent": time,
    "effective": time,
    "onset": time,
    "expires": time,
    "status": _code("status", "Draft"),
    "msgType": _code("msgType", "Alert"),
    "scope": _code("scope", "Private"),
    "category": _code("category", "Other"),
    "responseType": _code("responseType", None),
    "urgency": _code("urgency", "Unknown"),
    "severity": _code("severity", "Unknown"),
    "certainty": _certainty,
    "language": language,
    "references": references,
    "addresses": words,
    "incidents": words,
    "polygon": polygon,
    "circle": circle,
    "web": address,
    "uri": address,
}
"""Fail closed: a status that nobody knows warns nobody (Draft), a scope that nobody knows is Private."""

ABSENT: dict[str, Any] = {
    "identifier": "",
    "sender": "",
    "status": "Draft",
    "msg_type": "Alert",
    "scope": "Private",
    "category": (),
    "event": "",
    "urgency": "Unknown",
    "severity": "Unknown",
    "certainty": "Unknown",
    "value_name": "",
    "value": "",
    "resource_desc": "",
    "mime_type": "",
    "area_desc": "",
}
"""What a required field holds where its element is missing. A message without ``sent`` is not read at all."""
