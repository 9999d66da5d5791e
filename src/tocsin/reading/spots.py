"""The places that a text names: each with all its mentions, common nouns for it included ('the capital').

A *spot* is one place as the text knows it; a claim is at one of them.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from tocsin import places
from tocsin.places import Place, countries
from tocsin.reading.mention import Mention

if TYPE_CHECKING:
    from tocsin.reading.analysis import Analysis


class Spot:
    """One place and the mentions that name it, in the order of the text."""

    __slots__ = ("at", "heads", "mentions", "place")

    def __init__(self, place: Place) -> None:
        self.place = place
        self.mentions: list[Mention] = []
        self.at: list[int] = []
        """The sentence of each mention."""
        self.heads: set[str] = set()
        """Whether the title or the outlet names it."""


class Spots:
    """All spots of a document."""

    def __init__(self, a: Analysis) -> None:
        self.openings = [first for first, _ in a.sentences]
        self.by_id: dict[str, Spot] = {}
        for m in a.mentions:
            land = country_of(m.codes[0]) if "demonym" in m.kinds and m.codes and not m.places else None
            for place in (land,) if land is not None else m.places[:1]:
                spot = self.by_id.setdefault(place.id, Spot(place))
                spot.mentions.append(m)
                spot.at.append(self.sentence(m.first))
        for line in (a.title, a.outlet):
            for m in line.mentions if line is not None else ():
                for place in m.places[:1]:
                    self.by_id.setdefault(place.id, Spot(place)).heads.add("title" if line is a.title else "outlet")
        for m in _references(a):
            spot = self.by_id.setdefault(m.places[0].id, Spot(m.places[0]))
            spot.mentions.append(m)
            spot.at.append(self.sentence(m.first))
        if a.dateline is not None:
            self.by_id.setdefault(a.dateline.id, Spot(a.dateline))
        owners = [code for m in a.mentions for code in (*m.codes, *m.of)]
        for code in dict.fromkeys([*owners, *(s.place.country or "" for s in self.by_id.values()), a.focus[1] or ""]):
            country = country_of(code)
            if country is not None:
                self.by_id.setdefault(country.id, Spot(country))

    def sentence(self, token: int) -> int:
        """The number of the sentence that token is in."""
        return bisect_right(self.openings, token) - 1


def _references(a: Analysis) -> list[Mention]:
    """'the capital', 'dans le pays', 'this town': a common noun for a place that the text has named."""
    small = a.language.small
    country = country_of(a.focus[1] or "")
    capital = places.lookup(countries.capital(country.country or "") or "") if country is not None else ()
    town = next((p for p in capital if country is not None and p.country == country.country), None)
    found: list[Mention] = []
    named = [m for m in a.mentions if m.places]
    for i, key in enumerate(a.keys):
        if key not in small["common_places"] or not i or a.keys[i - 1] not in small["pointing"]:
            continue
        if key in small["common_countries"]:
            place = country
        elif key in small["capital_nouns"]:
            place = town
        else:
            kind = "city" if key in small["common_towns"] else "region"
            place = next((m.places[0] for m in reversed(named) if m.first < i and m.places[0].kind == kind), None)
        if place is None or any(m.first <= i < m.last or i < m.first <= i + 2 for m in named):
            continue
        m = Mention(i, i + 1, {"place"}, places=(place,), word=key)
        m.prep = next((k for k in (a.keys[i - 1], a.keys[i - 2]) if k in small["prepositions"]), "")
        found.append(m)
    return found


def country_of(actor: str) -> Place | None:
    """The country of an actor code, or of an alpha-2 code."""
    state = actor.partition(".")[0]
    alpha2 = state if len(state) == 2 else countries.alpha2(state)
    if not alpha2:
        return None
    return next(
        (p for p in places.lookup(countries.english(alpha2)) if p.kind == "country" and p.country == alpha2), None
    )
