"""IPAWS: each rule is broken by a message and kept by another."""

from datetime import UTC

import pytest
from msgspec.structs import replace
from profile_messages import ALERT, EARLIER, HOUR, SENT, coded, findings, with_area, with_info, with_second

from tocsin.cap import Alert, NamedValue
from tocsin.cap.profiles import profile

SAME = coded("SAME", "CEM")
ORGANISED = coded("EAS-ORG", "CIV")
GOOD = with_area(
    with_info(replace(ALERT, code=("IPAWSv1.0",)), event_code=SAME, parameter=ORGANISED),
    geocode=coded("SAME", "036061"),
)
CASES = [
    (replace(GOOD, code=()), "IPAWS-01", "code"),
    (replace(GOOD, code=("IPAWSv2.0",)), "IPAWS-01", "code"),
    (replace(GOOD, msg_type="Update"), "IPAWS-02", "references"),
    (replace(GOOD, msg_type="Cancel"), "IPAWS-02", "references"),
    (with_second(GOOD, category=("Met", "Safety")), "IPAWS-03", "info[1]/category"),
    (with_second(GOOD, event_code=coded("SAME", "FLW")), "IPAWS-04", "info[1]/eventCode"),
    (with_info(GOOD, expires=None), "IPAWS-05", "info[0]/expires"),
    (with_info(GOOD, event_code=coded("SAME", "CEMX")), "IPAWS-06", "info[0]/eventCode"),
    (with_info(GOOD, event_code=coded("SAME", "C M")), "IPAWS-06", "info[0]/eventCode"),
    (with_info(GOOD, event_code=SAME + SAME), "IPAWS-06", "info[0]/eventCode"),
    (with_info(GOOD, event_code=()), "IPAWS-07", "info[0]/eventCode"),
    (with_info(GOOD, area=()), "IPAWS-08", "info[0]/area"),
    (with_info(GOOD, effective=SENT + HOUR), "IPAWS-09", "info[0]/effective"),
    (with_info(GOOD, onset=SENT + HOUR), "IPAWS-09", "info[0]/onset"),
    (with_info(GOOD, description=" \n"), "IPAWS-10", "info[0]/description"),
    (with_info(GOOD, instruction=None), "IPAWS-11", "info[0]/instruction"),
    (with_area(GOOD, geocode=()), "IPAWS-12", "info[0]/area[0]/geocode"),
    (with_area(GOOD, geocode=coded("SAME", "36061")), "IPAWS-12", "info[0]/area[0]/geocode"),
    (replace(GOOD, sent=SENT.astimezone(UTC)), "IPAWS-13", "sent"),
    (with_info(GOOD, parameter=(*ORGANISED, NamedValue("CMAMtext", "x" * 91))), "IPAWS-14", "info[0]/parameter"),
    (with_info(GOOD, parameter=(*ORGANISED, NamedValue("CMAMlongtext", "x" * 361))), "IPAWS-15", "info[0]/parameter"),
    (with_info(GOOD, parameter=()), "IPAWS-16", "info[0]/parameter"),
]


@pytest.mark.parametrize(("alert", "rule", "where"), CASES)
def test_a_fault_is_found_alone(alert: Alert, rule: str, where: str) -> None:
    assert findings("ipaws", alert) == [(rule, where)]


@pytest.mark.parametrize(
    "alert",
    [
        GOOD,
        replace(GOOD, code=("other", "IPAWSv1.0")),
        replace(GOOD, msg_type="Update", references=EARLIER),
        replace(GOOD, msg_type="Cancel", references=EARLIER, info=()),
        with_second(GOOD, language="es-US", headline="Exampleville: inundación"),
        with_info(GOOD, effective=SENT, onset=SENT - HOUR),
        with_info(GOOD, event_code=(*SAME, NamedValue("NationalWeatherService", "FLW"))),
        with_info(GOOD, parameter=coded("BLOCKCHANNEL", "EAS")),
        with_info(GOOD, parameter=(*ORGANISED, NamedValue("CMAMtext", "x" * 90))),
        with_info(GOOD, parameter=(*ORGANISED, NamedValue("CMAMlongtext", "x" * 360))),
    ],
)
def test_a_good_message_has_no_finding(alert: Alert) -> None:
    assert findings("ipaws", alert) == []


def test_the_code_declares_it() -> None:
    assert profile("ipaws").declared_by(GOOD)
    assert not profile("ipaws").declared_by(ALERT)
