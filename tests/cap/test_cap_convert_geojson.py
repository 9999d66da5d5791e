"""GeoJSON: features, and shapes as RFC 7946 asks."""

import json
import math
from typing import Any

import msgspec
import pytest
import shapely
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from messages import INFO, PLAIN, alerts
from shapely.geometry import shape

from tocsin import places
from tocsin.cap import Alert, Area, Circle, NamedValue, Polygon, Resource, shapes
from tocsin.cap.convert import FORMATS, to_geojson
from tocsin.errors import InputError

SQUARE = ((50.0, 30.0), (50.0, 31.0), (51.0, 31.0), (51.0, 30.0), (50.0, 30.0))
RING = [[30.0, 50.0], [31.0, 50.0], [31.0, 51.0], [30.0, 51.0], [30.0, 50.0]]
FIJI = Polygon(((-18.0, 179.0), (-18.0, -179.0), (-16.0, -179.0), (-16.0, 179.0), (-18.0, 179.0)))
CITY = Area(
    area_desc="Kyiv",
    polygon=(Polygon(SQUARE),),
    circle=(Circle(50.5, 30.5, 1.0),),
    geocode=(NamedValue("ISO3166-2", "UA-30"),),
)
sane = st.tuples(st.floats(-95, 95, width=32), st.floats(-200, 200, width=32))
rings = st.lists(sane, max_size=7).map(tuple)
circles = st.builds(Circle, st.floats(-90, 90), st.floats(-180, 180), st.floats(0, 9000))


def with_areas(*areas: Area, **changes: object) -> Alert:
    return msgspec.structs.replace(PLAIN, info=(msgspec.structs.replace(INFO, area=areas, **changes),))


def assert_as_rfc_7946(geometry: dict[str, Any] | None) -> None:
    """Valid, within the world, outer rings counterclockwise and inner ones clockwise."""
    if geometry is None:
        return
    drawn = shape(geometry)
    assert drawn.is_valid
    assert not drawn.is_empty
    west, south, east, north = drawn.bounds
    assert -180 <= west <= east <= 180
    assert -90 <= south <= north <= 90
    parts = [part for piece in shapely.get_parts(drawn) for part in shapely.get_parts(piece)]
    for part in parts:
        if part.geom_type == "Polygon":
            assert part.exterior.is_ccw
            assert not any(ring.is_ccw for ring in part.interiors)


def test_a_feature_has_the_fields_of_message_info_and_area() -> None:
    made = to_geojson(
        with_areas(CITY, resource=(Resource(resource_desc="map", mime_type="image/png", deref_uri="AA"),))
    )
    (feature,) = made["features"]
    assert made["type"] == "FeatureCollection"
    assert made["bbox"] == feature["bbox"] == [30.0, 50.0, 31.0, 51.0]
    assert feature["id"] == "example-1/info[0]/area[0]"
    assert shape(feature["geometry"]).equals(shapely.Polygon(RING))
    assert feature["properties"] == {
        "identifier": "example-1",
        "sender": "desk@example.org",
        "sent": "2024-11-20T09:30:00+02:00",
        "status": "Draft",
        "msgType": "Alert",
        "scope": "Restricted",
        "restriction": "duty officers",
        "language": "en",
        "category": ["Security"],
        "event": "air raid alert",
        "responseType": ["Shelter"],
        "urgency": "Immediate",
        "severity": "Extreme",
        "certainty": "Likely",
        "effective": "2024-11-20T09:30:00+02:00",
        "onset": "2024-11-20T09:30:00+02:00",
        "expires": "2024-11-20T15:30:00+02:00",
        "headline": "Kyiv: air raid alert",
        "instruction": "Kyiv: take shelter until 15:30.",
        "resource": [{"resourceDesc": "map", "mimeType": "image/png"}],
        "areaDesc": "Kyiv",
        "circle": [msgspec.to_builtins(CITY.circle[0])],
        "geocode": [{"valueName": "ISO3166-2", "value": "UA-30"}],
    }


@pytest.mark.parametrize(
    ("alert", "ids"),
    [
        (with_areas(), ["example-1/info[0]"]),
        (msgspec.structs.replace(PLAIN, info=()), ["example-1"]),
        (
            with_areas(Area(area_desc="a", geocode=CITY.geocode), CITY),
            ["example-1/info[0]/area[0]", "example-1/info[0]/area[1]"],
        ),
    ],
)
def test_nothing_is_lost_for_want_of_a_shape(alert: Alert, ids: list[str]) -> None:
    features = to_geojson(alert)["features"]
    assert [feature["id"] for feature in features] == ids
    assert features[0]["geometry"] is None
    assert "bbox" not in features[0]


def test_a_language_is_picked_or_refused() -> None:
    both = msgspec.structs.replace(PLAIN, info=(INFO, msgspec.structs.replace(INFO, language="fr")))
    assert [one["id"] for one in to_geojson(both, language="FR")["features"]] == ["example-1/info[1]/area[0]"]
    with pytest.raises(InputError, match="has no text in 'de'"):
        to_geojson(both, language="de")


def test_times_that_cap_cannot_carry_are_refused() -> None:
    with pytest.raises(InputError, match=r"CAP message example-1: \$\.features\[0\]\.properties\.sent: the time"):
        to_geojson(msgspec.structs.replace(PLAIN, sent=PLAIN.sent.replace(microsecond=1)))


def test_it_is_one_line_that_does_no_harm() -> None:
    made = FORMATS["geojson"](with_areas(msgspec.structs.replace(CITY, area_desc="\u202ex")), None)
    assert made.count(b"\n") == 1
    assert b"\\u202ex" in made
    assert json.loads(made)["features"][0]["properties"]["areaDesc"] == "\u202ex"


@pytest.mark.parametrize(
    ("points", "drawn"),
    [
        (SQUARE, ("Polygon", 1.0)),
        (SQUARE[::-1], ("Polygon", 1.0)),
        (SQUARE[:-1], ("Polygon", 1.0)),
        (SQUARE[:3], ("Polygon", 0.5)),
        (((0, 0), (0, 2), (2, 0), (2, 2), (0, 0)), ("MultiPolygon", 2.0)),
        (((0, 0), (0, 4), (4, 4), (4, 0), (0, 0), (1, 1), (1, 3), (3, 3), (3, 1), (1, 1)), ("Polygon", 16.0)),
        (((50, -180.5), (50, -179.5), (51, -179.5), (51, -180.5)), ("MultiPolygon", 1.0)),
        (((50, 540), (50, 539), (51, 539)), ("Polygon", 0.5)),
        (FIJI.points, ("MultiPolygon", 4.0)),
        (((-60, -180), (-60, 180), (60, 180), (60, -180), (-60, -180)), ("Polygon", 43200.0)),
        (((60, 0), (60, 120), (60, -120), (60, 0)), ("Polygon", 10800.0)),
        (((-60, 0), (-60, 120), (-60, -120), (-60, 0)), ("Polygon", 10800.0)),
        (((60, -180), (60, 0), (60, 180), (90, 180), (90, -180), (60, -180)), ("Polygon", 10800.0)),
    ],
)
def test_shapes_with_one_reading_are_drawn(points: tuple[tuple[float, float], ...], drawn: tuple[str, float]) -> None:
    geometry = Polygon(points).geojson()
    assert geometry is not None
    assert (geometry["type"], shape(geometry).area) == pytest.approx(drawn)
    assert_as_rfc_7946(geometry)


@pytest.mark.parametrize(
    "value",
    [
        Polygon(()),
        Polygon(SQUARE[:2]),
        Polygon(((1, 1), (2, 2), (3, 3), (1, 1))),
        Polygon(((1, 1), (1, 1), (2, 2), (1, 1))),
        Polygon(((30, 50), (30, 131), (91, 131), (30, 50))),
        Polygon(((0, 0), (0, 541), (1, 1))),
        Polygon(((0, 0), (0, float("nan")), (1, 1))),
        Polygon(((0, 0), (float("inf"), 0), (1, 1))),
        Circle(91, 0, 1),
        Circle(0, float("nan"), 1),
        Circle(0, 0, -1),
        Circle(0, 0, 10_000),
        Circle(0, 0, float("nan")),
    ],
)
def test_shapes_without_a_reading_are_left_out_and_named(value: Polygon | Circle) -> None:
    assert value.geojson() is None
    name = "polygon" if isinstance(value, Polygon) else "circle"
    area = msgspec.structs.replace(msgspec.structs.replace(CITY, polygon=(), circle=()), **{name: (value,)})
    assert area.geojson() is None
    if "nan" not in repr(value) and "inf" not in repr(value):
        (feature,) = to_geojson(with_areas(area))["features"]
        assert feature["properties"]["unreadable"] == [f"{name}[0]"]


def test_a_tangle_is_no_shape(monkeypatch: pytest.MonkeyPatch) -> None:
    star = Polygon(tuple((50 * math.sin(2.4 * step), 50 * math.cos(2.4 * step)) for step in range(100)))
    assert star.geojson() is None
    crossing = Polygon(tuple((lat + 0.5, lon + 0.5) for lat, lon in SQUARE))
    both = Area(area_desc="", polygon=(Polygon(SQUARE), crossing))
    assert shape(both.geojson()).area == 1.75
    monkeypatch.setattr(shapes, "UNION_CROSSINGS", 0)
    assert shape(both.geojson()).area == 2


@pytest.mark.parametrize("circle", [Circle(50, 30, 0), Circle(50, 390, 1e-7)])
def test_a_circle_without_extent_is_a_point(circle: Circle) -> None:
    assert circle.geojson() == {"type": "Point", "coordinates": [30.0, 50.0]}


def test_areas_are_united() -> None:
    apart = Polygon(tuple((lat + 10, lon) for lat, lon in SQUARE))
    beside = Polygon(tuple((lat, lon + 1) for lat, lon in SQUARE))
    first = Polygon(SQUARE)
    cases = (
        (Area(area_desc="", polygon=(first, apart)), "MultiPolygon", 2),
        (Area(area_desc="", polygon=(first, beside)), "Polygon", 2),
        (Area(area_desc="", polygon=(first, first)), "Polygon", 1),
        (Area(area_desc="", polygon=(first,), circle=(Circle(0, 0, 0),)), "GeometryCollection", 1),
        (Area(area_desc="", circle=(Circle(0, 0, 0), Circle(1, 1, 0))), "GeometryCollection", 0),
    )
    for area, kind, size in cases:
        geometry = area.geojson()
        assert geometry is not None
        assert (geometry["type"], shape(geometry).area) == (kind, size)


@pytest.mark.parametrize(
    ("areas", "bbox"),
    [
        ((Area(area_desc="", polygon=(FIJI,)),), [179.0, -18.0, -179.0, -16.0]),
        ((Area(area_desc="", polygon=(FIJI,)), CITY), [30.0, -18.0, -179.0, 51.0]),
        ((Area(area_desc="", circle=(Circle(90, 0, 100),)),), [-180.0, 89.104733, 180.0, 90.0]),
    ],
)
def test_boxes_cross_the_antimeridian(areas: tuple[Area, ...], bbox: list[float]) -> None:
    assert to_geojson(with_areas(*areas))["bbox"] == pytest.approx(bbox, abs=1e-4)


@settings(deadline=None, max_examples=100)
@given(st.lists(rings.map(Polygon), max_size=3).map(tuple), st.lists(circles, max_size=2).map(tuple))
@example((Polygon(((1.0, 0.0), (0.0, 0.0), (0.0, -1.0), (1.0, 0.0), (0.0, 0.0), (0.0, 1.0))),), ())
def test_every_area_is_drawn_as_rfc_7946_asks(outlines: tuple[Polygon, ...], rounds: tuple[Circle, ...]) -> None:
    area = Area(area_desc="", polygon=outlines, circle=rounds)
    for geometry in (area.geojson(), *(one.geojson() for one in outlines), *(one.geojson() for one in rounds)):
        assert_as_rfc_7946(geometry)


@settings(deadline=None, max_examples=50)
@given(st.floats(-89, 89), st.floats(-180, 180), st.floats(1, 2000), st.floats(0, 360))
def test_a_circle_holds_what_is_near(lat: float, lon: float, km: float, azimuth: float) -> None:
    drawn = shape(Circle(lat, lon, km).geojson())
    near, far = places.travel((lat, lon), azimuth, km * 0.98), places.travel((lat, lon), azimuth, km * 1.02)
    assert drawn.intersects(shapely.Point(near[::-1]).buffer(1e-4))
    assert not drawn.contains(shapely.Point(far[::-1]))


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(alerts)
def test_every_message_has_its_features(alert: Alert) -> None:
    made = to_geojson(alert)
    assert len(made["features"]) == (sum(max(1, len(info.area)) for info in alert.info) or 1)
    assert json.loads(FORMATS["geojson"](alert, None)) == json.loads(json.dumps(made))
