"""Shapes of areas as shapely geometries: longitude and latitude in degrees (x, y), WGS 84 (section 3.3.1)."""

import shapely
from shapely import Point
from shapely.geometry.base import BaseGeometry

from tocsin import places
from tocsin.cap.model import Area, Circle, Polygon


def polygon(value: Polygon) -> BaseGeometry:
    """As given, in one piece: one that crosses longitude 180 is for the check to find."""
    return shapely.Polygon([(lon, lat) for lat, lon in value.points])


def circle(value: Circle) -> BaseGeometry:
    """A polygon of 72 corners on the ellipsoid; raises ``ValueError`` for a negative radius or one over 10,000 km."""
    if value.radius_km == 0:
        return Point(value.lon, value.lat)
    return places.circle((value.lat, value.lon), value.radius_km).shape()


def area(value: Area) -> BaseGeometry:
    """The union of all polygons and circles; those that cross themselves are made valid first."""
    parts = [*map(polygon, value.polygon), *map(circle, value.circle)]
    return shapely.union_all([part if part.is_valid else shapely.make_valid(part) for part in parts])
