"""Distances, circles, outlines."""

import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tocsin.places import (
    area,
    circle,
    country_at,
    distance_km,
    distance_to_border_km,
    inside,
    lookup,
    outline,
    outlines,
    shape,
    travel,
)

POINTS = st.tuples(st.floats(-89, 89), st.floats(-180, 180))


@given(POINTS, POINTS)
def test_distance_is_symmetric(a: tuple[float, float], b: tuple[float, float]) -> None:
    assert distance_km(a, b) == pytest.approx(distance_km(b, a), abs=1e-6)
    assert 0 <= distance_km(a, b) < 20_040


@given(POINTS, POINTS, POINTS)
def test_triangle(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> None:
    assert distance_km(a, c) <= distance_km(a, b) + distance_km(b, c) + 1e-6


@given(POINTS, st.floats(0, 360), st.floats(0, 9000))
def test_travel_goes_the_distance(start: tuple[float, float], azimuth: float, km: float) -> None:
    assert distance_km(start, travel(start, azimuth, km)) == pytest.approx(km, abs=1e-3)


@settings(deadline=None)
@given(POINTS, st.floats(1, 3000), st.floats(0, 360), st.floats(0, 0.95))
def test_a_circle_holds_what_is_within_it(centre: tuple[float, float], km: float, azimuth: float, part: float) -> None:
    round_it = circle(centre, km)
    assert round_it.shape().is_valid
    assert inside(travel(centre, azimuth, km * part), round_it)


@settings(deadline=None)
@given(POINTS, st.floats(1, 3000), st.floats(0, 360))
def test_a_circle_leaves_out_what_is_beyond(centre: tuple[float, float], km: float, azimuth: float) -> None:
    assume(abs(centre[0]) + km / 111 < 89)  # around a pole the polygon is a cap, which is wider than the circle
    assert not inside(travel(centre, azimuth, km * 1.05), circle(centre, km))


def test_a_circle_over_the_antimeridian_is_cut() -> None:
    fiji = circle((-17.0, 179.9), 100)
    assert len(fiji.polygons) == 2
    assert inside((-17.0, -179.8), fiji)
    assert inside((-17.0, 179.5), fiji)
    assert not inside((-17.0, 0.0), fiji)


def test_a_circle_over_a_pole() -> None:
    assert inside((90.0, 0.0), circle((89.0, 10.0), 300))
    assert inside((-89.9, -170.0), circle((-89.0, 10.0), 300))
    assert not inside((80.0, 10.0), circle((89.0, 10.0), 300))


@pytest.mark.parametrize("km", [0, -1, 10_000, float("nan")])
def test_a_senseless_radius_is_refused(km: float) -> None:
    with pytest.raises(ValueError, match="radius"):
        circle((0.0, 0.0), km)


def test_area_and_shape_are_inverse() -> None:
    square = shapely.box(30, 50, 31, 51)
    assert area(square, "here").shape().equals(square)
    assert area(square, "here").name == "here"


BORDERS = [
    ("Novgorod", "UA", 690),
    ("Kursk", "UA", 95),
    ("Belgorod", "UA", 30),
    ("Moscow", "UA", 450),
    ("Goma", "RW", 2),
]


@pytest.mark.parametrize(("name", "country", "km"), BORDERS)
def test_distance_to_a_border(name: str, country: str, km: float) -> None:
    assert distance_to_border_km(lookup(name)[0], country) == pytest.approx(km, abs=10)


@settings(deadline=None, max_examples=25)
@given(st.tuples(st.floats(40, 60), st.floats(15, 50)))
def test_a_border_is_no_farther_than_its_corners(where: tuple[float, float]) -> None:
    corners = shapely.get_coordinates(outline("UA"))[::25]
    nearest = min(distance_km(where, (float(lat), float(lon))) for lon, lat in corners)
    assert distance_to_border_km(where, "UA") <= nearest + 10


def test_containment() -> None:
    kyiv, crimea = lookup("Kyiv")[0], (45.0, 34.1)
    assert inside(kyiv, "UA")
    assert inside(crimea, "UA")
    assert not inside(kyiv, "RU")
    assert inside(kyiv, shape(lookup("Ukraine")[0]))
    assert [country_at(point) for point in ((50.45, 30.5), (31.5, 34.46), (0.0, 0.0))] == ["UA", "PS", None]
    assert country_at(lookup("Suva")[0]) == "FJ"


def test_an_unknown_country_has_no_outline() -> None:
    with pytest.raises(KeyError):
        outline("ZZ")


def test_land_to_draw() -> None:
    lands = outlines((22.0, 44.0, 41.0, 53.0))
    assert {"UA", "RU", "PL", "MD"} <= {code for code, _ in lands}
    window = shapely.box(22, 44, 41, 53)
    assert all(window.buffer(1e-9).covers(land) for _, land in lands)


def test_land_over_the_antimeridian_is_in_one_piece() -> None:
    lands = outlines((170.0, 60.0, -160.0, 72.0))
    codes = [code for code, _ in lands]
    assert "RU" in codes
    assert "US" in codes
    assert all(land.bounds[0] >= 170 - 1e-9 and land.bounds[2] <= 200 + 1e-9 for _, land in lands)
