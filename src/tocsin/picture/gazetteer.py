"""The atlas that answers from Tocsin's gazetteer."""

import contextlib
from functools import lru_cache

from tocsin import places
from tocsin.picture.atlas import is_country
from tocsin.picture.model import Point
from tocsin.places import Place
from tocsin.reading.claim import NamedPlace

AMBIGUOUS_SHARE = 0.1
"""A namesake with at least this share of the likeliest place's prominence is worth a question."""


class Gazetteer:
    """``Atlas`` over ``tocsin.places``; a place's country narrows its candidates."""

    def point(self, place: NamedPlace) -> Point | None:
        found = likeliest(place)
        return Point(found.lat, found.lon, found.radius_km) if found else None

    def contains(self, outer: NamedPlace, inner: NamedPlace) -> bool:
        if is_country(outer):
            return outer.country == inner.country and not is_country(inner)
        region, part = likeliest(outer), likeliest(inner)
        if region is None or part is None or region.kind != "region" or part.kind == "country":
            return False
        return region.id != part.id and part.kind != "region" and _region(region) == _region(part)

    def distance_km(self, a: NamedPlace, b: NamedPlace) -> float | None:
        first, second = likeliest(a), likeliest(b)
        return places.distance_km(first, second) if first and second else None

    def border_km(self, place: NamedPlace, country: str) -> float | None:
        found = likeliest(place)
        if found is None:
            return None
        with contextlib.suppress(KeyError):  # a country without an outline
            return places.distance_to_border_km(found, country)
        return None

    def candidates(self, place: NamedPlace) -> tuple[str, ...]:
        """Namesakes of one kind in one country, as 'Name (lat, lon)'; regions and their towns are one place."""
        found = candidates(place)
        if not found or found[0].kind == "country":
            return tuple(one.name for one in found[:1])
        lead = found[0]
        rivals = [
            one
            for one in found
            if one.kind == lead.kind and one.country == lead.country and one.name == lead.name
            and one.prominence >= AMBIGUOUS_SHARE * lead.prominence and _region(one) != _region(lead)
        ]  # fmt: skip
        return tuple(f"{one.name} ({one.lat:.1f}, {one.lon:.1f})" for one in (lead, *rivals))

    def find(self, name: str) -> NamedPlace | None:
        found = places.lookup(name.partition(",")[0].strip())
        wanted = name.partition(",")[2].strip().upper()
        matching = [one for one in found if not wanted or one.country == wanted]
        return NamedPlace(matching[0].name, matching[0].country) if matching else None


@lru_cache(maxsize=4096)
def candidates(place: NamedPlace) -> tuple[Place, ...]:
    """All places that a claim's place may be, the likeliest first."""
    found = _named(place.name)
    in_country = tuple(one for one in found if one.country == place.country)
    return places.rank(in_country or (found if place.country is None else ()), [place.country] if place.country else [])


def _named(name: str) -> tuple[Place, ...]:
    """Bearers of an English name; 'region' and the like are part of it, and then regions come first."""
    tokens = name.split()
    hit = places.match(tokens, 0, "en")
    return hit[1] if hit and hit[0] == len(tokens) else places.lookup(name)


def likeliest(place: NamedPlace) -> Place | None:
    found = candidates(place)
    return found[0] if found else None


def _region(place: Place) -> tuple[str | None, str]:
    return place.country, place.admin1
