"""How near an event is to a place."""

from typing import Literal

from tocsin.picture.alike import covers
from tocsin.picture.atlas import Atlas, is_country
from tocsin.reading.claim import NamedPlace

Near = Literal["here", "near", "country", "elsewhere"]
HERE_KM = 20.0
NEAR_KM = 100.0


def nearness(atlas: Atlas, of: NamedPlace | None, to: NamedPlace) -> Near:
    """Where an event of place ``of`` stands as seen from ``to``; a town in a region has what its whole region has."""
    if of is None:
        return "elsewhere"
    if of == to:
        return "here"
    if is_country(of):
        return "country" if of.country == to.country else "elsewhere"
    if covers(atlas, of, to) or covers(atlas, to, of):
        return "here"
    distance = atlas.distance_km(of, to)
    if distance is None:
        return "elsewhere"
    return "here" if distance <= HERE_KM else "near" if distance <= NEAR_KM else "elsewhere"


def concerns(atlas: Atlas, of: NamedPlace | None, to: NamedPlace) -> bool:
    """Whether a measure or promise for ``of`` holds in ``to``; one without a place holds everywhere."""
    return of is None or nearness(atlas, of, to) in ("here", "country")
