"""Who is inside, against a slow plain model: distances on the ellipsoid, every point looked at."""

import math
from datetime import timedelta
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from people import DAY, NOW, person, presence
from shapely.geometry.base import BaseGeometry

from tocsin import places
from tocsin.registry import certainty, grid, models, shapes
from tocsin.registry.certainty import Sure
from tocsin.registry.cover import among, cover
from tocsin.registry.inside import Located, inside, unplaced
from tocsin.registry.plane import Edge
from tocsin.registry.reach import BOUNDS_M, LIMITS_M, reach

DEGREES = st.floats(-180, 179.999), st.floats(-89.99, 89.99)


@given(*DEGREES)
def test_a_code_holds_its_point(lon: float, lat: float) -> None:
    codes = grid.encode([lon], [lat])
    x, y = grid.decode(codes)
    assert abs(x[0] - lon) < 1e-6
    assert abs(y[0] - lat) < 1e-6
    assert grid.encode(x, y) == codes


def star(lon: float, lat: float, size: float, radii: list[float]) -> BaseGeometry:
    """A polygon around a point, a corner for each radius; longitudes beyond ±180 are cut."""
    turn = 2 * math.pi / len(radii)
    wide = size / max(0.05, math.cos(math.radians(lat)))
    ring = [
        (lon + wide * far * math.cos(turn * i), max(-89.0, min(89.0, lat + size * far * math.sin(turn * i))))
        for i, far in enumerate(radii)
    ]
    return shapes.cut(shapely.MultiPolygon([shapely.Polygon(ring)]))


STARS = st.builds(
    star,
    st.one_of(st.floats(-180, 180), st.floats(179.5, 180)),
    st.floats(-75, 75),
    st.sampled_from([0.001, 0.05, 0.3, 2.0]),
    st.lists(st.floats(0.3, 1), min_size=3, max_size=12),
)


def farness(area: BaseGeometry, lon: float, lat: float) -> float:
    """Metres from a point to the edge, by the ellipsoid; the cut at ±180 is no edge."""
    turned = [shapely.affinity.translate(area, xoff=turn) for turn in (-360, 0, 360)]
    line = shapely.segmentize(shapely.union_all(turned).boundary, 0.05)
    squeeze = math.cos(math.radians(lat))
    plane = shapely.affinity.scale(line, xfact=squeeze, origin=(0, 0))
    x, y = shapely.get_coordinates(shapely.shortest_line(shapely.Point(lon * squeeze, lat), plane))[-1]
    return places.distance_km((lat, lon), (y, (x / squeeze + 180) % 360 - 180)) * 1_000


def plain(area: BaseGeometry, lon: float, lat: float, accuracy: int) -> set[Sure]:
    """What may be answered: where the distance is within 2 % of the accuracy, both neighbours."""
    far, within = farness(area, lon, lat), area.intersects(shapely.Point(lon, lat))
    clear, near = Sure.INSIDE if within else Sure.OUTSIDE, Sure.UNKNOWN if accuracy > 30_000 else Sure.EDGE
    allowed = set()
    if far <= accuracy * 1.02 + 1:
        allowed.add(near)
    if far >= accuracy * 0.98 - 1:
        allowed.add(clear)
    if far < 1:
        allowed |= {Sure.INSIDE, Sure.OUTSIDE, near}
    return allowed


@settings(max_examples=150, deadline=None)
@given(STARS, st.data())
def test_judgement_is_that_of_the_plain_model(area: BaseGeometry, data: st.DataObject) -> None:
    assume(area.is_valid and not area.is_empty)
    shapely.prepare(area)
    edge = Edge(area)
    middle, size = area.representative_point(), math.sqrt(area.area)
    for _ in range(5):
        lon = (middle.x + data.draw(st.floats(-2, 2)) * size + 180) % 360 - 180
        lat = max(-88.0, min(88.0, middle.y + data.draw(st.floats(-2, 2)) * size))
        accuracy = data.draw(st.sampled_from([0, 10, 90, 400, 2_000, 9_000, 35_000, 60_000]))
        cell = grid.encode([lon], [lat])
        (x,), (y,) = grid.decode(cell)
        answer = Sure(certainty.judge(edge, cell, np.array([accuracy]))[0])
        assert answer in plain(area, x, y, accuracy)
        squares = [cover(edge, *BOUNDS_M[reach(accuracy)], count) for count in (20, 500)]
        for one in squares:
            assert answer == Sure.OUTSIDE or among(cell, one.wanted)[0]
            if among(cell, one.inner)[0]:
                assert answer == Sure.INSIDE
            if among(cell, one.edge)[0]:
                assert answer in (Sure.EDGE, Sure.UNKNOWN)


def test_many_are_judged_as_one_by_one() -> None:
    area = star(30.5, 50.45, 0.2, [0.5, 1, 0.7, 1, 0.6, 0.9, 1])
    shapely.prepare(area)
    edge, random = Edge(area), np.random.default_rng(5)
    cells = grid.encode(random.normal(30.5, 0.3, 5_000), random.normal(50.45, 0.2, 5_000))
    for number, (_, most) in enumerate((*BOUNDS_M, (0, 600_000))):
        accuracy = np.full(len(cells), most)
        many = certainty.judge_class(edge, number, cells, accuracy)
        assert (many == certainty.judge(edge, cells, accuracy)).all()
        assert len(set(many.tolist())) > 1 or most > 10_000
    assert len(certainty.judge_class(edge, 0, cells[:0], cells[:0])) == 0
    assert reach(LIMITS_M[-1] + 1) == len(BOUNDS_M)


HOLED = {
    "type": "Polygon",
    "coordinates": [
        [[2, 48], [3, 48], [3, 49], [2, 49], [2, 48]],
        [[2.4, 48.4], [2.6, 48.4], [2.6, 48.6], [2.4, 48.6], [2.4, 48.4]],
    ],
}
FIJI = {"type": "Polygon", "coordinates": [[[177, -19], [-178, -19], [-178, -16], [177, -16], [177, -19]]]}


@pytest.mark.parametrize(
    ("geometry", "lat", "lon", "accuracy", "sure"),
    [
        (HOLED, 48.2, 2.2, 50, Sure.INSIDE),
        (HOLED, 48.5, 2.5, 50, None),
        (HOLED, 48.5, 2.401, 500, Sure.EDGE),
        (HOLED, 48.2, 2.001, 500, Sure.EDGE),
        (HOLED, 48.2, 1.999, 500, Sure.EDGE),
        (HOLED, 48.2, 1.9, 500, None),
        (HOLED, 48.5, 2.5, 100_000, Sure.UNKNOWN),
        (HOLED, 47.0, 2.5, 300_000, Sure.UNKNOWN),
        (HOLED, 10.0, 2.5, 300_000, None),
        (FIJI, -17.0, 179.9999, 500, Sure.INSIDE),
        (FIJI, -17.0, -179.9999, 500, Sure.INSIDE),
        (FIJI, -17.0, -178.0001, 500, Sure.EDGE),
        (FIJI, -17.0, -177.5, 500, None),
        (FIJI, -17.0, 0.0, 500, None),
    ],
)
def test_one_person(database: str, geometry: Any, lat: float, lon: float, accuracy: int, sure: Sure | None) -> None:
    one = person()
    presence(one, lat, lon, accuracy_m=accuracy)
    found = inside(shapes.polygons(geometry, "test"), NOW)
    assert list(found) == ([] if sure is None else [Located(one.pk, sure, NOW, accuracy)])
    assert [found.count(each) for each in Sure][:3] == [int(sure == each) for each in Sure][:3]


@pytest.mark.parametrize(
    ("offset", "expected"), [(-2 * DAY, 0), (-DAY, 1), (timedelta(0), 1), (DAY, 0), (DAY - timedelta(seconds=1), 1)]
)
def test_a_presence_holds_from_its_start_to_before_its_end(database: str, offset: timedelta, expected: int) -> None:
    one = person()
    presence(one, 48.2, 2.2)
    person("Nowhere")
    area = shapes.polygons(HOLED, "test")
    assert len(inside(area, NOW + offset)) == expected
    assert unplaced(NOW + offset) == 2 - expected


def test_the_newest_source_wins(database: str) -> None:
    one = person()
    presence(one, 48.2, 2.2)
    presence(one, 40.0, 2.2, reported_at=NOW + timedelta(hours=1), source="check-in")
    assert len(inside(shapes.polygons(HOLED, "test"), NOW)) == 0
    assert len(inside(shapely.Polygon(), NOW)) == 0


def test_a_location_that_is_an_area_counts_by_its_shape(database: str) -> None:
    answers = []
    for number, box in enumerate(
        [(2.1, 48.1, 2.2, 48.2), (1.9, 48.1, 2.2, 48.2), (3.5, 48, 3.6, 48.1), (-5, 42, 8, 51)]
    ):
        shape = shapely.box(*box)
        area = models.Area.objects.create(name=f"a{number}", kind="geojson", shape=shape.wkb, created_at=NOW)
        lat, lon, radius = shapes.extent_m(shape)
        one = person(f"p{number}")
        presence(one, lat, lon, accuracy_m=radius, area=area)
        found = list(inside(shapes.polygons(HOLED, "test"), NOW))
        answers.append([located.sure for located in found if located.person == one.pk])
    assert answers == [[Sure.INSIDE], [Sure.EDGE], [], [Sure.UNKNOWN]]


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.tuples(st.floats(177, 183), st.floats(-20, -15), st.sampled_from([10, 800, 20_000])), max_size=12),
    st.sampled_from([star(179.9, -17.5, 1.5, [1, 0.5, 0.9, 0.4]), star(178.0, -17.5, 0.8, [1, 1, 0.2])]),
)
def test_the_query_finds_whom_the_judge_finds(
    engine: Any, django_db_blocker: Any, people: list[tuple[float, float, int]], area: BaseGeometry
) -> None:
    from django.db import transaction

    import databases

    with django_db_blocker.unblock(), databases.in_place(engine), transaction.atomic():
        made = []
        for lon, lat, accuracy in people:
            turned = (lon + 180) % 360 - 180
            one = person()
            presence(one, lat, turned, accuracy_m=accuracy)
            sure = certainty.judge(Edge(area), grid.encode([turned], [lat]), np.array([accuracy]))[0]
            if sure != Sure.OUTSIDE:
                made.append((one.pk, sure))
        assert sorted((one.person, one.sure) for one in inside(area, NOW)) == sorted(made)
        transaction.set_rollback(True)
