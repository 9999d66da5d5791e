"""Planes on which the edge of an area and the distance to it are exact enough for a decision.

``Edge.scaled``: degrees with longitudes shrunk, as at the area's latitude nearest to a pole: distances never come out
longer than they are, which finds whatever may be near; or as at that nearest to the equator: never shorter, which finds
what surely is near. ``Edge.mercator``: true to scale around each point, for the decision itself. On both the area goes
on beyond ±180°, so that the cut there is no edge.
"""

import math
from functools import cached_property

import numpy as np
import shapely
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from tocsin.registry.grid import Floats

DEGREE_M, LONGEST_DEGREE_M = 110_500, 111_750
"""No more than the shortest degree of latitude, and no less than the longest on either axis."""
EARTH_M = 6_356_752
"""The polar radius: the globe's smallest, so that a distance in radians is never too short."""
_HIGHEST = 89.5
_STEP = 0.5
"""Degrees between corners before projection: straight in longitude and latitude is not straight on Mercator's map."""
_POLES = shapely.MultiLineString([[(-541, -90), (541, -90)], [(-541, 90), (541, 90)]])


class Edge:
    """The edge of an area, which may be reused for many points."""

    def __init__(self, shape: BaseGeometry) -> None:
        self.shape = shape
        _, south, _, north = shape.bounds
        self._highest = max(abs(south), abs(north))
        self._lowest = 0.0 if south <= 0 <= north else min(abs(south), abs(north))
        self._line = shapely.segmentize(_round(shape).boundary.difference(_POLES), _STEP)

    def squeeze(self, reach_m: float) -> float:
        """The least that longitudes shrink to within ``reach_m`` of the area."""
        return _shrunk(self._highest + reach_m / DEGREE_M)

    def stretch(self, reach_m: float) -> float:
        """The most that is left of them there."""
        return _shrunk(max(0.0, self._lowest - reach_m / DEGREE_M))

    def scaled(self, factor: float) -> BaseGeometry:
        """The edge on a plane of degrees with longitudes shrunk to ``factor``."""
        line = affinity.scale(self._line, xfact=factor, origin=(0, 0))
        shapely.prepare(line)
        return line

    @cached_property
    def mercator(self) -> BaseGeometry:
        """The edge on Mercator's map, in radians."""
        line = shapely.transform(self._line, lambda points: np.column_stack(mercator(points[:, 0], points[:, 1])))
        shapely.prepare(line)
        return line


def mercator(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    """Degrees to Mercator's map of a globe with radius 1."""
    high = np.radians(np.clip(lat, -_HIGHEST, _HIGHEST))
    return np.radians(lon), np.arctanh(np.sin(high))


def mercator_radius(lat: Floats, metres: Floats) -> Floats:
    """How long ``metres`` are on the map at a latitude, stretched by what the scale gains on that way."""
    high = np.radians(np.clip(np.abs(lat), 0, _HIGHEST))
    angle = metres / EARTH_M
    farther = np.minimum(high + angle, math.radians(_HIGHEST))
    radius: Floats = angle / np.cos(farther)
    return radius


def _round(shape: BaseGeometry) -> BaseGeometry:
    """The shape with its copies to the east and west."""
    return shapely.union_all([affinity.translate(shape, xoff=turn) for turn in (-360, 0, 360)])


def _shrunk(lat: float) -> float:
    return math.cos(math.radians(min(lat, _HIGHEST)))
