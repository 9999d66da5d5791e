"""Areas and sites: what is taken, and what is said of the rest."""

import json
from pathlib import Path
from typing import Any

import pytest
import shapely
from people import DAY, NOW

from tocsin import places
from tocsin.errors import InputError
from tocsin.registry import areas, models, named, shapes, sites

SQUARE = [[2, 48], [3, 48], [3, 49], [2, 49], [2, 48]]
POLYGON = {"type": "Polygon", "coordinates": [SQUARE]}


def feature(geometry: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def read(value: Any, name: str = "") -> list[shapes.Named]:
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return shapes.from_geojson(data, "x.geojson", name)


@pytest.mark.parametrize(
    ("value", "name", "expected"),
    [
        (POLYGON, "North", ["North"]),
        (feature(POLYGON, name="Paris"), "", ["Paris"]),
        (feature(POLYGON, id="75"), "", ["75"]),
        ({"type": "Feature", "geometry": POLYGON, "properties": None}, "", [""]),
        (feature({"type": "MultiPolygon", "coordinates": [[SQUARE]]}, title="T"), "", ["T"]),
        (
            {"type": "FeatureCollection", "features": [feature(POLYGON, name="A"), feature(POLYGON)]},
            "Z",
            ["Z A", "Z 2"],
        ),
    ],
)
def test_geojson(value: Any, name: str, expected: list[str]) -> None:
    found = read(value, name)
    assert [one.name for one in found] == expected
    assert all(one.shape.area == pytest.approx(1) for one in found)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (b"{", "is no JSON"),
        (b"\xff", "is no JSON"),
        ([], "is no GeoJSON"),
        ({"type": "Topology"}, "is no GeoJSON"),
        ({"type": "FeatureCollection", "features": []}, "holds no area"),
        (feature(None), "feature without geometry"),
        ({"type": "Point", "coordinates": [2, 48]}, "is a Point"),
        ({"type": "Polygon", "coordinates": []}, "coordinates are no rings"),
        ({"type": "Polygon", "coordinates": [[]]}, "is empty"),
        ({"type": "Polygon", "coordinates": [[[2, 48], [3, 48]]]}, "coordinates are no rings"),
        ({"type": "Polygon", "coordinates": [[[2, "x"], [3, 48], [2, 49], [2, 48]]]}, "coordinates are no rings"),
        ({"type": "Polygon", "coordinates": [[[2, 48], [2, 48], [2, 48], [2, 48]]]}, "is empty"),
        ({"type": "Polygon", "coordinates": [[[2, 48], [3, 49], [3, 48], [2, 49.5], [2, 48]]]}, "crosses itself"),
        ({"type": "Polygon", "coordinates": [[[48, 102], [49, 102], [49, 103], [48, 102]]]}, "longitude first"),
        ({"type": "Polygon", "coordinates": [[[700, 1], [701, 1], [701, 2], [700, 1]]]}, "longitudes beyond"),
        (
            {"type": "Polygon", "coordinates": [[[float("nan"), 1], [701, 1], [701, 2], [700, 1]]]},
            "no JSON|no rings|empty",
        ),
    ],
)
def test_what_is_no_area(value: Any, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as raised:
        read(value)
    assert "\n" not in str(raised.value)


def test_too_many_corners(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shapes, "MOST_CORNERS", 4)
    with pytest.raises(InputError, match="corners"):
        read(POLYGON)


@pytest.mark.parametrize(
    "ring", [[177, -178, -178, 177, 177], [177, 182, 182, 177, 177], [-183, -178, -178, -183, -183]]
)
def test_areas_across_the_antimeridian_are_cut_there(ring: list[float]) -> None:
    points = [[x, y] for x, y in zip(ring, [-19, -19, -16, -16, -19], strict=True)]
    (found,) = read({"type": "Polygon", "coordinates": [points]})
    assert found.shape.bounds == (-180, -19, 180, -16)
    assert found.shape.area == pytest.approx(15)
    lat, lon, radius = shapes.extent_m(found.shape)
    assert lat == pytest.approx(-17.5)
    assert lon % 360 == pytest.approx(179.5)
    assert 300_000 < radius < 335_000


def test_places_and_circles() -> None:
    kyiv = next(one for one in places.lookup("Kyiv") if one.kind == "city")
    assert shapes.of_place(kyiv).contains(shapely.Point(30.52, 50.45))
    ukraine = next(one for one in places.lookup("Ukraine") if one.kind == "country")
    assert shapes.of_place(ukraine).area > 50
    strange = places.Place(id="x", name="X", kind="country", country="ZZ", lat=0, lon=0, radius_km=5)
    assert shapes.of_place(strange).area < 1
    assert shapes.around(0, 0, 10).area < 1
    with pytest.raises(InputError, match="latitude,longitude,kilometres"):
        shapes.around(95, 0, 10)


def test_an_area_never_changes_under_its_name(database: str) -> None:
    first = areas.keep(read(feature(POLYGON, name="A")), kind="geojson", source="x", now=NOW)
    assert areas.keep(read(feature(POLYGON, name="A")), kind="geojson", source="x", now=NOW) == first
    other = shapes.Named("A", shapely.box(0, 0, 1, 1))
    for wrong, reason in (
        (other, "another shape"),
        (shapes.Named("", other.shape), "no name"),
        (shapes.Named("x" * 201, other.shape), "shorten"),
    ):
        with pytest.raises(InputError, match=reason):
            areas.keep([shapes.Named("B", other.shape), wrong], kind="geojson", source="x", now=NOW)
    assert models.Area.objects.get().name == "A"


def test_an_area_by_what_people_call_it(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.geojson"
    path.write_text(json.dumps(POLYGON))
    areas.keep([shapes.Named("Zone", shapely.box(0, 0, 2, 2))], kind="geojson", source="x", now=NOW)
    assert named.named("Zone").area == 4
    assert named.named(str(path)).area == pytest.approx(1)
    assert named.named("48.85, 2.35, 10").contains(shapely.Point(2.35, 48.85))
    assert named.named("Goma, CD").contains(shapely.Point(29.22, -1.67))
    for text, reason in (
        ("Qwxzt", "is no area of the registry"),
        ("none.json", "cannot be read"),
        ("\0.json", "cannot be read"),
    ):
        with pytest.raises(InputError, match=reason):
            named.named(text)
    monkeypatch.setattr(named, "MOST", 3)
    with pytest.raises(InputError, match="larger than"):
        named.named(str(path))


def test_sites_stand_as_their_log_tells(database: str) -> None:
    number = sites.add("Embassy", "embassy", country="UA", place="Kyiv", lat=50.4, lon=30.5, now=NOW)
    sites.add("Office", "office", country="", place="", lat=None, lon=None, now=NOW)
    site = sites.find("Embassy")
    assert site == sites.find(str(number))
    sites.record(site, "closed", reason="air raid", evidence="https://x.example", at=NOW, now=NOW)
    sites.record(site, "reopened", reason="all-clear", evidence="", at=NOW + DAY, now=NOW)
    assert [(one.name, one.status) for one in sites.standings(NOW)] == [("Office", ""), ("Embassy", "closed")]
    assert [one.status for one in sites.standings(NOW + DAY)] == ["", "reopened"]
    assert [entry.reason for entry in sites.log(site)] == ["air raid", "all-clear"]
    for attempt, reason in (
        (lambda: sites.find("Nowhere"), "is no site"),
        (lambda: sites.find("77"), "is no site"),
        (lambda: sites.record(site, "burnt", reason="x", evidence="", at=NOW, now=NOW), "no status"),
        (lambda: sites.record(site, "closed", reason=" ", evidence="", at=NOW, now=NOW), "is empty"),
        (lambda: sites.record(site, "closed", reason="x" * 501, evidence="", at=NOW, now=NOW), "shorten"),
        (lambda: sites.add("Embassy", "embassy", country="", place="", lat=None, lon=None, now=NOW), "already"),
        (lambda: sites.add("Other", "castle", country="", place="", lat=None, lon=None, now=NOW), "no kind"),
    ):
        with pytest.raises(InputError, match=reason):
            attempt()
