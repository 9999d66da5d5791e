"""Act now: each rule is broken by a message and kept by another."""

import pytest
from msgspec.structs import replace
from profile_messages import ALERT, EARLIER, HOUR, SENT, coded, findings, with_area, with_info, with_second

from tocsin.cap import Alert, Circle
from tocsin.cap.profiles import profile

UNKNOWN = {"urgency": "Unknown", "severity": "Unknown", "certainty": "Unknown"}
CASES = [
    (with_second(ALERT), "ACT-02", "info"),
    (with_info(ALERT, instruction=" "), "ACT-03", "info[0]/instruction"),
    (with_info(ALERT, expires=None), "ACT-04", "info[0]/expires"),
    (with_info(ALERT, expires=SENT), "ACT-05", "info[0]/expires"),
    (with_info(ALERT, effective=SENT + 6 * HOUR), "ACT-05", "info[0]/expires"),
    (with_info(ALERT, effective=SENT - 6 * HOUR, expires=SENT - HOUR), "ACT-05", "info[0]/expires"),
    (with_info(ALERT, onset=SENT + 7 * HOUR), "ACT-06", "info[0]/expires"),
    (with_info(ALERT, area=()), "ACT-07", "info[0]/area"),
    (with_area(ALERT, polygon=()), "ACT-08", "info[0]/area[0]"),
    (with_area(ALERT, polygon=(), geocode=coded("FIPS", " ")), "ACT-08", "info[0]/area[0]"),
    (with_info(ALERT, headline=None, description="Exampleville, 15:30."), "ACT-09", "info[0]/headline"),
    (with_info(ALERT, headline=f"Exampleville, 15:30. {'x' * 140}"), "ACT-10", "info[0]/headline"),
    (with_info(ALERT, headline="Flood until 15:30"), "ACT-11", "info[0]/headline"),
    (with_info(ALERT, headline="Exampleville: flood now"), "ACT-12", "info[0]/headline"),
    (with_info(ALERT, event=""), "ACT-13", "info[0]/event"),
    (with_info(ALERT, response_type=()), "ACT-14", "info[0]/responseType"),
    (replace(ALERT, identifier="example 1"), "ACT-15", "identifier"),
    (replace(ALERT, identifier=""), "ACT-15", "identifier"),
    (replace(ALERT, sender="a,b"), "ACT-15", "sender"),
    (with_info(ALERT, sender_name=None), "ACT-16", "info[0]/senderName"),
    (with_info(ALERT, headline="<b>Exampleville</b>: flood until 15:30"), "ACT-17", "info[0]/headline"),
    (with_info(ALERT, description="The river&nbsp;rises."), "ACT-17", "info[0]/description"),
    (with_info(ALERT, instruction="Go<br />up."), "ACT-17", "info[0]/instruction"),
    (replace(ALERT, note="Exercise"), "ACT-18", "note"),
    (with_info(ALERT, headline="[TEST] Exampleville: flood until 15:30"), "ACT-18", "info[0]/headline"),
    (with_info(ALERT, headline="Навчання: Exampleville, 15:30"), "ACT-18", "info[0]/headline"),
    (with_info(ALERT, event="test message"), "ACT-18", "info[0]/event"),
    (with_info(ALERT, **UNKNOWN), "ACT-19", "info[0]/urgency"),
    (replace(ALERT, info=()), "ACT-20", "info"),
]


@pytest.mark.parametrize(("alert", "rule", "where"), CASES)
def test_a_fault_is_found_alone(alert: Alert, rule: str, where: str) -> None:
    assert findings("act-now", alert) == [(rule, where)]


@pytest.mark.parametrize(
    "alert",
    [
        ALERT,
        with_second(ALERT, language="fr-CA"),
        with_area(ALERT, polygon=(), circle=(Circle(45.0, -75.0, 10.0),)),
        with_area(ALERT, polygon=(), geocode=coded("FIPS", "36061")),
        with_area(ALERT, area_desc=""),
        with_info(ALERT, effective=SENT + HOUR, onset=SENT + 2 * HOUR),
        with_info(ALERT, headline=f"Exampleville, 15:30. {'x' * 139}"),
        with_info(ALERT, headline="Flood", description="Exampleville, 20 November."),
        with_info(ALERT, description="Winds <30 km/h>, A & B; <news>"),
        with_info(ALERT, headline="Exercise caution: Exampleville, 15:30", event="nuclear test"),
        with_info(ALERT, urgency="Unknown", severity="Unknown"),
        replace(ALERT, note="[see below]"),
        replace(ALERT, status="Exercise", note="Exercise"),
        replace(with_info(ALERT, **UNKNOWN), status="Exercise"),
        replace(ALERT, msg_type="Cancel", references=EARLIER),
        replace(ALERT, msg_type="Ack", info=(), references=EARLIER),
        replace(ALERT, status="System", info=()),
    ],
)
def test_a_good_message_has_no_finding(alert: Alert) -> None:
    assert findings("act-now", alert) == []


def test_a_message_without_texts_lacks_them_and_no_more() -> None:
    mute = with_info(ALERT, headline=None, description=None, instruction=None)
    assert findings("act-now", mute) == [("ACT-03", "info[0]/instruction"), ("ACT-09", "info[0]/headline")]


LANGUAGE_CASES = [
    (("en-CA",), ["en"], []),
    (("en-CA",), ["EN-ca"], []),
    (("en", "en-CA"), ["en", "en-CA"], []),
    (("en-CA", "fr"), ["en", "fr"], []),
    (("en-CA",), ["en", "fr"], ["ACT-01"]),
    (("en",), ["en-CA"], ["ACT-01"]),
    (("eng",), ["en"], ["ACT-01"]),
    (("en-CA", "en-GB"), ["en"], ["ACT-02"]),
    (("en-CA", "en-GB"), ["en-CA"], []),
    (("en-CA", "EN-ca"), ["en"], ["ACT-02"]),
]


@pytest.mark.parametrize(("given", "needed", "rules"), LANGUAGE_CASES)
def test_each_needed_language_is_there_once(given: tuple[str, ...], needed: list[str], rules: list[str]) -> None:
    alert = replace(ALERT, info=tuple(replace(ALERT.info[0], language=language) for language in given))
    assert [rule for rule, _ in findings("act-now", alert, *needed)] == rules


def test_no_message_declares_it() -> None:
    assert not profile("act-now").declared_by(ALERT)
