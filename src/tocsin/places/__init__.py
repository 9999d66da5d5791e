"""Places: what a name may stand for, where that is, how far, and which shape it has."""

from tocsin.places.area import (
    Area,
    area,
    circle,
    country_at,
    cut,
    distance_to_border_km,
    inside,
    outline,
    outlines,
    shape,
)
from tocsin.places.context import Context, common, locative, plausible
from tocsin.places.gazetteer import Found, by_id, find, lookup, match
from tocsin.places.geo import distance_km, travel
from tocsin.places.place import Kind, Place
from tocsin.places.ranking import rank

__all__ = [
    "Area",
    "Context",
    "Found",
    "Kind",
    "Place",
    "area",
    "by_id",
    "circle",
    "common",
    "country_at",
    "cut",
    "distance_km",
    "distance_to_border_km",
    "find",
    "inside",
    "locative",
    "lookup",
    "match",
    "outline",
    "outlines",
    "plausible",
    "rank",
    "shape",
    "travel",
]
