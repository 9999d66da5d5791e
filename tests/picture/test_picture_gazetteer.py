"""The atlas over the real gazetteer."""

import pytest

from tocsin.picture.gazetteer import Gazetteer
from tocsin.reading.claim import NamedPlace

ATLAS = Gazetteer()
BRYANSK, BRYANSK_REGION = NamedPlace("Bryansk", "RU"), NamedPlace("Bryansk region", "RU")
KYIV, UKRAINE, NOWHERE = NamedPlace("Kyiv", "UA"), NamedPlace("Ukraine", "UA"), NamedPlace("Qwxyzzy", "UA")


@pytest.mark.parametrize(
    ("outer", "inner", "inside"),
    [
        (UKRAINE, KYIV, True),
        (KYIV, UKRAINE, False),
        (UKRAINE, BRYANSK, False),
        (UKRAINE, NOWHERE, True),
        (KYIV, NOWHERE, False),
        (KYIV, BRYANSK, False),
        (BRYANSK_REGION, BRYANSK, True),
        (BRYANSK, BRYANSK_REGION, False),
        (BRYANSK_REGION, KYIV, False),
    ],
)
def test_contains(outer: NamedPlace, inner: NamedPlace, inside: bool) -> None:
    assert ATLAS.contains(outer, inner) is inside


def test_distances() -> None:
    assert ATLAS.distance_km(KYIV, BRYANSK) == pytest.approx(410, abs=15)
    assert ATLAS.border_km(BRYANSK, "UA") == pytest.approx(105, abs=15)
    assert ATLAS.distance_km(KYIV, NOWHERE) is None
    assert ATLAS.border_km(NOWHERE, "UA") is None
    assert ATLAS.border_km(KYIV, "ZZ") is None


def test_points_and_names() -> None:
    point = ATLAS.point(KYIV)
    assert point is not None
    assert (round(point.lat), round(point.lon)) == (50, 31)
    assert ATLAS.point(NOWHERE) is None
    assert ATLAS.find("Kiev") == KYIV
    assert ATLAS.find("Kyiv, UA") == KYIV
    assert ATLAS.find("Kyiv, FR") is None
    assert len(ATLAS.candidates(KYIV)) == 1
    assert ATLAS.candidates(UKRAINE) == ("Ukraine",)
    assert len(ATLAS.candidates(NamedPlace("Springfield", "US"))) > 1
