"""CAP-CP: each rule is broken by a message and kept by another."""

import pytest
from msgspec.structs import replace
from profile_messages import ALERT, EARLIER, INFO, coded, findings, with_area, with_info, with_second

from tocsin.cap import Alert, NamedValue
from tocsin.cap.profiles import profile

FLOOD = coded("profile:CAP-CP:Event:0.4", "flood")
STORM = coded("profile:CAP-CP:Event:0.4", "storm")
ENGLISH = with_area(
    with_info(replace(ALERT, code=("profile:CAP-CP:0.4",)), event_code=FLOOD),
    geocode=coded("profile:CAP-CP:Location:0.3", "3506008"),
)
GOOD = with_second(ENGLISH, language="fr-CA", headline="Exampleville : inondation")
MINOR = coded("profile:CAP-CP:0.4:MinorChange", "text")
CASES = [
    (replace(GOOD, code=("layer:SOREM:1.0",)), "CP-01", "code"),
    (replace(GOOD, info=()), "CP-02", "info"),
    (replace(GOOD, msg_type="Update"), "CP-03", "references"),
    (with_second(ENGLISH, language="fr-CA", event_code=STORM), "CP-04", "info[1]/eventCode"),
    (replace(GOOD, info=tuple(replace(info, event_code=()) for info in GOOD.info)), "CP-05", "info[0]/eventCode"),
    (with_info(GOOD, area=()), "CP-06", "info[0]/area"),
    (with_area(GOOD, geocode=coded("layer:EC-MSC-SMC:1.0:CLC", "043100")), "CP-07", "info[0]/area[0]/geocode"),
    (ENGLISH, "CP-08", "info"),
    (replace(GOOD, info=GOOD.info[1:]), "CP-08", "info"),
    (with_info(GOOD, language="en-US"), "CP-09", "info[0]/language"),
    (with_info(GOOD, expires=None), "CP-10", "info[0]/expires"),
    (with_info(GOOD, sender_name=""), "CP-11", "info[0]/senderName"),
    (with_info(GOOD, response_type=()), "CP-12", "info[0]/responseType"),
    (with_info(GOOD, instruction=None), "CP-13", "info[0]/instruction"),
    (with_info(GOOD, parameter=MINOR), "CP-14", "info[0]/parameter"),
    (with_area(GOOD, polygon=()), "CP-15", "info[0]/area"),
]


@pytest.mark.parametrize(("alert", "rule", "where"), CASES)
def test_a_fault_is_found_alone(alert: Alert, rule: str, where: str) -> None:
    found = findings("cap-cp", alert)
    assert found[0] == (rule, where)
    assert {identifier for identifier, _ in found} == {rule}


@pytest.mark.parametrize(
    "alert",
    [
        GOOD,
        replace(GOOD, code=("profile:CAP-CP:1.0",)),
        replace(GOOD, msg_type="Ack", info=(), references=EARLIER),
        replace(GOOD, status="System", info=(), references=EARLIER),
        replace(GOOD, scope="Restricted", info=()),
        with_info(replace(GOOD, msg_type="Update", references=EARLIER), parameter=MINOR),
        with_info(GOOD, event_code=(*FLOOD, NamedValue("SAME", "FLW"))),
        with_info(GOOD, parameter=coded("layer:SOREM:1.0:Broadcast_Immediately", "No")),
    ],
)
def test_a_good_message_has_no_finding(alert: Alert) -> None:
    assert findings("cap-cp", alert) == []


def test_an_event_code_without_a_value_is_none() -> None:
    empty = with_info(ENGLISH, event_code=coded(FLOOD[0].value_name, " "))
    assert ("CP-05", "info[0]/eventCode") in findings("cap-cp", empty)


@pytest.mark.parametrize(("language", "lacking"), [("en-CA", "French"), ("fr-CA", "English"), ("iu", "English")])
def test_the_language_that_lacks_is_named(language: str, lacking: str) -> None:
    alert = replace(ALERT, info=(replace(INFO, language=language),))
    assert f"has no {lacking}" in [finding.reason for finding in profile("cap-cp").check(alert)]


def test_the_code_declares_it() -> None:
    assert profile("cap-cp").declared_by(GOOD)
    assert not profile("cap-cp").declared_by(ALERT)
