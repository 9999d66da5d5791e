"""MeteoAlarm: each rule is broken by a message and kept by another."""

import pytest
from profile_messages import ALERT, coded, findings, with_area, with_info

from tocsin.cap import Alert, NamedValue
from tocsin.cap.profiles import profile

LEVEL = NamedValue("awareness_level", "4; red; Extreme")
TYPE = NamedValue("awareness_type", "12; flooding")
GOOD = with_info(ALERT, parameter=(LEVEL, TYPE))


def levelled(value: str, **changes: object) -> Alert:
    return with_info(GOOD, parameter=(NamedValue("awareness_level", value), TYPE), **changes)


def typed(value: str) -> Alert:
    return with_info(GOOD, parameter=(LEVEL, NamedValue("awareness_type", value)))


CASES = [
    (with_info(GOOD, parameter=(TYPE,)), "MA-01", "info[0]/parameter"),
    (with_info(GOOD, parameter=(LEVEL,)), "MA-02", "info[0]/parameter"),
    (levelled("red"), "MA-03", "info[0]/parameter"),
    (levelled("5; violet; Extreme"), "MA-03", "info[0]/parameter"),
    (levelled("4; orange; Extreme"), "MA-03", "info[0]/parameter"),
    (levelled("4; red; Severe"), "MA-03", "info[0]/parameter"),
    (typed("flooding"), "MA-04", "info[0]/parameter"),
    (typed("14; hail"), "MA-04", "info[0]/parameter"),
    (typed("12;"), "MA-04", "info[0]/parameter"),
    (levelled("3; orange; Severe"), "MA-05", "info[0]/severity"),
    (with_area(GOOD, polygon=(), geocode=coded("own list", "17")), "MA-06", "info[0]/area[0]"),
]


@pytest.mark.parametrize(("alert", "rule", "where"), CASES)
def test_a_fault_is_found_alone(alert: Alert, rule: str, where: str) -> None:
    assert findings("meteoalarm", alert) == [(rule, where)]


@pytest.mark.parametrize(
    "alert",
    [
        GOOD,
        levelled("4;Red;Extreme"),
        levelled("3; orange; Severe", severity="Minor", response_type=("AllClear",)),
        levelled("1; green; Minor", severity="Minor"),
        typed("3;Thunderstorm"),
        with_area(GOOD, polygon=(), geocode=coded("EMMA_ID", "AT002")),
    ],
)
def test_a_good_message_has_no_finding(alert: Alert) -> None:
    assert findings("meteoalarm", alert) == []


def test_its_parameter_declares_it() -> None:
    assert profile("meteoalarm").declared_by(GOOD)
    assert not profile("meteoalarm").declared_by(ALERT)
