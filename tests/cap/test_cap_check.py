"""What ``check`` makes of the rules, each of which has its own case in test_cap_rules.py."""

import re
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from messages import INFO, PLAIN, SENT

from tocsin.cap import Alert, Area, Circle, Finding, NamedValue, Polygon, check, read, write
from tocsin.cap.profiles import profile

SQUARE = ((50.0, 30.0), (50.0, 31.0), (51.0, 31.0), (50.0, 30.0))


def with_info(**changes: Any) -> Alert:
    return msgspec.structs.replace(PLAIN, info=(msgspec.structs.replace(INFO, **changes),))


def with_area(**changes: Any) -> Alert:
    return with_info(area=(Area(area_desc="Kyiv", **changes),))


FAULTY = msgspec.structs.replace(
    with_area(polygon=(Polygon(SQUARE[:3]), Polygon(SQUARE), Polygon(SQUARE[:2])), geocode=(NamedValue("X", ""),)),
    sender="a b",
    scope="Private",
)
FOUND = [
    ("A02", "sender", "error"),
    ("A10", "addresses", "error"),
    ("A19", "restriction", "warning"),
    ("G03", "info[0]/area[0]/polygon[0]", "error"),
    ("G03", "info[0]/area[0]/polygon[2]", "error"),
    ("G08", "info[0]/area[0]/geocode[0]/value", "warning"),
]


@pytest.mark.parametrize(
    "alert",
    [
        PLAIN,
        with_area(polygon=(Polygon(SQUARE),)),
        with_area(circle=(Circle(-90, 180, 0.1),)),
        with_info(headline="x" * 160),
        with_info(effective=None, onset=None),
    ],
)
def test_a_good_alert_has_no_finding(alert: Alert) -> None:
    assert check(alert) == []


def rows(findings: list[Finding]) -> list[tuple[str, str, str]]:
    return [(one.rule, one.where, one.level) for one in findings]


def test_findings_of_an_alert_stand_in_the_order_of_the_schema() -> None:
    assert sorted(rows(check(FAULTY))) == FOUND
    order = [one.where for one in check(FAULTY)]
    assert order.index("sender") < order.index("restriction") < order.index("addresses")
    assert order.index("info[0]/area[0]/polygon[2]") < order.index("info[0]/area[0]/geocode[0]/value")


def test_findings_of_a_message_bear_its_lines() -> None:
    data = re.sub(rb">(?=<(?!/value>))", b">\n", write(FAULTY))
    (message,) = read(data)
    findings = check(message)
    assert sorted(rows(findings)) == FOUND
    lines = [one.line or 0 for one in findings]
    assert lines == sorted(lines)
    for one in findings:
        name = one.where.rpartition("/")[2].partition("[")[0]
        if name != "addresses":  # which is missing
            assert f"<{name}" in data.decode().splitlines()[(one.line or 0) - 1]


def test_lines_can_be_left_out() -> None:
    (message,) = read(write(FAULTY))
    findings = check(message, lines=False)
    assert sorted(rows(findings)) == FOUND
    assert {one.line for one in findings} == {None}


def test_what_reading_found_is_not_told_twice() -> None:
    (message,) = read(write(PLAIN).replace(b"<areaDesc>Kyiv</areaDesc>", b""))
    assert [one.rule for one in check(message)].count("G01") == 1


def test_profiles_add_their_rules() -> None:
    alert = with_info(instruction=None)
    (message,) = read(write(alert))
    for subject in (alert, message):
        found = check(subject, [profile("act-now")], ["en", "fr"])
        assert {"ACT-01", "ACT-03"} <= {one.rule for one in found}
    assert SENT + timedelta(hours=6) == INFO.expires
