"""The land on the map: outlines of countries within a box, no finer than can be drawn."""

import msgspec
import shapely

from tocsin import places
from tocsin.brief.chart.projection import BBox, LatLon
from tocsin.places.countries import english

_STEPS = 600
"""Drawable steps across the box."""


class Land(msgspec.Struct, frozen=True):
    """The part of one country inside a box: closed rings of (latitude, longitude), holes among them."""

    name: str
    rings: tuple[tuple[LatLon, ...], ...]
    middle: LatLon
    """A point well inside the largest part."""


def lands(bbox: BBox) -> list[Land]:
    """All countries in the box, clipped to it."""
    west, south, east, north = bbox
    step = max((east - west) % 360.0, north - south) / _STEPS
    return [
        land
        for code, outline in places.outlines(bbox)
        if (land := _land(english(code), shapely.simplify(outline, step))) is not None
    ]


def _land(name: str, outline: shapely.Geometry) -> Land | None:
    parts = [part for part in shapely.get_parts(outline) if isinstance(part, shapely.Polygon) and not part.is_empty]
    if not parts:
        return None
    largest = max(parts, key=shapely.area)
    inside = shapely.maximum_inscribed_circle(largest).coords[0]
    rings = [ring for part in parts for ring in (part.exterior, *part.interiors)]
    return Land(name, tuple(tuple((lat, lon) for lon, lat in ring.coords) for ring in rings), (inside[1], inside[0]))
