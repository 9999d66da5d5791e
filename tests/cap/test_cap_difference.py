"""Differences: nothing where two messages say the same, the path and both values where they do not."""

from collections import Counter
from datetime import UTC
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from messages import INFO, PLAIN, SENT, alerts

from tocsin.cap import Alert, Area, Circle, Info, NamedValue, Polygon, Reference, Resource
from tocsin.cap.difference import Change, diff, marked

FRENCH = msgspec.structs.replace(INFO, language="fr")
KYIV = INFO.area[0]
LVIV = Area(area_desc="Lviv", polygon=(Polygon(((49.0, 24.0), (50.0, 24.0), (50.0, 25.0), (49.0, 24.0))),))
MAP = Resource(resource_desc="map", mime_type="image/png", uri="a.png")
SOUND = Resource(resource_desc="sound", mime_type="audio/mpeg")
SLOW = settings(
    deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def with_info(**changes: object) -> Alert:
    return msgspec.structs.replace(PLAIN, info=(msgspec.structs.replace(INFO, **changes),))


def with_alert(**changes: object) -> Alert:
    return msgspec.structs.replace(PLAIN, **changes)


@pytest.mark.parametrize(
    ("a", "b", "changes"),
    [
        (PLAIN, with_alert(status="Actual"), [Change("status", "Draft", "Actual")]),
        (PLAIN, with_alert(note="why"), [Change("note", None, "why")]),
        (PLAIN, with_info(expires=None), [Change("info[0]/expires", "2024-11-20T15:30:00+02:00", None)]),
        (PLAIN, with_info(category=("Met",)), [Change("info[0]/category[0]", "Security", "Met")]),
        (PLAIN, with_alert(info=()), [Change("info[0]", "en: Kyiv: air raid alert", None)]),
        (
            PLAIN,
            with_alert(info=(FRENCH, INFO)),
            [Change("info[0]", None, "fr: Kyiv: air raid alert")],
        ),
        (
            with_alert(info=(INFO, FRENCH)),
            with_alert(info=(msgspec.structs.replace(FRENCH, event="alerte"), INFO)),
            [Change("info[1]/event", "air raid alert", "alerte")],
        ),
        (
            with_info(area=(KYIV, LVIV)),
            with_info(area=(msgspec.structs.replace(LVIV, polygon=()), KYIV, KYIV)),
            [
                Change("info[0]/area[1]/polygon[0]", "49.0,24.0 50.0,24.0 50.0,25.0 49.0,24.0", None),
                Change("info[0]/area[2]", None, "Kyiv"),
            ],
        ),
        (
            PLAIN,
            with_info(area=(msgspec.structs.replace(KYIV, circle=(Circle(50.45, 30.52, 25.0),)),)),
            [Change("info[0]/area[0]/circle[0]", "50.45,30.52 20.0", "50.45,30.52 25.0")],
        ),
        (
            with_info(parameter=(NamedValue("a", "1"), NamedValue("b", "2"), NamedValue("c", "3"))),
            with_info(parameter=(NamedValue("b", "5"), NamedValue("d", "4"), NamedValue("a", "1"))),
            [
                Change("info[0]/parameter[1]", "b=2", "b=5"),
                Change("info[0]/parameter[2]", "c=3", None),
                Change("info[0]/parameter[1]", None, "d=4"),
            ],
        ),
        (
            with_info(resource=(MAP,)),
            with_info(resource=(msgspec.structs.replace(MAP, uri="b.png"), SOUND)),
            [Change("info[0]/resource[0]/uri", "a.png", "b.png"), Change("info[0]/resource[1]", None, "sound")],
        ),
        (
            with_alert(references=(Reference("s", "i", SENT),), other=("<x/>",)),
            with_alert(),
            [Change("references[0]", "s,i,2024-11-20T09:30:00+02:00", None), Change("other[0]", "<x/>", None)],
        ),
        (
            with_info(resource=(msgspec.structs.replace(MAP, size=1),)),
            with_info(resource=(msgspec.structs.replace(MAP, size=2),)),
            [Change("info[0]/resource[0]/size", "1", "2")],
        ),
    ],
)
def test_changes(a: Alert, b: Alert, changes: list[Change]) -> None:
    assert diff(a, b) == changes


@pytest.mark.parametrize(
    "same",
    [
        with_alert(sent=SENT.astimezone(UTC)),
        with_info(language="EN"),
        with_info(onset=SENT.astimezone(UTC)),
    ],
)
def test_what_says_the_same_is_no_change(same: Alert) -> None:
    assert diff(PLAIN, same) == []


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        (Change("", "go to the shelter now", "go to a shelter"), "go to [-the-] {+a+} shelter [-now-]"),
        (Change("", "go", "go now"), "go {+now+}"),
        (Change("", None, "a"), "{+a+}"),
        (Change("", "a", None), "[-a-]"),
        (Change("", "", ""), ""),
        (Change("", "a " * 1001, "b"), f"[-{'a ' * 1001}-] {{+b+}}"),
    ],
)
def test_a_change_is_shown_word_by_word(change: Change, shown: str) -> None:
    assert marked(change) == shown


@SLOW
@given(alerts)
def test_a_message_differs_not_from_itself(alert: Alert) -> None:
    assert diff(alert, alert) == []


@SLOW
@given(alerts, st.data())
def test_nothing_differs_exactly_where_both_say_the_same(alert: Alert, data: st.DataObject) -> None:
    other = data.draw(st.just(_shuffled(alert, data)) | alerts | st.just(_changed(alert, data)))
    assert (diff(alert, other) == []) == (_canonical(alert) == _canonical(other))
    assert len(diff(alert, other)) == len(diff(other, alert))


def _shuffled(alert: Alert, data: st.DataObject) -> Alert:
    """In another order and another zone."""
    infos = tuple(_in_any_order(info, data) for info in data.draw(st.permutations(alert.info)))
    shuffled: Alert = _in_any_order(alert, data)
    return msgspec.structs.replace(shuffled, info=infos)


def _changed(alert: Alert, data: st.DataObject) -> Alert:
    name = data.draw(st.sampled_from(("note", "identifier", "source", "code")))
    return msgspec.structs.replace(alert, **{name: ("x",) if name == "code" else "x"})


def _in_any_order(value: Any, data: st.DataObject) -> Any:
    lists = {
        name: tuple(data.draw(st.permutations(content)))
        for name in value.__struct_fields__
        if isinstance(content := getattr(value, name), tuple) and name != "info"
    }
    return msgspec.structs.replace(value, **lists)


def _canonical(value: Any) -> Any:
    """A second telling of the equivalences: lists as bags, but for structures of one key, whose order counts."""
    if isinstance(value, Alert | Info | Area | Resource):
        return tuple((name, _canonical_field(name, getattr(value, name))) for name in value.__struct_fields__)
    return value


def _canonical_field(name: str, content: Any) -> Any:
    if name == "language":
        return content.lower()
    if name in ("info", "area", "resource"):
        keys: dict[str, Any] = {
            "info": lambda info: info.language.lower(),
            "area": lambda area: area.area_desc,
            "resource": lambda resource: resource.resource_desc,
        }
        groups: dict[str, list[Any]] = {}
        for one in content:
            groups.setdefault(keys[name](one), []).append(_canonical(one))
        return groups
    return Counter(content) if isinstance(content, tuple) else content
