"""Map and timeline: geometry that holds for any place on Earth."""

from datetime import UTC, datetime

import msgspec
import pytest
import scene
from hypothesis import assume, given
from hypothesis import strategies as st

from tocsin import places
from tocsin.brief.chart import map as chart_map
from tocsin.brief.chart import timeline
from tocsin.brief.chart.borders import lands
from tocsin.brief.chart.labels import Box, place
from tocsin.brief.chart.marks import marks
from tocsin.brief.chart.projection import distance, fit
from tocsin.brief.markup import Element
from tocsin.picture.model import Point

LATITUDES = st.floats(min_value=-75, max_value=75)
LONGITUDES = st.floats(min_value=-180, max_value=180)
SPOTS = st.lists(st.tuples(LATITUDES, LONGITUDES), min_size=1, max_size=8)


@given(SPOTS)
def test_all_points_lie_in_the_window(spots: list[tuple[float, float]]) -> None:
    assume(all(distance(spots[0], spot) < 3000 for spot in spots))
    frame = fit(spots, width=440, height=330, margin=40, least_km=120)
    for spot in spots:
        x, y = frame.xy(*spot)
        assert 30 <= x <= 410
        assert 30 <= y <= 300


@given(LATITUDES, LONGITUDES)
def test_distances_are_those_of_the_globe_nearby(lat: float, lon: float) -> None:
    other = (lat + 0.3, lon + 0.3)
    assert distance((lat, lon), other) == pytest.approx(places.distance_km((lat, lon), other), rel=0.03)


@pytest.mark.parametrize(("lat", "lon", "name"), [(50.4, 30.5, "Ukraine"), (-17.5, 179.9, "Fiji"), (0.0, -150.0, None)])
def test_lands(lat: float, lon: float, name: str | None) -> None:
    frame = fit([(lat, lon)], width=440, height=330, margin=40, least_km=300)
    found = lands(frame.bbox())
    assert (name in {land.name for land in found}) if name else not found
    for land in found:
        assert all(-3 <= frame.xy(*corner)[0] <= 443 for ring in land.rings for corner in ring)


@given(st.lists(st.tuples(st.floats(0, 440), st.floats(0, 330)), max_size=20))
def test_labels_never_cover_each_other(spots: list[tuple[float, float]]) -> None:
    frame, taken = Box(0, 0, 440, 330), [Box(x - 7, y - 7, 14, 14) for x, y in spots]
    signs = list(taken)
    for x, y in spots:
        box = place(x, y, (70, 26), taken, frame)
        if box is not None:
            assert box.within(frame)
            assert not any(box.meets(other) for other in taken)
            taken.append(box)
    assert taken[: len(signs)] == signs


def drawn() -> Element:
    """The map of the scene, without land."""
    home = Point(50.45, 30.52, 15)
    frame, shown = chart_map.window(home, scene.PICTURE.events, scene.NOW)
    return chart_map.draw("Kyiv", home, frame, shown, [])


def test_the_map_in_words_tells_what_the_signs_show() -> None:
    told = drawn().findtext("desc")
    assert told is not None
    for words in ("15 km around Kyiv", "Tambov: shot down, 34 drones", "Chernihiv: possible strike", "Odesa: strike"):
        assert words in told


def test_a_denied_event_that_nobody_asserts_is_not_drawn() -> None:
    denied = [event for event in scene.PICTURE.events if event.id == "struck"]
    assert len(marks(denied, scene.NOW)) == 1
    assert marks([msgspec.structs.replace(denied[0], status="negated")], scene.NOW) == []


def rows() -> list[timeline.Row]:
    """The rows of the scene, named by event id."""
    return timeline.rows(scene.PICTURE.events, [event.id for event in scene.PICTURE.events])


@pytest.mark.parametrize(
    ("name", "shape", "hollow"),
    [
        ("alert", "bar", False),
        ("closed", "bar", False),
        ("warned", "point", True),
        ("taurus", "point", False),
        ("leave", "vague", False),
        ("next", "point", True),
    ],
)
def test_what_lasts_is_a_bar_and_what_may_come_is_hollow(name: str, shape: str, hollow: bool) -> None:
    row = next(row for row in rows() if row.name == name)
    assert (row.shape, row.hollow) == (shape, hollow)


def test_events_without_a_date_are_not_on_the_timeline() -> None:
    assert not {"rockets", "limits"} & {row.name for row in rows()}


@pytest.mark.parametrize("year", [2025, 2027])
def test_everything_stays_on_the_scale(year: int) -> None:
    figure = timeline.draw(rows(), datetime(year, 1, 14, 14, tzinfo=UTC))
    places_across = [float(value) for value in figure.xpath(".//@x|.//@cx")]
    assert all(0 <= x <= timeline.WIDTH for x in places_across)
    assert all(float(width) > 0 for width in figure.xpath(".//rect/@width"))
