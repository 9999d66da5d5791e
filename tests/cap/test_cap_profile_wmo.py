"""WMO: each rule is broken by a message and kept by another."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from profile_messages import ALERT, EARLIER, SENT, TRIANGLE, coded, findings, with_area, with_info

from tocsin.cap import Alert, Polygon

GOOD = with_info(
    replace(ALERT, identifier="urn:oid:2.49.0.1.124.0.2024.11.20.9.30.0"), event_code=coded("OET:v1.2", "OET-080")
)
MANY = Polygon((TRIANGLE.points[0],) * 97 + TRIANGLE.points)
CASES = [
    (replace(GOOD, identifier="example-1"), "WMO-01", "identifier"),
    (replace(GOOD, identifier="urn:oid:2.49.0.0.124.0.1"), "WMO-02", "identifier"),
    (replace(GOOD, identifier="2.49.0.0.124.0.1"), "WMO-02", "identifier"),
    (replace(GOOD, msg_type="Ack", references=EARLIER), "WMO-03", "msgType"),
    (with_info(GOOD, urgency="Unknown"), "WMO-04", "info[0]/urgency"),
    (with_info(GOOD, severity="Unknown"), "WMO-04", "info[0]/severity"),
    (with_info(GOOD, certainty="Unknown"), "WMO-04", "info[0]/certainty"),
    (with_info(GOOD, event="x" * 36), "WMO-05", "info[0]/event"),
    (with_area(GOOD, polygon=(), geocode=coded("ISO 3166-2", "CA-ON")), "WMO-06", "info[0]/area[0]"),
    (with_area(GOOD, polygon=(TRIANGLE, MANY)), "WMO-07", "info[0]/area[0]/polygon[1]"),
    (with_info(GOOD, event_code=coded("rain", "OET-159")), "WMO-08", "info[0]/eventCode"),
    (with_info(GOOD, event_code=()), "WMO-09", "info[0]/eventCode"),
    (with_info(GOOD, expires=SENT), "WMO-10", "info[0]/expires"),
    (with_info(GOOD, effective=SENT - timedelta(days=2)), "WMO-11", "info[0]/effective"),
    (with_info(GOOD, onset=SENT - timedelta(days=42)), "WMO-11", "info[0]/onset"),
]


@pytest.mark.parametrize(("alert", "rule", "where"), CASES)
def test_a_fault_is_found_alone(alert: Alert, rule: str, where: str) -> None:
    assert findings("wmo", alert) == [(rule, where)]


@pytest.mark.parametrize(
    "alert",
    [
        GOOD,
        replace(GOOD, identifier="2.49.0.1.124.0.1"),
        with_info(GOOD, expires=None),
        with_info(GOOD, effective=SENT - timedelta(hours=3), onset=SENT - timedelta(hours=20)),
        with_area(GOOD, geocode=coded("ISO 3166-2", "CA-ON")),
        with_area(GOOD, polygon=(Polygon(MANY.points[1:]),)),
    ],
)
def test_a_good_message_has_no_finding(alert: Alert) -> None:
    assert findings("wmo", alert) == []
