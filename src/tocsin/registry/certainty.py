"""How surely a location lies in an area: wholly inside, at its edge, or too vague to say."""

from collections.abc import Mapping
from enum import IntEnum

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from tocsin.registry.cover import among, cover
from tocsin.registry.grid import Codes, Floats, decode
from tocsin.registry.plane import Edge, mercator, mercator_radius
from tocsin.registry.reach import BOUNDS_M, VAGUE_M


class Sure(IntEnum):
    """``OUTSIDE`` is for the inner work; nobody who is surely outside is told."""

    INSIDE = 0
    EDGE = 1
    UNKNOWN = 2
    OUTSIDE = 3


Marks = NDArray[np.int8]


_OPEN = -1
_FEW = 1_000
"""Up to here looking at each location is quicker than making squares."""
_MOST_SQUARES = 2_000


def judge_class(edge: Edge, number: int, cells: Codes, accuracy: Codes) -> Marks:
    """One mark for each location of one class of accuracy: most are settled by their square, the rest one by one."""
    marks = np.full(len(cells), _OPEN, np.int8)
    if len(cells) > _FEW and number < len(BOUNDS_M):
        squares = cover(edge, *BOUNDS_M[number], min(len(cells) // 40, _MOST_SQUARES))
        marks[~among(cells, squares.wanted)] = Sure.OUTSIDE
        marks[among(cells, squares.inner)] = Sure.INSIDE
        held = among(cells, squares.edge)
        marks[held] = np.where(accuracy[held] > VAGUE_M, Sure.UNKNOWN, Sure.EDGE)
    left = np.flatnonzero(marks == _OPEN)
    if len(left):
        marks[left] = judge(edge, cells[left], accuracy[left])
    return marks


def judge(edge: Edge, cells: Codes, accuracy: Codes) -> Marks:
    """One mark for each location, a point and its accuracy in metres. Equal locations are looked at once."""
    pairs = np.column_stack([cells, accuracy])
    order = np.lexsort((accuracy, cells))
    fresh = np.concatenate([[True], np.any(pairs[order][1:] != pairs[order][:-1], axis=1)])
    number = np.empty(len(order), np.int64)
    number[order] = np.cumsum(fresh) - 1
    lon, lat = decode(cells[order][fresh])
    return _judge(edge, lon, lat, accuracy[order][fresh].astype(np.float64))[number]


def _judge(edge: Edge, lon: Floats, lat: Floats, metres: Floats) -> Marks:
    inside = shapely.intersects_xy(edge.shape, lon, lat)
    near = shapely.dwithin(edge.mercator, shapely.points(*mercator(lon, lat)), mercator_radius(lat, metres))
    unsure = np.where(metres > VAGUE_M, Sure.UNKNOWN, Sure.EDGE)
    return np.where(near, unsure, np.where(inside, Sure.INSIDE, Sure.OUTSIDE)).astype(np.int8)


def judge_shapes(edge: Edge, areas: Codes, accuracy: Codes, shapes: Mapping[int, BaseGeometry]) -> Marks:
    """One mark for each location that is an area of its own."""
    marks = {number: _relation(edge.shape, shapes[number]) for number in set(areas.tolist())}
    found = np.array([marks[number] for number in areas.tolist()], np.int8)
    return np.where((found == Sure.EDGE) & (accuracy > VAGUE_M), Sure.UNKNOWN, found).astype(np.int8)


def _relation(area: BaseGeometry, location: BaseGeometry) -> Sure:
    if area.covers(location):
        return Sure.INSIDE
    return Sure.EDGE if area.intersects(location) else Sure.OUTSIDE
