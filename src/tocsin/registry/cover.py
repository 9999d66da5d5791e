"""An area as ranges of grid codes: those wholly inside, and those near its edge, where each point decides."""

import math
from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from tocsin.registry.grid import BITS, Codes, weave
from tocsin.registry.plane import DEGREE_M, LONGEST_DEGREE_M, Edge

FINEST = 22
"""Halvings of the globe: squares of about 10 m."""
EVERYWHERE = (0, (1 << 2 * BITS) - 1)
_QUARTERS = np.array([(0, 0), (1, 0), (0, 1), (1, 1)])
_Squares = NDArray[np.int64]


class Cover(NamedTuple):
    """Arrays of (first, last) code, in order. ``wanted`` holds the two others, and squares where each point decides."""

    wanted: Codes
    inner: Codes
    edge: Codes


def cover(edge: Edge, least_m: int, most_m: int, squares_at_edge: int) -> Cover:
    """Squares whose points, give or take more than ``least_m`` and at most ``most_m``, may lie in the area.

    They are halved until there are ``squares_at_edge`` that each point decides in, or some more.
    """
    squeeze, stretch = edge.squeeze(most_m), edge.stretch(most_m)
    line, far_line = edge.scaled(squeeze), edge.scaled(stretch)
    near, surely = most_m / DEGREE_M, least_m / LONGEST_DEGREE_M
    crossed = np.zeros((1, 2), np.int64)
    inner: list[Codes] = []
    sure: list[Codes] = []
    level = 0
    while level < FINEST and 0 < len(crossed) <= squares_at_edge and 360 / 2**level * squeeze > near / 4:
        level += 1
        squares = (crossed[:, None, :] * 2 + _QUARTERS).reshape(-1, 2)
        width, height = 360 / 2**level, 180 / 2**level
        lon, lat = (squares[:, 0] + 0.5) * width - 180, (squares[:, 1] + 0.5) * height - 90
        corner = math.hypot(width * squeeze, height) / 2
        touched = shapely.dwithin(line, shapely.points(lon * squeeze, lat), near + corner)
        inner.append(_ranges(squares[~touched & shapely.contains_xy(edge.shape, lon, lat)], level))
        left = surely - math.hypot(width * stretch, height) / 2
        if left > 0:
            held = touched & shapely.dwithin(far_line, shapely.points(lon * stretch, lat), left)
            sure.append(_ranges(squares[held], level))
            touched &= ~held
        crossed = squares[touched]
    within, at_edge = _joined(inner), _joined(sure)
    return Cover(_joined([within, at_edge, _ranges(crossed, level)]), within, at_edge)


def among(codes: Codes, ranges: Codes) -> NDArray[np.bool_]:
    """Which codes lie in one of the ranges."""
    if not len(ranges):
        return np.zeros(len(codes), np.bool_)
    at = np.searchsorted(ranges[:, 0], codes, side="right") - 1
    found: NDArray[np.bool_] = (at >= 0) & (codes <= ranges[np.maximum(at, 0), 1])
    return found


def _ranges(squares: _Squares, level: int) -> Codes:
    shift = 2 * (BITS - level)
    first = weave(squares[:, 0], squares[:, 1]) << shift
    return np.column_stack([first, first + (1 << shift) - 1])


def _joined(parts: list[Codes]) -> Codes:
    """In order, with neighbours made one."""
    ranges = np.concatenate([*parts, np.empty((0, 2), np.int64)])
    ranges = ranges[np.argsort(ranges[:, 0])]
    apart = ranges[1:, 0] != ranges[:-1, 1] + 1
    starts, ends = np.insert(apart, 0, True)[: len(ranges)], np.append(apart, True)[: len(ranges)]
    return np.column_stack([ranges[starts, 0], ranges[ends, 1]])
