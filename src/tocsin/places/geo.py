"""Distances and circles on the WGS 84 ellipsoid."""

from geographiclib.geodesic import Geodesic

from tocsin.places.place import Place

_EARTH = Geodesic.WGS84
Point = tuple[float, float]
"""Latitude and longitude in degrees."""


def point(where: Place | Point) -> Point:
    """The point of a place, or the point itself."""
    return where.point if isinstance(where, Place) else where


def distance_km(a: Place | Point, b: Place | Point) -> float:
    """Length of the shortest way between two points."""
    (lat1, lon1), (lat2, lon2) = point(a), point(b)
    return float(_EARTH.Inverse(lat1, lon1, lat2, lon2, Geodesic.DISTANCE)["s12"]) / 1000


def travel(start: Place | Point, azimuth: float, km: float) -> Point:
    """The point ``km`` away in a direction (degrees, clockwise from north); longitude within ±180."""
    lat, lon = point(start)
    end = _EARTH.Direct(lat, lon, azimuth, km * 1000)
    return float(end["lat2"]), float(end["lon2"])
