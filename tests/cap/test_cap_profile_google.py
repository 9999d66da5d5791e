"""Google Public Alerts: each rule is broken by a message and kept by another."""

import pytest
from msgspec.structs import replace
from profile_messages import ALERT, EARLIER, HOUR, SENT, coded, findings, with_area, with_info, with_second

from tocsin.cap import Alert, Circle
from tocsin.cap.profiles import profile

CASES = [
    (replace(ALERT, msg_type="Update"), "GPA-01", "references"),
    (replace(ALERT, info=()), "GPA-02", "info"),
    (with_second(ALERT, category=("Env",)), "GPA-03", "info[1]/category"),
    (with_second(ALERT, event_code=coded("OET:v1.2", "OET-080")), "GPA-04", "info[1]/eventCode"),
    (with_second(ALERT, event="storm"), "GPA-05", "info[1]/event"),
    (with_info(ALERT, description=None), "GPA-06", "info[0]/description"),
    (with_info(ALERT, web=" "), "GPA-07", "info[0]/web"),
    (with_info(ALERT, expires=None), "GPA-08", "info[0]/expires"),
    (with_info(ALERT, expires=SENT - HOUR), "GPA-09", "info[0]/expires"),
    (with_info(ALERT, effective=SENT + 7 * HOUR), "GPA-09", "info[0]/expires"),
    (with_info(ALERT, area=()), "GPA-10", "info[0]/area"),
    (with_area(ALERT, circle=(Circle(45.0, -75.0, 0.0),)), "GPA-12", "info[0]/area[0]/circle[0]"),
    (with_info(ALERT, headline="x" * 141), "GPA-13", "info[0]/headline"),
    (with_info(ALERT, description=ALERT.info[0].headline), "GPA-14", "info[0]/headline"),
    (with_info(ALERT, instruction=ALERT.info[0].description), "GPA-15", "info[0]/instruction"),
    (with_info(ALERT, urgency="Unknown"), "GPA-16", "info[0]/urgency"),
    (with_info(ALERT, severity="Unknown"), "GPA-16", "info[0]/severity"),
    (with_info(ALERT, certainty="Unknown"), "GPA-16", "info[0]/certainty"),
    (with_info(ALERT, event="x" * 36), "GPA-17", "info[0]/event"),
    (with_info(ALERT, sender_name=None), "GPA-18", "info[0]/senderName"),
    (with_info(ALERT, response_type=()), "GPA-19", "info[0]/responseType"),
    (with_info(ALERT, instruction=None), "GPA-20", "info[0]/instruction"),
    (with_info(ALERT, contact=None), "GPA-21", "info[0]/contact"),
    (with_area(ALERT, polygon=(), geocode=coded("FIPS", "36061")), "GPA-22", "info[0]/area"),
    (with_area(ALERT, area_desc="x" * 50), "GPA-23", "info[0]/area[0]/areaDesc"),
    (replace(ALERT, status="Exercise"), "GPA-24", "status"),
    (replace(ALERT, scope="Restricted"), "GPA-24", "scope"),
    (with_info(ALERT, description="The river<br/>rises."), "GPA-25", "info[0]/description"),
    (with_info(ALERT, instruction="<P>Go.</P>"), "GPA-25", "info[0]/instruction"),
]


@pytest.mark.parametrize(("alert", "rule", "where"), CASES)
def test_a_fault_is_found_alone(alert: Alert, rule: str, where: str) -> None:
    assert findings("google", alert) == [(rule, where)]


def test_an_area_without_any_shape_or_code() -> None:
    assert findings("google", with_area(ALERT, polygon=())) == [
        ("GPA-22", "info[0]/area"),
        ("GPA-11", "info[0]/area[0]"),
    ]


@pytest.mark.parametrize(
    "alert",
    [
        ALERT,
        replace(ALERT, msg_type="Update", references=EARLIER),
        with_second(ALERT, language="fr-CA", event="inondation", headline="x" * 140),
        with_info(ALERT, headline=None, effective=SENT),
        with_info(ALERT, event="x" * 35, description="Winds <60 km/h & rain"),
        with_area(ALERT, area_desc="x" * 49, circle=(Circle(45.0, -75.0, 1.0),)),
    ],
)
def test_a_good_message_has_no_finding(alert: Alert) -> None:
    assert findings("google", alert) == []


def test_no_message_declares_it() -> None:
    assert not profile("google").declared_by(ALERT)
