"""Rules of shapes (section 3.2.4; WGS 84, section 3.3.1)."""

from collections.abc import Iterator

from tocsin.cap.model import Area, Circle, Polygon


def faults(area: Area) -> Iterator[tuple[str, str]]:
    """Rule and reason of each fault in the area's shapes."""
    for polygon in area.polygon:
        yield from polygon_faults(polygon)
    for circle in area.circle:
        yield from circle_faults(circle)
    if not (area.polygon or area.circle or area.geocode):
        yield "G09", "has neither polygon, circle nor geocode; give one, so that receivers know who is inside"


def polygon_faults(polygon: Polygon) -> Iterator[tuple[str, str]]:
    """Too few points, not closed, out of range."""
    if len(polygon.points) < 4:
        yield "G03", f"polygon has {len(polygon.points)} points; it needs 4 or more"
    elif polygon.points[0] != polygon.points[-1]:
        yield "G04", "polygon is open; repeat its first point at the end"
    for lat, lon in polygon.points:
        if not in_range(lat, lon):
            yield "G05", f"polygon point {lat},{lon} is out of range; latitude comes first"


def circle_faults(circle: Circle) -> Iterator[tuple[str, str]]:
    """Out of range, negative or no radius."""
    if not in_range(circle.lat, circle.lon):
        yield "G05", f"circle centre {circle.lat},{circle.lon} is out of range; latitude comes first"
    if not circle.radius_km > 0:
        yield "G07", f"circle radius {circle.radius_km} km holds nobody; give one above 0"


def in_range(lat: float, lon: float) -> bool:
    """Whether degrees are on the globe; not-a-number is not."""
    return -90 <= lat <= 90 and -180 <= lon <= 180
