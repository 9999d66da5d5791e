"""The area of a message in numbers."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import radians, sin

from tocsin.cap import shapes
from tocsin.cap.model import Area, Info

RADIUS = 6371.0072
"""Kilometres: of the sphere with the surface of the earth; areas are right to half a percent."""


def extent(infos: Sequence[Info]) -> str:
    """How many shapes, how large, between which degrees. What several languages bear counts once."""
    areas = [area for info in infos for area in info.area]
    polygons = {one for area in areas for one in area.polygon}
    circles = {one for area in areas for one in area.circle}
    codes = {one for area in areas for one in area.geocode}
    counts = []
    if polygons:
        points = sum(len(one.points) for one in polygons)
        counts.append(f"{_count(len(polygons), 'polygon')} of {_count(points, 'point')}")
    if circles:
        radii = sorted({one.radius_km for one in circles})
        shown = f"{radii[0]:g}" if len(radii) == 1 else f"{radii[0]:g} to {radii[-1]:g}"
        counts.append(f"{_count(len(circles), 'circle')} of {shown} km")
    if codes:
        counts.append(_count(len(codes), "geocode"))
    if not counts:
        return "names only" if areas else "none"
    return "; ".join([", ".join(counts), *_measured(areas)])


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _measured(areas: Sequence[Area]) -> Iterator[str]:
    """Surface and degrees; nothing where no shape can be read."""
    shape = shapes.united([shapes.area(area) for area in areas])
    box = shapes.bbox([shape])
    if box is None:
        return
    size = sum(_surface(ring) for ring in _rings(shapes.geometry(shape)))
    west, south, east, north = box
    digits = 2 if size >= 1 else 4
    if size:
        yield f"about {size:,.0f} km²" if size >= 10 else f"about {size:.2g} km²"
    yield f"{_degrees(south, north, 'SN', digits)}, {_degrees(west, east, 'WE', digits)}"


def _degrees(low: float, high: float, signs: str, digits: int) -> str:
    first, second = (f"{abs(value):.{digits}f}°{signs[value >= 0]}" for value in (low, high))
    return f"{first}–{second}" if first != second else first


def _rings(geometry: object) -> Iterator[tuple[list[list[float]], float]]:
    """The rings of a GeoJSON geometry: +1 for an outer one, -1 for a hole."""
    if isinstance(geometry, dict):
        for part in geometry.get("geometries", ()):
            yield from _rings(part)
        polygons = {"Polygon": lambda rings: [rings], "MultiPolygon": list}.get(geometry["type"])
        for rings in polygons(geometry["coordinates"]) if polygons else ():
            yield from ((ring, -1.0 if number else 1.0) for number, ring in enumerate(rings))


def _surface(signed: tuple[list[list[float]], float]) -> float:
    """Square kilometres of a ring on the sphere (Chamberlain and Duquette, 2007)."""
    ring, sign = signed
    total = sum(
        radians(after[0] - before[0]) * (2 + sin(radians(before[1])) + sin(radians(after[1])))
        for before, after in pairwise(ring)
    )
    return sign * abs(total) * RADIUS**2 / 2
