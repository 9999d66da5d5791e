"""Rules of areas and their shapes (section 3.2.4; WGS 84, section 3.3.1)."""

import math
from collections.abc import Sequence
from itertools import pairwise

from tocsin.cap.checks.report import Report
from tocsin.cap.checks.texts import check_text
from tocsin.cap.model import Area, Circle, Polygon

THIRD = 1 / 3
"""Of the globe: no warning is meant for more."""


def check_area(area: Area, report: Report) -> None:
    """One area; ``report.prefix`` is its path."""
    if not area.area_desc.strip():
        report.add("G01", "areaDesc", "is empty; name the place")
    else:
        check_text("areaDesc", area.area_desc, report)
    for number, polygon in enumerate(area.polygon):
        check_polygon(polygon, f"polygon[{number}]", report)
    for number, circle in enumerate(area.circle):
        check_circle(circle, f"circle[{number}]", report)
    if not area.polygon and not area.circle:
        report.add("G09", "polygon", "and circle are missing; add one, for receivers that do not know your codes")
    for number, code in enumerate(area.geocode):
        if not code.value_name or not code.value:
            part = "valueName" if not code.value_name else "value"
            report.add("G08", f"geocode[{number}]/{part}", "is empty; fill it or leave the geocode out")
    _heights(area, report)


def check_polygon(polygon: Polygon, where: str, report: Report) -> None:
    """Number of points, closure, range; then simplicity, size and date line of a sound ring."""
    points = polygon.points
    sound = True
    if len(points) < 4:
        report.add("G03", where, f"has {len(points)} points; it needs four or more")
        sound = False
    elif points[0] != points[-1]:
        report.add("G04", where, "is open; repeat its first point at the end")
        sound = False
    lats = [point[0] for point in points]
    lons = [point[1] for point in points]
    if points and not (min(lats) >= -90 and max(lats) <= 90 and min(lons) >= -180 and max(lons) <= 180):
        report.add("G05", where, f"{_outside(points)} is off the globe; latitude comes first")
        sound = False
    if sound:
        _check_ring(lats, lons, where, report)


def _outside(points: Sequence[tuple[float, float]]) -> str:
    return next((f"{lat},{lon}" for lat, lon in points if not in_range(lat, lon)), "")


def _check_ring(lats: list[float], lons: list[float], where: str, report: Report) -> None:
    import numpy as np
    import shapely

    shape = shapely.polygons(shapely.linearrings(np.array((lons, lats)).T))
    if not shapely.is_valid(shape):
        reason = shapely.is_valid_reason(shape).partition("[")[0].strip().lower()
        report.add("G06", where, f"does not go round once ({reason}); give its corners in order")
    width = max(lons) - min(lons)
    if width > 180 and any(abs(a - b) > 180 for a, b in pairwise(lons)):
        report.add("G13", where, "crosses longitude 180 in one piece; cut it there into two")
    elif _share(min(lats), max(lats), width) > THIRD:
        report.add("G13", where, "covers more than a third of the globe; check its coordinates")


def _share(south: float, north: float, width: float) -> float:
    """Of the globe that a box covers."""
    return (math.sin(math.radians(north)) - math.sin(math.radians(south))) / 2 * width / 360


def check_circle(circle: Circle, where: str, report: Report) -> None:
    """Range and radius."""
    if not in_range(circle.lat, circle.lon):
        report.add("G05", where, f"{circle.lat},{circle.lon} is off the globe; latitude comes first")
    if not circle.radius_km >= 0:
        report.add("G07", where, f"has a radius of {circle.radius_km} km; give one above 0")
    elif circle.radius_km == 0:
        report.add("G12", where, "has no radius; give one above 0")
    elif circle.radius_km > 8_000:
        report.add("G13", where, f"has a radius of {circle.radius_km:g} km; the radius is in kilometres")


def _heights(area: Area, report: Report) -> None:
    if area.ceiling is None:
        return
    if area.altitude is None:
        report.add("G10", "ceiling", "is given without altitude; give both or neither")
    elif area.ceiling < area.altitude:
        report.add("G11", "ceiling", f"{area.ceiling:g} feet is below the altitude of {area.altitude:g} feet")


def in_range(lat: float, lon: float) -> bool:
    """Whether degrees are on the globe; not-a-number is not."""
    return -90 <= lat <= 90 and -180 <= lon <= 180
