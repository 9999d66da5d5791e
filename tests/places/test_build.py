"""The index as built: weights, circles, tables that agree with each other."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.places import by_id, distance_km, lookup, sources
from tocsin.places.build import Extent, Names, city_radius, common, usual
from tocsin.places.names import fold


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Kiev", True), ("Київ", True), ("KBP", False), ("ji fu", False), ("Ko", False), ("基輔", True), ("RABAT", True)],
)
def test_names_that_may_stand_in_a_text(name: str, expected: bool) -> None:
    assert usual(name) is expected


def test_the_heaviest_comes_first_and_each_row_once() -> None:
    names = Names()
    for row, weight in ((1, 10), (2, 30), (1, 20), (3, 25)):
        names.add(row, "Saint-Denis", weight)
    names.add(4, "", 99)
    names.add(4, "one two three four five six seven", 99)
    [(key, packed)] = names.rows()
    assert key == "saint denis"
    assert list(memoryview(packed).cast("I")) == [2, 3, 1]
    assert names.heads() == {"saint": 2}


@given(st.lists(st.tuples(st.floats(-80, 80), st.floats(-180, 180)), min_size=1, max_size=20))
def test_an_extent_is_on_the_globe(points: list[tuple[float, float]]) -> None:
    extent = Extent()
    for lat, lon in points:
        extent.add(lat, lon, 1)
    lat, lon = extent.centre()
    assert -90 <= lat <= 90
    assert -180 <= lon <= 180
    assert 10 <= extent.radius() < 20_000


def test_an_extent_over_the_antimeridian() -> None:
    extent = Extent()
    extent.add(66, 179, 1)
    extent.add(66, -179, 1)
    assert abs(extent.centre()[1]) == pytest.approx(180, abs=0.01)
    assert extent.radius() < 100


def test_a_city_is_a_circle_of_its_people() -> None:
    assert city_radius(0) == 2
    assert math.pi * city_radius(4_000_000) ** 2 == pytest.approx(1000, rel=0.02)


def test_tables_name_regions_that_are_there() -> None:
    known = {region.iso for region in sources.regions()}
    table = sources.table("regions")
    assert [key for key, names in table.items() if names and key not in known] == []
    assert all(key not in known for key, names in table.items() if not names)


def test_features_are_found_by_each_of_their_names() -> None:
    for key, row in sources.table("features").items():
        for name in (row["name"], *row["names"]):
            if fold(name).count(" ") < 6:
                assert f"feature:{key}" in {place.id for place in lookup(name)}, name


def test_our_names_of_cities_come_first() -> None:
    for key, names in sources.table("cities").items():
        assert f"geonames:{key}" in {place.id for place in lookup(names[0])} or key in LATER, key


LATER = {"710403", "379251"}
"""In GeoNames since 2024: Chernobyl, Khartoum North."""


@pytest.mark.parametrize(
    ("name", "country", "plain"),
    [
        ("Tarţūs", "SY", "Tartus"),
        ("Ust’-Luga", "RU", "Ust-Luga"),
        ("Muzaffarābād", "PK", "Muzaffarabad"),
        ("Orléans", "FR", "Orléans"),
        ("Łódź", "PL", "Łódź"),
    ],
)
def test_names_in_a_scholars_transcription_lose_its_marks(name: str, country: str, plain: str) -> None:
    assert common(name, country) == plain


@pytest.mark.parametrize(
    ("name", "country", "seat"),
    [("Gironde", "FR", (44.8, -0.6)), ("Finistère", "FR", (48.0, -4.1)), ("Kent", "GB", (51.3, 0.5))],
)
def test_a_district_lies_around_its_seat(name: str, country: str, seat: tuple[float, float]) -> None:
    found = next(p for p in lookup(name) if p.country == country and p.kind == "region")
    assert distance_km(found.point, seat) < 25


def test_every_district_has_a_seat() -> None:
    missing = [d.iso for d in sources.districts() if by_id(f"iso:{d.iso}") is None]
    assert missing == []
