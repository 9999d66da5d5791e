"""Areas as shapely geometries (WGS 84, section 3.3.1) of the form that GeoJSON asks (RFC 7946): longitude first, outer
rings counterclockwise (3.1.6), cut at the antimeridian (3.1.9).

What senders get wrong is mended where only one reading is possible, and left out where not:

- An edge takes the shorter way round the globe, so a ring that jumps from 179 to -179 crosses the antimeridian; a jump
  of exactly 360 is the edge of the whole map. A ring that goes round the globe holds the nearer pole.
- An open ring is closed. A ring that crosses itself is parted into the loops that it makes, all of them inside.
- Longitudes up to 540 either way are turned back into ±180.
- Fewer than three corners, no extent, over a thousand crossings, a latitude beyond ±90, a radius that is negative or
  from 10,000 km, a number that is none: no geometry.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import isfinite
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from tocsin import places
from tocsin.cap.model import Area, Circle, Polygon

FARTHEST = 540
RING_CROSSINGS = 1_000
UNION_CROSSINGS = 20_000
"""More is no honest shape, and takes minutes to part or unite."""
DIGITS = 6
"""Of a degree, in corners that are computed: 0.1 m (RFC 7946, section 11.2)."""
EMPTY = shapely.Polygon()
Box = tuple[float, float, float, float]


def polygon(value: Polygon) -> BaseGeometry:
    """A polygon, several, or an empty one where it cannot be read."""
    points = [(lon, lat) for lat, lon in value.points]
    if len(set(points)) < 3 or not all(_on_globe(lon, lat) for lon, lat in points):
        return EMPTY
    if points[0] != points[-1]:
        points.append(points[0])
    drawn = shapely.Polygon(_unrolled(points))
    if not drawn.is_valid:
        if _tangled([drawn], RING_CROSSINGS):
            return EMPTY
        # Loops that share an edge stay two in GEOS, which is not valid; the union makes them one.
        drawn = shapely.union_all(
            shapely.get_parts(shapely.make_valid(drawn, method="structure", keep_collapsed=False))
        )
    return _areal(places.cut(drawn))


def circle(value: Circle) -> BaseGeometry:
    """A polygon of 72 corners on the ellipsoid, or several; its centre where it is too small; empty as ``polygon``."""
    if not _on_globe(value.lon, value.lat) or not 0 <= value.radius_km < 10_000:
        return EMPTY
    lon = (value.lon + 180) % 360 - 180 if abs(value.lon) > 180 else value.lon
    if not value.radius_km:
        return shapely.Point(lon, value.lat)
    made = shapely.set_precision(places.circle((value.lat, lon), value.radius_km).shape(), 10**-DIGITS)
    return _areal(made) if made.area else shapely.Point(lon, value.lat)


def area(value: Area) -> BaseGeometry:
    """The union of its polygons and circles; empty where it has geocodes only (section 3.2.4 of CAP)."""
    return united([*map(polygon, value.polygon), *map(circle, value.circle)])


def united(shapes: Iterable[BaseGeometry]) -> BaseGeometry:
    """One geometry of all: parts that overlap or share a border become one, so that the geometry is valid.

    Of too many crossings they stay as they are.
    """
    parts = [part for shape in shapes for part in shapely.get_parts(shape) if not part.is_empty]
    areal = [part for part in parts if part.geom_type == "Polygon"]
    points = [part for part in parts if part.geom_type == "Point"]
    areal = list({part.wkb: part for part in areal}.values())
    whole = shapely.MultiPolygon(areal) if len(areal) != 1 else areal[0]
    if not whole.is_valid and not _tangled(areal, UNION_CROSSINGS):
        whole = _areal(shapely.union_all(areal))
    if not points:
        return whole
    return shapely.GeometryCollection([whole, *points] if areal else points) if len(parts) > 1 else points[0]


def geometry(shape: BaseGeometry) -> dict[str, Any] | None:
    """The GeoJSON object; ``None`` where there is nothing to draw."""
    if shape.is_empty:
        return None
    made: dict[str, Any] = _lists(shape.__geo_interface__)
    return made


def bbox(shapes: Sequence[BaseGeometry]) -> Box | None:
    """West, south, east, north. Where they stand on both sides of the antimeridian, west is the greater (5.2)."""
    boxes = sorted(part.bounds for shape in shapes for part in shapely.get_parts(shape) if not part.is_empty)
    if not boxes:
        return None
    west, south = boxes[0][0], min(box[1] for box in boxes)
    east, north = max(box[2] for box in boxes), max(box[3] for box in boxes)
    if west == -180 and east == 180:
        west, east = _gap(boxes)
    return west, south, east, north


def _gap(boxes: Sequence[Box]) -> tuple[float, float]:
    """East and west of the widest stretch of longitude that no box touches; the whole globe where there is none."""
    reach, widest, found = -180.0, 0.0, (-180.0, 180.0)
    for west, _, east, _ in boxes:
        if west - reach > widest:
            widest, found = west - reach, (west, reach)
        reach = max(reach, east)
    return found


def _on_globe(lon: float, lat: float) -> bool:
    return isfinite(lon) and abs(lon) <= FARTHEST and -90 <= lat <= 90


def _unrolled(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The ring with longitudes that run on past ±180; one that goes round the globe is closed over the nearer pole."""
    ring, turn = [points[0]], 0
    for (before, _), (lon, lat) in pairwise(points):
        step = lon - before
        if 180 < abs(step) != 360:
            turn -= 360 * round(step / 360)
        ring.append((lon + turn, lat))
    if ring[0][0] != ring[-1][0]:
        pole = 90.0 if sum(lat for _, lat in points) >= 0 else -90.0
        ring += [(ring[-1][0], pole), (ring[0][0], pole), ring[0]]
    return ring


def _tangled(shapes: Sequence[BaseGeometry], most: int) -> bool:
    """Whether the rings cross themselves or each other more often."""
    rings = [shapely.get_coordinates(ring) for ring in shapely.get_rings(shapes)]
    edges = [edge for ring in rings for edge in shapely.linestrings([*pairwise(ring)])]
    tree, found = shapely.STRtree(edges), 0
    for start in range(0, len(edges), 16):
        found += tree.query(edges[start : start + 16], predicate="crosses").shape[1]
        if found > 2 * most:
            return True
    return False


def _areal(shape: BaseGeometry) -> BaseGeometry:
    """Its polygons, outer rings counterclockwise."""
    parts = [part for piece in shapely.get_parts(shape) for part in shapely.get_parts(piece)]
    areal = [orient(part) for part in parts if part.geom_type == "Polygon" and part.area]
    return areal[0] if len(areal) == 1 else shapely.MultiPolygon(areal)


def _lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _lists(one) for key, one in value.items()}
    return [_lists(one) for one in value] if isinstance(value, tuple | list) else value
