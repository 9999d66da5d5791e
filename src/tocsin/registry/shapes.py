"""Shapes of areas: from GeoJSON (RFC 7946), places and circles to a clean multipolygon cut at the antimeridian."""

from collections.abc import Iterator
from typing import Any

import msgspec
import numpy as np
import shapely
from shapely import MultiPolygon, Polygon, affinity
from shapely.errors import ShapelyError
from shapely.geometry.base import BaseGeometry
from shapely.validation import explain_validity

from tocsin import places
from tocsin.errors import InputError
from tocsin.safe import clean

WORLD = shapely.box(-180, -90, 180, 90)
MOST_CORNERS = 500_000
_POLYGONS = ("Polygon", "MultiPolygon")


class Named(msgspec.Struct, frozen=True):
    """A shape and what the file calls it."""

    name: str
    shape: BaseGeometry


def from_geojson(data: bytes, source: str, name: str = "") -> list[Named]:
    """Every area of a file. Raises ``InputError`` for the first that is none."""
    try:
        top = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise InputError(source, "is no JSON; export the area as GeoJSON (RFC 7946)") from None
    features = list(_features(top, source))
    if not features:
        raise InputError(source, "holds no area; draw a polygon and export it as GeoJSON")
    found = []
    for number, (geometry, properties) in enumerate(features, 1):
        label = _label(properties, name, number if len(features) > 1 else 0)
        where = f"{source}, {label or f'area {number}'}"
        found.append(Named(label, polygons(geometry, where)))
    return found


def _features(top: Any, source: str) -> Iterator[tuple[Any, dict[str, Any]]]:
    kind = top.get("type") if isinstance(top, dict) else None
    if kind == "FeatureCollection" and isinstance(top.get("features"), list):
        for feature in top["features"]:
            yield from _features(feature, source)
    elif kind == "Feature":
        own = top.get("properties")
        yield top.get("geometry"), own if isinstance(own, dict) else {}
    elif isinstance(kind, str) and isinstance(top.get("coordinates"), list):
        yield top, {}
    else:
        raise InputError(source, "is no GeoJSON (RFC 7946); its type is FeatureCollection, Feature or Polygon")


def _label(properties: dict[str, Any], name: str, number: int) -> str:
    own = next((properties[key] for key in ("name", "title", "id") if isinstance(properties.get(key), str)), "")
    if name:
        return f"{name} {own or number}".strip() if number else name
    return clean(own)


def polygons(geometry: Any, where: str) -> BaseGeometry:
    """The shape of a GeoJSON geometry. Raises ``InputError``, with the place where a ring crosses itself."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in _POLYGONS:
        raise InputError(where, f"is a {kind or 'feature without geometry'}, no area; draw a polygon around it")
    listed = geometry.get("coordinates")
    try:
        rings = [[_ring(ring) for ring in part] for part in ([listed] if kind == "Polygon" else listed)]
        made = [Polygon(outer, holes) for outer, *holes in rings if len(outer)]
    except (TypeError, ValueError, ShapelyError):
        raise InputError(where, "its coordinates are no rings of [longitude, latitude]; export it anew") from None
    return _clean(MultiPolygon(made), where)


def _ring(points: Any) -> Any:
    """Corners as an array; where a side would go more than half way round the globe, the short way is meant."""
    ring = np.array([(float(lon), float(lat)) for lon, lat, *_ in points], np.float64).reshape(-1, 2)
    steps = np.diff(ring[:, 0])
    ring[1:, 0] -= np.cumsum(np.round(steps / 360) * 360 * (np.abs(steps) > 180) * (np.abs(steps) < 360))
    return ring


def _clean(shape: MultiPolygon, where: str) -> BaseGeometry:
    if shape.is_empty or not shape.area > 0:
        raise InputError(where, "is empty; draw a polygon with at least three corners")
    if len(shapely.get_coordinates(shape)) > MOST_CORNERS:
        raise InputError(where, f"has more than {MOST_CORNERS:,} corners; simplify it")
    west, south, east, north = shape.bounds
    if south < -90 or north > 90:
        raise InputError(where, "has latitudes beyond 90°; GeoJSON wants longitude first, then latitude")
    if west < -540 or east > 540:
        raise InputError(where, "has longitudes beyond 540°; write them between -180 and 180")
    if not shape.is_valid:
        raise InputError(where, f"crosses itself ({explain_validity(shape)}); mend it there and export it anew")
    return cut(shape)


def cut(shape: BaseGeometry) -> BaseGeometry:
    """Bring longitudes beyond ±180 back into the world."""
    turned = places.cut(shape)
    return shape if turned is shape else areas_alone(turned)


def areas_alone(shape: BaseGeometry) -> BaseGeometry:
    """Without the points and lines that a cut leaves."""
    parts = [part for part in shapely.get_parts(shape) if isinstance(part, Polygon)]
    return MultiPolygon(parts)


def of_place(place: places.Place) -> BaseGeometry:
    """A country's outline, for every other place its circle."""
    if place.kind == "country" and place.country:
        try:
            return areas_alone(places.outline(place.country))
        except KeyError:
            pass
    return places.circle(place).shape()


def around(lat: float, lon: float, km: float) -> BaseGeometry:
    """A circle. Raises ``InputError``."""
    if not (-90 <= lat <= 90 and -180 <= lon <= 180 and 0 < km <= 5_000):
        raise InputError("circle", "write latitude,longitude,kilometres: 50.45,30.52,20; at most 5000 km")
    return places.circle((lat, lon), km).shape()


def extent_m(shape: BaseGeometry) -> tuple[float, float, int]:
    """Latitude, longitude and radius in metres of a circle that holds the shape, from its middle.

    For a shape in parts across the antimeridian the parts in the west are moved east first.
    """
    west, _, east, _ = shape.bounds
    if west <= -180 and east >= 180:
        parts = shapely.get_parts(shape)
        shape = MultiPolygon([affinity.translate(one, xoff=360) if one.bounds[2] < 0 else one for one in parts])
    middle = shape.centroid
    corners = shapely.get_coordinates(shapely.convex_hull(shape))
    here = (middle.y, middle.x)
    farthest = max(places.distance_km(here, (lat, (lon + 180) % 360 - 180)) for lon, lat in corners.tolist())
    return middle.y, (middle.x + 180) % 360 - 180, int(farthest * 1_010) + 1
