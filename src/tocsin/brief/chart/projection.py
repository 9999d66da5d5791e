"""A flat view of a part of the world: plate carrée scaled at the middle latitude, good for a region."""

from collections.abc import Sequence
from math import cos, hypot, radians

import msgspec

KM_PER_DEGREE = 111.195
"""Of latitude, on the mean sphere of 6371 km."""
LatLon = tuple[float, float]
BBox = tuple[float, float, float, float]
"""West, south, east, north in degrees; east is below west where the box crosses the antimeridian."""


class Frame(msgspec.Struct, frozen=True):
    """A window of ``width`` × ``height`` units around a middle, ``scale`` units a kilometre."""

    lat: float
    lon: float
    scale: float
    width: float
    height: float

    def xy(self, lat: float, lon: float) -> tuple[float, float]:
        """Units from the upper left corner."""
        east, north = _offset((self.lat, self.lon), (lat, lon))
        return self.width / 2 + east * self.scale, self.height / 2 - north * self.scale

    def bbox(self) -> BBox:
        """What the window shows, within the world."""
        high = self.height / self.scale / KM_PER_DEGREE / 2
        wide = self.width / self.scale / KM_PER_DEGREE / 2 / _shrink(self.lat)
        west, east = (-180.0, 180.0) if wide >= 180.0 else (_turned(self.lon - wide), _turned(self.lon + wide))
        return west, max(self.lat - high, -90.0), east, min(self.lat + high, 90.0)


def _turned(lon: float) -> float:
    return (lon + 180.0) % 360.0 - 180.0


def _shrink(lat: float) -> float:
    return max(cos(radians(lat)), 0.05)


def _offset(middle: LatLon, other: LatLon) -> tuple[float, float]:
    """Kilometres east and north; the shorter way round the world."""
    return _turned(other[1] - middle[1]) * KM_PER_DEGREE * _shrink(middle[0]), (other[0] - middle[0]) * KM_PER_DEGREE


def distance(one: LatLon, other: LatLon) -> float:
    """Kilometres in the flat view, for choosing what fits; not for statements to people."""
    return hypot(*_offset(one, other))


def fit(points: Sequence[LatLon], *, width: float, height: float, margin: float, least_km: float) -> Frame:
    """The closest window that holds all points with a margin and shows at least ``least_km`` across its height."""
    home = points[0]
    offsets = [_offset(home, point) for point in points]
    easts, norths = [east for east, _ in offsets], [north for _, north in offsets]
    lat = min(max(home[0] + (min(norths) + max(norths)) / 2 / KM_PER_DEGREE, -85.0), 85.0)
    lon = home[1] + (min(easts) + max(easts)) / 2 / KM_PER_DEGREE / _shrink(home[0])
    grow = _shrink(lat) / _shrink(home[0])
    wide = max((max(easts) - min(easts)) * grow, 1e-6)
    high = max(max(norths) - min(norths), 1e-6)
    scale = min((width - 2 * margin) / wide, (height - 2 * margin) / high, height / least_km)
    return Frame(lat, _turned(lon), scale, width, height)
