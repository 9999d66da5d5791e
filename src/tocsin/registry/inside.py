"""Who is inside an area at a moment, how surely, and how fresh that is."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

import msgspec
import numpy as np
import shapely
from django.db import connection
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from tocsin.registry import models
from tocsin.registry.certainty import Marks, Sure, judge_class, judge_shapes
from tocsin.registry.cover import EVERYWHERE, cover
from tocsin.registry.grid import Codes
from tocsin.registry.plane import Edge
from tocsin.registry.reach import BOUNDS_M, LIMITS_M
from tocsin.registry.statements import statement

_IN_SQL = 60
"""Squares at the edge, for each class of accuracy: more ranges make the query slower than the rows they save."""


class Located(msgspec.Struct, frozen=True):
    """One person. ``seen`` is when the location was told, ``accuracy_m`` how far from it the person may be."""

    person: int
    sure: Sure
    seen: datetime
    accuracy_m: int


class Found(msgspec.Struct, frozen=True):
    """The answer as columns, one entry a person, those surely inside first."""

    at: datetime
    people: NDArray[np.int64]
    sure: Marks
    seen: NDArray[np.int64]
    accuracy_m: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.people)

    def __iter__(self) -> Iterator[Located]:
        columns = (self.people, self.sure, self.seen, self.accuracy_m)
        for person, sure, seen, accuracy in zip(*(column.tolist() for column in columns), strict=True):
            yield Located(person, Sure(sure), datetime.fromtimestamp(seen, UTC), accuracy)

    def count(self, sure: Sure) -> int:
        """How many are that sure."""
        return int(np.count_nonzero(self.sure == sure))


class _Rows(NamedTuple):
    """Candidates, one column each."""

    person: Codes
    cell: Codes
    accuracy: Codes
    seen: Codes
    area: Codes


def inside(area: BaseGeometry, at: datetime) -> Found:
    """The people who are or may be in a polygon or multipolygon (as :mod:`tocsin.registry.shapes` makes them).

    Whose location is not known at ``at`` is not among them: :func:`unplaced` counts those.
    """
    if area.is_empty:
        return _found(at, _Rows(*[np.empty(0, np.int64)] * 5), np.empty(0, np.int8))
    shapely.prepare(area)
    edge = Edge(area)
    rows = _rows([cover(edge, *bounds, _IN_SQL).wanted for bounds in BOUNDS_M], int(at.timestamp()))
    return _found(at, rows, _marks(edge, rows))


def unplaced(at: datetime) -> int:
    """How many people have no known location at a moment."""
    moment = int(at.timestamp())
    placed = models.Whereabouts.objects.filter(starts__lte=moment, ends__gt=moment).count()
    return models.Person.objects.count() - placed


def _rows(classes: list[Codes], moment: int) -> _Rows:
    ranges = [[number, *pair] for number, pairs in enumerate(classes) for pair in pairs.tolist()]
    ranges.append([len(classes), *EVERYWHERE])
    with connection.cursor() as cursor:
        cursor.execute(statement("inside", connection.vendor), [msgspec.json.encode(ranges).decode(), moment, moment])
        return _Rows(*map(_column, cursor.fetchone()))


def _column(value: Any) -> Codes:
    """A JSON list of SQLite, big-endian bytes of PostgreSQL (``None`` where there is no row)."""
    if isinstance(value, str):
        return np.array(msgspec.json.decode(value, type=list[int]), np.int64)
    return np.frombuffer(value or b"", ">i8").astype(np.int64)


def _marks(edge: Edge, rows: _Rows) -> Marks:
    marks = np.empty(len(rows.cell), np.int8)
    classes = np.searchsorted(LIMITS_M, rows.accuracy)
    for number in range(len(LIMITS_M) + 1):
        here = np.flatnonzero((classes == number) & (rows.area == 0))
        marks[here] = judge_class(edge, number, rows.cell[here], rows.accuracy[here])
    shaped = np.flatnonzero(rows.area)
    if len(shaped):
        areas = rows.area[shaped]
        marks[shaped] = judge_shapes(edge, areas, rows.accuracy[shaped], _shapes(areas))
    return marks


def _shapes(numbers: Codes) -> dict[int, BaseGeometry]:
    wanted = set(numbers.tolist())
    rows = models.Area.objects.filter(pk__in=wanted).values_list("pk", "shape")
    return {number: shapely.from_wkb(bytes(shape)) for number, shape in rows}


def _found(at: datetime, rows: _Rows, marks: Marks) -> Found:
    kept = np.flatnonzero(marks != Sure.OUTSIDE)
    kept = kept[np.argsort(marks[kept], kind="stable")]
    return Found(at, rows.person[kept], marks[kept], rows.seen[kept], rows.accuracy[kept])
