"""Readings made for tests: a text of numbered words, claims with evidence in it, and a small atlas."""

from datetime import UTC, datetime
from typing import Any

import msgspec

from tocsin.intake.document import Document
from tocsin.picture.model import Point
from tocsin.places import distance_km
from tocsin.reading.claim import Claim, Evidence, NamedPlace

NOON = datetime(2031, 5, 12, 12, 0, tzinfo=UTC)
KYIV, LVIV = NamedPlace("Kyiv", "UA"), NamedPlace("Lviv", "UA")
UKRAINE, RUSSIA = NamedPlace("Ukraine", "UA"), NamedPlace("Russia", "RU")
BRYANSK_REGION, BRYANSK = NamedPlace("Bryansk region", "RU"), NamedPlace("Bryansk", "RU")
POINTS = {
    "Kyiv": (50.45, 30.52),
    "Lviv": (49.84, 24.02),
    "Bryansk": (53.25, 34.37),
    "Bryansk region": (53.0, 33.5),
    "Irpin": (50.52, 30.35),
    "Vasylkiv": (50.18, 30.32),
    "Zhytomyr": (50.25, 28.66),
}


class Chart:
    """An atlas of a handful of places; every border is 520 km away."""

    def point(self, place: NamedPlace) -> Point | None:
        at = POINTS.get(place.name)
        return Point(at[0], at[1], 10.0) if at else None

    def contains(self, outer: NamedPlace, inner: NamedPlace) -> bool:
        return (outer, inner) == (BRYANSK_REGION, BRYANSK)

    def distance_km(self, a: NamedPlace, b: NamedPlace) -> float | None:
        first, second = POINTS.get(a.name), POINTS.get(b.name)
        return distance_km(first, second) if first and second else None

    def border_km(self, place: NamedPlace, country: str) -> float | None:
        return 520.0 if place.name in POINTS and country else None

    def candidates(self, place: NamedPlace) -> tuple[str, ...]:
        return ("Irpin (east)", "Irpin (west)") if place.name == "Irpin" else (place.name,)

    def find(self, name: str) -> NamedPlace | None:
        return NamedPlace(name, "UA") if name in POINTS else None


def claim(act: str, status: str = "done", *, at: int = 0, **slots: Any) -> Claim:
    """A claim whose evidence is the word ``at`` of a ``document``'s text."""
    fields = {"act": act, "status": status, "evidence": Evidence(at * 5, at * 5 + 4), **slots}
    return msgspec.convert(fields, Claim, from_attributes=True)


def document(name: str = "a", *, published: datetime = NOON, text: str | None = None, **fields: Any) -> Document:
    """A document with 60 words of its own of four letters each, unless ``text`` is given."""
    words = text or " ".join(f"{name[:1]}{number:03d}" for number in range(60))
    known = {"outlet": f"Outlet {name}", "lang": "en", **fields}
    return Document(id=name, source=f"{name}.txt", published=published, text=words, **known)
