"""Cell broadcast: each rule is broken by a message and kept by another."""

import pytest
from msgspec.structs import replace
from profile_messages import ALERT, EARLIER, findings, with_area, with_info, with_second

from tocsin.cap import Alert

CASES = [
    (replace(ALERT, msg_type="Update", references=EARLIER), "EUA-01", "msgType"),
    (replace(ALERT, msg_type="Cancel"), "EUA-02", "references"),
    (replace(ALERT, info=()), "EUA-03", "info"),
    (with_info(ALERT, description="\n"), "EUA-04", "info[0]/description"),
    (with_info(ALERT, description="x" * 1396), "EUA-05", "info[0]/description"),
    (with_info(ALERT, description="x" * 1393 + "[]"), "EUA-05", "info[0]/description"),
    (with_info(ALERT, description="ж" * 616), "EUA-05", "info[0]/description"),
    (with_info(ALERT, area=()), "EUA-06", "info[0]/area"),
    (with_area(ALERT, polygon=()), "EUA-06", "info[0]/area[0]"),
    (with_second(ALERT, language="cy"), "EUA-07", "info"),
]


@pytest.mark.parametrize(("alert", "rule", "where"), CASES)
def test_a_fault_is_found_alone(alert: Alert, rule: str, where: str) -> None:
    assert findings("eu-alert", alert) == [(rule, where)]


@pytest.mark.parametrize(
    "alert",
    [
        ALERT,
        replace(ALERT, msg_type="Cancel", references=EARLIER, info=()),
        with_info(replace(ALERT, msg_type="Cancel", references=EARLIER), description=None, area=()),
        with_info(ALERT, description="é" * 1395),
        with_info(ALERT, description="x" * 1391 + "[]"),
        with_info(ALERT, description="ж" * 615),
    ],
)
def test_a_good_message_has_no_finding(alert: Alert) -> None:
    assert findings("eu-alert", alert) == []
