"""Each rule finds its fault, and nothing else does."""

from datetime import datetime, timedelta
from typing import Any

import msgspec
import pytest
from messages import INFO, PLAIN, SENT

from tocsin.cap import Alert, Area, Circle, NamedValue, Polygon, Reference, check

SQUARE = ((50.0, 30.0), (50.0, 31.0), (51.0, 31.0), (50.0, 30.0))


def with_info(**changes: Any) -> Alert:
    return msgspec.structs.replace(PLAIN, info=(msgspec.structs.replace(INFO, **changes),))


def with_alert(**changes: Any) -> Alert:
    return msgspec.structs.replace(PLAIN, **changes)


def with_area(**changes: Any) -> Alert:
    return with_info(area=(Area(area_desc="Kyiv", **changes),))


@pytest.mark.parametrize(
    "alert",
    [
        PLAIN,
        with_area(polygon=(Polygon(SQUARE),)),
        with_area(geocode=(NamedValue("EMMA_ID", "UA001"),)),
        with_area(circle=(Circle(-90, 180, 0.1),)),
        with_info(headline="x" * 160),
        with_info(effective=None, onset=None),
    ],
)
def test_a_good_alert_has_no_finding(alert: Alert) -> None:
    assert check(alert, ["en"]) == []


@pytest.mark.parametrize(
    ("alert", "rule", "where"),
    [
        (with_alert(identifier="a b"), "A01", "identifier"),
        (with_alert(identifier=""), "A01", "identifier"),
        (with_alert(sender="a,b"), "A02", "sender"),
        (with_alert(sender="a<b"), "A02", "sender"),
        (with_alert(sender="a&b"), "A02", "sender"),
        (with_alert(sent=SENT.replace(microsecond=5)), "A03", "sent"),
        (with_alert(restriction=" "), "A09", "restriction"),
        (with_alert(scope="Private"), "A10", "addresses"),
        (with_alert(msg_type="Update"), "A14", "references"),
        (with_alert(references=(Reference("desk@example.org", "example-1", SENT),)), "A15", "references"),
        (with_alert(info=()), "I00", "info"),
        (with_alert(info=(INFO, INFO)), "L04", "info"),
        (with_info(language="en_US"), "I01", "info[0]/language"),
        (with_info(category=()), "I02", "info[0]/category"),
        (with_info(event=""), "I03", "info[0]/event"),
        (with_info(headline=None), "I12", "info[0]/headline"),
        (with_info(headline="x" * 161), "I12", "info[0]/headline"),
        (with_info(instruction="\n"), "L02", "info[0]/instruction"),
        (with_info(expires=None), "L03", "info[0]/expires"),
        (with_info(expires=datetime(2024, 11, 20, 18)), "I11", "info[0]/expires"),  # noqa: DTZ001 - the fault
        (with_info(expires=SENT), "T01", "info[0]/expires"),
        (with_info(effective=None, onset=None, expires=SENT), "T01", "info[0]/expires"),
        (with_info(onset=SENT + timedelta(hours=7)), "T02", "info[0]/expires"),
        (with_info(area=()), "G00", "info[0]/area"),
        (with_info(area=(Area(area_desc=" ", circle=(Circle(0, 0, 1),)),)), "G01", "info[0]/area[0]/areaDesc"),
        (with_area(), "G09", "info[0]/area[0]"),
        (with_area(polygon=(Polygon(SQUARE[1:]),)), "G03", "info[0]/area[0]"),
        (with_area(polygon=(Polygon((*SQUARE[:3], (52.0, 30.0))),)), "G04", "info[0]/area[0]"),
        (with_area(polygon=(Polygon(((50.0, 30.0), (91.0, 31.0), *SQUARE[2:])),)), "G05", "info[0]/area[0]"),
        (with_area(circle=(Circle(50, -180.005, 1),)), "G05", "info[0]/area[0]"),
        (with_area(circle=(Circle(float("nan"), 0, 1),)), "G05", "info[0]/area[0]"),
        (with_area(circle=(Circle(0, 0, 0),)), "G07", "info[0]/area[0]"),
    ],
)
def test_a_fault_is_found_alone(alert: Alert, rule: str, where: str) -> None:
    assert [(finding.rule, finding.where) for finding in check(alert)] == [(rule, where)]


def test_every_asked_language_must_be_there() -> None:
    assert [finding.reason for finding in check(PLAIN, ["EN", "fr"])] == ["has no language fr; add its text"]
