"""Areas: circles and polygons on the globe, outlines of countries, what lies inside and how far a border is.

Coordinates of shapely geometries are longitude and latitude in degrees (x, y). An area that crosses the antimeridian
is cut there into parts, so that every longitude is within ±180.
"""

import math
from functools import lru_cache

import msgspec
import shapely
from shapely import MultiPolygon, Polygon, affinity
from shapely.geometry.base import BaseGeometry

from tocsin.places.geo import Point, distance_km, point, travel
from tocsin.places.index import index
from tocsin.places.place import Place

CIRCLE_CORNERS = 72
COAST = 0.05
"""Degrees by which a port may lie outside the simplified coast."""
WORLD = shapely.box(-180, -90, 180, 90)
BORDER_TOLERANCE_KM = 10
"""What :func:`distance_to_border_km` may be off by: outlines are 1:10 million, simplified by about 1 km."""


class Area(msgspec.Struct, frozen=True):
    """Part of the globe: polygons of (latitude, longitude) corners, outer rings only. ``name`` is for people."""

    polygons: tuple[tuple[Point, ...], ...]
    name: str = ""

    def shape(self) -> BaseGeometry:
        """The area as a shapely geometry."""
        rings = [Polygon([(lon, lat) for lat, lon in ring]) for ring in self.polygons]
        return rings[0] if len(rings) == 1 else MultiPolygon(rings)


def area(shape: BaseGeometry, name: str = "") -> Area:
    """The area of a shapely polygon or multipolygon; holes are filled."""
    parts = [part for part in shapely.get_parts(shape) if isinstance(part, Polygon)]
    return Area(tuple(tuple((lat, lon) for lon, lat in part.exterior.coords) for part in parts), name)


def circle(centre: Place | Point, km: float | None = None, name: str = "") -> Area:
    """Everything within ``km`` of a place or point, the place's own radius where none is given.

    ``km`` must be positive and less than a quarter of the way round the globe.
    """
    own = centre.radius_km if isinstance(centre, Place) else 0.0
    radius = own if km is None else km
    if not 0 < radius < 10_000:
        raise ValueError(f"radius of {radius} km")
    lat, lon = point(centre)
    # The west mirrors the east. Longitudes run on past ±180, so that the ring is one piece, and are cut there after.
    corners = [travel(centre, 360 * step / CIRCLE_CORNERS, radius) for step in range(CIRCLE_CORNERS // 2 + 1)]
    east = [((x - lon + 180) % 360 - 180, y) for y, x in corners]
    ring = [(lon + x, y) for x, y in east] + [(lon - x, y) for x, y in reversed(east[1:-1])]
    pole = 90.0 if distance_km((lat, lon), (90, lon)) < radius else -90.0
    if distance_km((lat, lon), (pole, lon)) < radius:
        ring = [*sorted(ring), (lon + 180, pole), (lon - 180, pole)]
        first, last = ring[0], ring[-3]
        ring = [(lon - 180, first[1]), *ring[:-2], (lon + 180, last[1]), *ring[-2:]]
    label = name or (centre.name if isinstance(centre, Place) else "")
    return area(cut(Polygon(ring).buffer(0)), label)


def cut(shape: BaseGeometry) -> BaseGeometry:
    """Bring longitudes beyond ±180 back into the world; the cut may leave points and lines beside the polygons."""
    west, _, east, _ = shape.bounds
    if not (west < -180 or east > 180):  # an empty shape has no bounds
        return shape
    turns = range(math.ceil((-180 - east) / 360), math.floor((180 - west) / 360) + 1)
    return shapely.union_all([affinity.translate(shape, xoff=360 * turn).intersection(WORLD) for turn in turns])


@lru_cache(maxsize=32)
def outline(country: str) -> BaseGeometry:
    """The land of an alpha-2 code (Natural Earth, 1:10 million, simplified by 0.01°); ``KeyError`` where unknown.

    Crimea is with Ukraine, the Golan Heights with Syria; Kosovo, Palestine, Taiwan and Western Sahara stand alone.
    """
    found = index().outline(country)
    if found is None:
        raise KeyError(country)
    shapely.prepare(found)
    return found


def shape(place: Place) -> Area:
    """A country's outline; for every other place its circle."""
    if place.kind == "country" and place.country and index().outline(place.country, fine=False) is not None:
        return area(outline(place.country), place.name)
    return circle(place)


def inside(where: Place | Point, within: Area | str) -> bool:
    """Whether a point lies in an area or in the country of an alpha-2 code; its edge counts."""
    lat, lon = point(where)
    geometry = outline(within) if isinstance(within, str) else within.shape()
    return bool(geometry.intersects(shapely.Point(lon, lat)))


def country_at(where: Place | Point) -> str | None:
    """Alpha-2 code of the country that a point lies in or off whose coast it lies (:data:`COAST`), ``None`` at sea."""
    lat, lon = point(where)
    here = shapely.Point(lon, lat)
    codes = index().touching(lon - COAST, lat - COAST, lon + COAST, lat + COAST)
    near = sorted((outline(code).distance(here), code) for code in codes)
    return near[0][1] if near and near[0][0] <= COAST else None


def distance_to_border_km(where: Place | Point, country: str) -> float:
    """From a point to the nearest point of a country's outline (land border or coast), from inside as from outside.

    The nearest corner or edge is found on a plane that is true to scale at the point, then measured on the ellipsoid:
    good to :data:`BORDER_TOLERANCE_KM` up to about 1,500 km, and never less than the true distance by more than that.
    """
    lat, lon = point(where)
    edges = outline(country).boundary
    return min(_nearest(edges, lat, lon, turn) for turn in (-360, 0, 360))


def _nearest(edges: BaseGeometry, lat: float, lon: float, turn: int) -> float:
    squeeze = max(0.05, math.cos(math.radians(lat)))
    plane = affinity.scale(affinity.translate(edges, xoff=turn), xfact=squeeze, yfact=1, origin=(lon, lat))
    near = shapely.get_coordinates(shapely.shortest_line(shapely.Point(lon, lat), plane))[-1]
    return distance_km((lat, lon), (float(near[1]), lon + (float(near[0]) - lon) / squeeze))


def outlines(bbox: tuple[float, float, float, float]) -> list[tuple[str, BaseGeometry]]:
    """Land to draw behind a map of ``bbox`` (west, south, east, north): alpha-2 code and simplified outline, clipped.

    Boxes under 15° wide get the fine outlines. East below west means that the box crosses the antimeridian; longitudes
    beyond 180 are then used, so that the picture is in one piece.
    """
    west, south, east, north = bbox
    if east < west:
        parts = [(outlines((west, south, 180.0, north)), 0), (outlines((-180.0, south, east, north)), 360)]
        return [(code, affinity.translate(land, xoff=turn)) for lands, turn in parts for code, land in lands]
    window = shapely.box(west, south, east, north)
    found = []
    for code in index().touching(west, south, east, north):
        land = index().outline(code, fine=east - west < 15)
        clipped = shapely.intersection(shapely.make_valid(land), window) if land is not None else None
        if clipped is not None and clipped.area > 0:
            found.append((code, clipped))
    return found
