"""CAP-AU: each rule is broken by a message and kept by another."""

import pytest
from msgspec.structs import replace
from profile_messages import ALERT, EARLIER, SENT, coded, findings, with_area, with_info, with_second

from tocsin.cap import Alert, NamedValue
from tocsin.cap.profiles import profile

CODE = "urn:oasis:names:tc:emergency:cap:1.2:profile:CAP-AU:1.0"
LIST = f"{CODE}:AUeventLIST:1.0"
FLOOD = coded(LIST, "flood")
GOOD = with_area(
    with_info(replace(ALERT, code=(CODE,)), event_code=FLOOD, language="en-AU"),
    geocode=coded("http://www.iso.org/iso/country_codes.html", "AU-NSW"),
)
CASES = [
    (replace(GOOD, code=()), "AU-01", "code"),
    (replace(GOOD, info=()), "AU-02", "info"),
    (replace(GOOD, msg_type="Cancel"), "AU-03", "references"),
    (with_second(GOOD, category=("Env",)), "AU-04", "info[1]/category"),
    (with_second(GOOD, event_code=coded(LIST, "flashFlood")), "AU-05", "info[1]/eventCode"),
    (with_info(GOOD, event_code=(*FLOOD, NamedValue(LIST, "storm"))), "AU-06", "info[0]/eventCode"),
    (with_info(GOOD, event_code=coded("own list", "17")), "AU-07", "info[0]/eventCode"),
    (with_info(GOOD, event_code=coded(LIST, "riverineFlooding")), "AU-08", "info[0]/eventCode"),
    (with_info(GOOD, event_code=coded(LIST, "flood!")), "AU-08", "info[0]/eventCode"),
    (with_second(GOOD, event="storm"), "AU-09", "info[1]/event"),
    (
        with_info(replace(GOOD, msg_type="Cancel", references=EARLIER), effective=SENT),
        "AU-10",
        "info[0]/effective",
    ),
    (with_info(GOOD, area=()), "AU-11", "info[0]/area"),
    (replace(GOOD, sender="Bureau"), "AU-12", "sender"),
    (replace(GOOD, sender="@example.org"), "AU-12", "sender"),
    (replace(GOOD, sender="desk@localhost"), "AU-12", "sender"),
    (replace(GOOD, status="Test"), "AU-13", "status"),
    (with_info(GOOD, expires=None), "AU-14", "info[0]/expires"),
    (with_info(GOOD, sender_name=None), "AU-15", "info[0]/senderName"),
    (with_info(GOOD, response_type=()), "AU-16", "info[0]/responseType"),
    (with_info(GOOD, instruction=""), "AU-17", "info[0]/instruction"),
    (with_area(GOOD, polygon=()), "AU-18", "info[0]/area"),
    (with_area(GOOD, geocode=()), "AU-19", "info[0]/area[0]/geocode"),
]


@pytest.mark.parametrize(("alert", "rule", "where"), CASES)
def test_a_fault_is_found_alone(alert: Alert, rule: str, where: str) -> None:
    assert findings("cap-au", alert) == [(rule, where)]


@pytest.mark.parametrize(
    "alert",
    [
        GOOD,
        replace(GOOD, msg_type="Ack", info=(), references=EARLIER),
        replace(GOOD, status="System", info=()),
        replace(GOOD, msg_type="Update", references=EARLIER),
        with_info(GOOD, effective=SENT),
        with_info(GOOD, event_code=coded("https://govshare.gov.au/xmlui/handle/10772/6495", "bushFire")),
        with_info(GOOD, event_code=(*FLOOD, NamedValue("own list", "17"))),
        with_second(GOOD, language="zh", event="洪水"),
    ],
)
def test_a_good_message_has_no_finding(alert: Alert) -> None:
    assert findings("cap-au", alert) == []


def test_the_code_declares_it() -> None:
    assert profile("cap-au").declared_by(GOOD)
    assert not profile("cap-au").declared_by(ALERT)
