"""What ``check`` gives for values and messages: levels, order, lines, and nothing twice.

Each rule has its own case in test_cap_rules.py.
"""

from datetime import datetime

import msgspec
import pytest
from messages import FAULTLESS, INFO, PLAIN, SENT
from splice import spliced

from tocsin.cap import Alert, Area, Circle, NamedValue, Polygon, Reference, Resource, check, read, write
from tocsin.cap.checks import report
from tocsin.cap.elements import NAMESPACE
from tocsin.cap.profiles import profile

DSIG = '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>'


def with_info(**changes: object) -> Alert:
    return msgspec.structs.replace(FAULTLESS, info=(msgspec.structs.replace(FAULTLESS.info[0], **changes),))


def with_area(**changes: object) -> Alert:
    return with_info(area=(Area(area_desc="Kyiv", **{"circle": (Circle(50.0, 30.0, 1.0),)} | changes),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("alert", "rule", "where"),
    [
        (msgspec.structs.replace(FAULTLESS, status="Live"), "A04", "status"),
        (msgspec.structs.replace(FAULTLESS, msg_type="New", references=(Reference("a", "b", SENT),)), "A05", "msgType"),
        (msgspec.structs.replace(FAULTLESS, scope="All"), "A06", "scope"),
        (msgspec.structs.replace(FAULTLESS, sent=SENT.replace(microsecond=5)), "A03", "sent"),
        (msgspec.structs.replace(FAULTLESS, sent=SENT.replace(tzinfo=None)), "A03", "sent"),
        (
            msgspec.structs.replace(
                FAULTLESS,
                msg_type="Update",
                references=(Reference("a", "b", datetime(2024, 11, 20)),),  # noqa: DTZ001
            ),
            "A13",
            "references",
        ),
        (with_info(language="en_US"), "I01", "info[0]/language"),
        (with_info(category=()), "I02", "info[0]/category"),
        (with_info(category=("Met", "Weather")), "I02", "info[0]/category"),
        (with_info(response_type=("Run",)), "I04", "info[0]/responseType"),
        (with_info(urgency="Now"), "I05", "info[0]/urgency"),
        (with_info(severity="High"), "I06", "info[0]/severity"),
        (with_info(certainty="Sure"), "I07", "info[0]/certainty"),
        (with_info(effective=SENT.replace(tzinfo=None)), "I09", "info[0]/effective"),
        (with_info(onset=SENT.replace(microsecond=1)), "I10", "info[0]/onset"),
        (with_info(expires=datetime(2024, 11, 20, 18)), "I11", "info[0]/expires"),  # noqa: DTZ001
        (with_area(polygon=(Polygon(()),)), "G03", "info[0]/area[0]/polygon[0]"),
        (with_area(circle=(Circle(float("nan"), 0, 1),)), "G05", "info[0]/area[0]/circle[0]"),
        (with_area(circle=(Circle(0, 0, float("nan")),)), "G07", "info[0]/area[0]/circle[0]"),
        (with_info(resource=(Resource(resource_desc="a", mime_type="a/b", uri=""),)), "R04", "info[0]/resource[0]/uri"),
    ],
)
def test_values_that_no_file_can_hold_are_found(alert: Alert, rule: str, where: str) -> None:
    found = [(one.rule, one.where, one.level) for one in check(alert)]
    assert (rule, where, "error") in found
    assert all(level != "error" for other, _, level in found if other != rule)


def test_times_without_offset_are_not_compared() -> None:
    naive = SENT.replace(tzinfo=None)
    alert = msgspec.structs.replace(FAULTLESS, sent=naive, msg_type="Update", references=(Reference("a", "b", naive),))
    assert [one.rule for one in check(alert)] == ["A03"]


def test_a_reference_that_stands_twice_is_told_once() -> None:
    itself = Reference(FAULTLESS.sender, FAULTLESS.identifier, FAULTLESS.sent)
    alert = msgspec.structs.replace(FAULTLESS, msg_type="Update", references=(itself, itself))
    assert [one.rule for one in check(alert)] == ["A15"]


def test_a_polygon_with_a_hundred_corners_off_the_globe_is_one_finding() -> None:
    outside = tuple((0.0, 200.0 + number) for number in range(100))
    (finding,) = check(with_area(polygon=(Polygon((*outside, outside[0])),)))
    assert finding.reason == "0.0,200.0 is off the globe; latitude comes first"


def test_findings_of_a_value_stand_in_the_order_of_the_schema() -> None:
    alert = msgspec.structs.replace(
        PLAIN,
        identifier="",
        scope="Private",
        note="&nbsp;",
        info=(INFO, msgspec.structs.replace(INFO, event="", headline="x" * 161, parameter=(NamedValue("", "a"),))),
    )
    wheres = ["identifier", "restriction", "addresses", "note"]
    wheres += ["info[1]/event", "info[1]/headline", "info[1]/parameter[0]/valueName"]
    assert [one.where for one in check(alert)] == wheres


def test_findings_of_a_message_stand_in_the_order_of_its_lines() -> None:
    data = spliced(
        "<identifier>a b</identifier>", "<status>draft</status>", "<headline>&amp;nbsp;</headline>", "<area/>"
    )
    (message,) = read(data)
    found = check(message)
    assert [(one.rule, one.where) for one in found] == [
        ("A01", "identifier"),
        ("A04", "status"),
        ("X01", "status"),
        ("C01", "info[0]/headline"),
        ("G01", "info[0]/area[0]/areaDesc"),
        ("X01", "info[0]/area[0]"),
        ("G09", "info[0]/area[0]/polygon"),
    ]
    lines = [one.line or 0 for one in found]
    assert lines == sorted(lines)


def test_lines_can_be_left_out() -> None:
    (message,) = read(spliced("<identifier>a b</identifier><headline>&amp;nbsp;</headline><!-- no <expires> -->"))
    found = check(message, lines=False)
    assert {one.line for one in found} == {None}
    assert [one.where for one in found] == ["identifier", "info[0]/expires", "info[0]/headline"]
    assert {(one.rule, message.line(one.where)) for one in found} == {(one.rule, one.line) for one in check(message)}


def test_profiles_add_their_rules() -> None:
    alert = msgspec.structs.replace(PLAIN, info=(msgspec.structs.replace(INFO, instruction=None),))
    (message,) = read(write(alert))
    for subject in (alert, message):
        found = [one.rule for one in check(subject, [profile("act-now")], ["en", "fr"])]
        assert {"ACT-01", "ACT-03"} <= set(found)


def test_what_is_left_out_is_counted_in_paths_and_lines() -> None:
    good = "<polygon>50,30 50,31 51,31 50,30</polygon>"
    (message,) = read(
        spliced(f"<polygon/>{good}<polygon>x</polygon>{good.replace('50,30<', '50,29<')}", "<circle>1</circle>")
    )
    shapes = [(one.rule, one.where) for one in check(message) if one.rule[0] == "G"]
    assert shapes == [
        ("G02", "info[0]/area[0]/polygon[0]"),
        ("G02", "info[0]/area[0]/polygon[2]"),
        ("G04", "info[0]/area[0]/polygon[3]"),
        ("G07", "info[0]/area[0]/circle[0]"),
    ]
    lines = [one.line or 0 for one in check(message)]
    assert lines == sorted(lines)
    assert len(set(lines)) == len(lines)


def test_elements_of_others_do_not_disturb_the_lines() -> None:
    data = spliced("<headline>&amp;nbsp;</headline>").replace(
        b"<headline>", b'<x:headline xmlns:x="urn:x"/>\n<headline>'
    )
    (message,) = read(data)
    (finding,) = (one for one in check(message) if one.rule == "C01")
    assert data.split(b"\n")[(finding.line or 0) - 1].strip().startswith(b"<headline>")


def test_all_in_one_line_is_told_once_each() -> None:
    data = write(FAULTLESS).replace(b"<status>Actual", b"<status>Live").replace(b"<urgency>Expected", b"<urgency>Now")
    (message,) = read(data.replace(b"<note>", b"").replace(b"<info>", b"<x/><info>"))
    found = [(one.rule, one.where) for one in check(message)]
    assert sorted(found) == [
        ("A04", "status"),
        ("I05", "info[0]/urgency"),
        ("X01", "status"),
        ("X01", "x"),
    ]
    assert {one.line for one in check(message)} == {2}


def test_the_schema_is_asked_for_1_2_alone() -> None:
    for data in (
        spliced("<status>Live</status>").replace(b"cap:1.2", b"cap:1.1"),
        spliced("<status>Live</status>").replace(f' xmlns="{NAMESPACE}"'.encode(), b""),
    ):
        (message,) = read(data)
        assert "X01" not in {one.rule for one in check(message)}


def test_a_flood_of_deviations_is_counted() -> None:
    (message,) = read(spliced().replace(b"<info>", b"<x/>" * 1_500 + b"<info>"))
    assert len(message.findings) == 1_001
    assert message.findings[-1].reason == "deviates in 500 more places, which are not told"
    assert len(check(message)) == 1_001


def test_a_flood_of_broken_rules_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "MOST", 3)
    found = check(with_info(area=(Area(area_desc="a"),) * 5))
    assert [one.rule for one in found] == ["N05", "G09", "G09", "G09"]
    assert found[0].reason == "breaks rules in 2 more places, which are not told"


def test_a_signature_is_looked_at_wherever_the_message_stands() -> None:
    signed = write(FAULTLESS).replace(b"</alert>", DSIG.encode() + b"</alert>")
    (alone,) = read(signed)
    wrapped = b'<feed xmlns="http://www.w3.org/2005/Atom">' + signed.partition(b"\n")[2] * 2 + b"</feed>"
    inside = read(wrapped)
    told = [[one.rule for one in check(message)] for message in (alone, *inside)]
    assert told[0]
    assert told[0] == told[1] == told[2]
    assert inside[0].file is inside[1].file
