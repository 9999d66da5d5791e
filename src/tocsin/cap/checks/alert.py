"""Rules of the message as a whole (section 3.2.1)."""

import re
from collections.abc import Iterator

from tocsin.cap.checks.report import Report
from tocsin.cap.checks.texts import check_text
from tocsin.cap.checks.times import check_time
from tocsin.cap.codes import LISTS
from tocsin.cap.model import Alert
from tocsin.cap.text import shorten

FORBIDDEN = re.compile(r"[\s,<&]")
"""In ``identifier`` and ``sender``."""
STATUS, MSG_TYPE, SCOPE = (frozenset(LISTS[name]) for name in ("status", "msgType", "scope"))
SIGNATURE = "http://www.w3.org/2000/09/xmldsig#"


def check_alert(alert: Alert, report: Report) -> None:
    """All but its infos."""
    _identity(alert, report)
    _codes(alert, report)
    _audience(alert, report)
    if alert.references or alert.msg_type != "Alert":
        _references(alert, report)
    if not alert.info and alert.msg_type in ("Alert", "Update"):
        report.add("I00", "info", "is missing; give one for each language")
    if alert.note is not None:
        check_text("note", alert.note, report)


def _identity(alert: Alert, report: Report) -> None:
    for rule, name, value in (("A01", "identifier", alert.identifier), ("A02", "sender", alert.sender)):
        if not value:
            report.add(rule, name, "is empty; give one")
        elif wrong := FORBIDDEN.search(value):
            report.add(rule, name, f"holds {shorten(wrong[0])}; take it out")
    check_time("A03", "sent", alert.sent, report)


def _codes(alert: Alert, report: Report) -> None:
    for rule, name, value, allowed in (
        ("A04", "status", alert.status, STATUS),
        ("A05", "msgType", alert.msg_type, MSG_TYPE),
        ("A06", "scope", alert.scope, SCOPE),
    ):
        if value not in allowed:
            report.add(rule, name, f"{shorten(value)} is not in the list")
    if not alert.note:
        if alert.msg_type == "Error":
            report.add("A12", "note", "is missing; say what was wrong")
        if alert.status == "Exercise":
            report.add("A22", "note", "is missing; name the exercise")


def _audience(alert: Alert, report: Report) -> None:
    if alert.scope == "Restricted":
        if not (alert.restriction or "").strip():
            report.add("A09", "restriction", "is missing; scope Restricted must say to whom")
    elif alert.restriction:
        report.add("A19", "restriction", f"is given although the scope is {alert.scope}")
    if alert.scope == "Private":
        if not alert.addresses:
            report.add("A10", "addresses", "is missing; scope Private must name the addressees")
    elif alert.addresses:
        report.add("A20", "addresses", f"is given although the scope is {alert.scope}")


def _references(alert: Alert, report: Report) -> None:
    if not alert.references:
        report.add("A14", "references", f"is missing; {alert.msg_type} must name the message it acts on")
    elif alert.msg_type == "Alert":
        report.add("A21", "references", "is given although this is a first Alert; make it an Update or leave it out")
    if alert.sent.tzinfo is None:
        return
    for rule, reason in dict.fromkeys(_wrong_references(alert)):
        report.add(rule, "references", reason)


def _wrong_references(alert: Alert) -> Iterator[tuple[str, str]]:
    """Rule and reason."""
    for one in alert.references:
        if one.sent.tzinfo is None:
            yield "A13", f"the time of {shorten(one.identifier)} has no offset from UTC"
        elif (one.sender, one.identifier) == (alert.sender, alert.identifier):
            if one.sent == alert.sent:
                yield "A15", "names the message itself; name the earlier one"
            else:
                yield "A17", "names an earlier message of the same identifier; give each its own"
        elif one.sent > alert.sent:
            yield "A15", f"{shorten(one.identifier)} was sent later than this message"
