"""Places that no gazetteer lists: a hamlet behind 'à', a camp, a quarter. Their name is the text's, their country the
one that the text is about; where they lie is not known."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from msgspec import structs

from tocsin.places import Place, countries
from tocsin.reading.mention import Mention

if TYPE_CHECKING:
    from tocsin.reading.analysis import Analysis

_ID = "text:"
_MOST = 4
"""Tokens of a name at most."""


def add_unlisted(a: Analysis, mentions: list[Mention]) -> list[Mention]:
    """``mentions`` and the unlisted places: capitalised words behind a preposition of place or 'camp' and the like."""
    taken = {i for m in mentions for i in range(m.first, m.last)} | {i for d in a.dates for i in range(d.first, d.last)}
    found = [
        made
        for first, last in a.sentences
        for i in range(first + 1, last)
        if (made := _at(a, i, last, taken)) is not None
    ]
    return mentions + found


def _at(a: Analysis, i: int, end: int, taken: set[int]) -> Mention | None:
    words, small = a.tokens.words, a.language.small
    if i in taken or not _name(words[i]) or _name(words[i - 1]):
        return None
    last = i + 1
    while (
        last < min(end, i + _MOST)
        and last not in taken
        and _name(words[last])
        and a.keys[last] not in small["place_kinds_after"]
    ):
        last += 1
    kind = last < end and a.keys[last] in small["place_kinds_after"]
    if not kind and not _introduced(a, i):
        return None
    last += kind
    if (last < end and (last in taken or words[last][:1].isdigit())) or a.keys[i] in small["no_place"]:
        return None
    text = a.tokens.text[a.tokens.starts[i] : a.tokens.ends[last - 1]]
    name = text.title() if text.isupper() and len(text) > 3 else text
    place = Place(id=_ID + name, name=name, kind="city", country=None, lat=math.nan, lon=math.nan, radius_km=1.0)
    return Mention(i, last, {"place"}, places=(place,), word=a.keys[i])


def _name(word: str) -> bool:
    return word[:1].isupper() and len(word) > 2 and word.replace("-", "").replace("'", "").isalpha()


def _introduced(a: Analysis, i: int) -> bool:
    """'à Bulengo', 'camp de Bulengo', 'the village of Marte', 'VILLE DE SAINT-VAURY'."""
    keys, small = a.keys, a.language.small
    if keys[i - 1] in small["at_place"]:
        return True
    at = i - 1
    if keys[at] in small["of"]:
        at -= 1
    while at >= 0 and keys[at] in small["place_kinds_between"]:
        at -= 1
    return at >= 0 and keys[at] in small["place_kinds"]


def settle(a: Analysis) -> None:
    """Give unlisted places the country of the text, and make one its focus where no other town is."""
    code = countries.alpha2(a.focus[1]) if a.focus[1] else None
    first: Place | None = None
    for m in a.mentions:
        if m.places and m.places[0].id.startswith(_ID):
            m.places = (structs.replace(m.places[0], country=code),)
            first = first or m.places[0]
    if a.focus[0] is None and first is not None:
        a.focus = (first, a.focus[1])
