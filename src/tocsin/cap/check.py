"""The rules that a message must keep before people act on it: those of the standard beyond its schema, and ours.

Ours ask of every alert what makes it act-now: an area, an end, an instruction, a headline, each asked language once.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta

import msgspec

from tocsin.cap import geometry
from tocsin.cap.model import Alert, Info

HEADLINE = 160
"""Characters (section 3.2.2, headline)."""
FORBIDDEN = re.compile(r"[\s,<&]")
"""In ``identifier`` and ``sender`` (section 3.2.1)."""
LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
NEEDS_INFO = ("Alert", "Update")


class Finding(msgspec.Struct, frozen=True):
    """One broken rule. ``where`` is the path of the element, ``info[1]/area[0]``, counted from 0."""

    rule: str
    where: str
    reason: str


Found = Iterator[Finding]


def check(alert: Alert, languages: Sequence[str] = ()) -> list[Finding]:
    """Every broken rule; an empty list means that the message may go to approval.

    ``languages``: each must have exactly one info; empty asks for at most one info of each language.
    """
    findings = [finding for rule in ALERT_RULES for finding in rule(alert)]
    findings += _languages(alert, languages)
    for number, info in enumerate(alert.info):
        findings += [
            Finding(found.rule, f"info[{number}]{found.where}", found.reason)
            for rule in INFO_RULES
            for found in rule(info, alert.sent)
        ]
    return findings


def _identity(alert: Alert) -> Found:
    for rule, name, value in (("A01", "identifier", alert.identifier), ("A02", "sender", alert.sender)):
        if not value or FORBIDDEN.search(value):
            yield Finding(rule, name, "is empty or holds a space, a comma, < or &; take them out")


def _scope(alert: Alert) -> Found:
    if alert.scope == "Restricted" and not (alert.restriction or "").strip():
        yield Finding("A09", "restriction", "is missing; scope Restricted must say to whom")
    if alert.scope == "Private" and not alert.addresses:
        yield Finding("A10", "addresses", "is missing; scope Private must name the addressees")


def _references(alert: Alert) -> Found:
    if alert.msg_type != "Alert" and not alert.references:
        yield Finding("A14", "references", f"is missing; {alert.msg_type} must name the message it acts on")
    if any((one.sender, one.identifier) == (alert.sender, alert.identifier) for one in alert.references):
        yield Finding("A15", "references", "names the message itself; name the earlier one")


def _sent(alert: Alert) -> Found:
    yield from _time("A03", "sent", alert.sent)


def _has_info(alert: Alert) -> Found:
    if alert.msg_type in NEEDS_INFO and not alert.info:
        yield Finding("I00", "info", "is missing; give one for each language")


def _languages(alert: Alert, asked: Sequence[str]) -> Found:
    count = Counter(info.language.lower() for info in alert.info)
    for language, number in count.items():
        if number > 1:
            yield Finding("L04", "info", f"has language {language} {number} times; give it once")
    for language in asked:
        if language.lower() not in count:
            yield Finding("L01", "info", f"has no language {language}; add its text")


def _words(info: Info, _: datetime) -> Found:
    if not LANGUAGE.fullmatch(info.language):
        yield Finding("I01", "/language", f"{info.language!r} is no language tag such as en-GB")
    if not info.category:
        yield Finding("I02", "/category", "is missing; give one or more")
    for rule, name, text in (("I03", "event", info.event), ("I12", "headline", info.headline)):
        if not (text or "").strip():
            yield Finding(rule, f"/{name}", "is missing or empty; say what it is")
    if not (info.instruction or "").strip():
        yield Finding("L02", "/instruction", "is missing; tell people what to do")
    if len(info.headline or "") > HEADLINE:
        yield Finding("I12", "/headline", f"has {len(info.headline or '')} characters; {HEADLINE} is the most")


def _times(info: Info, sent: datetime) -> Found:
    faults = [
        fault
        for rule, name, value in (
            ("I09", "effective", info.effective),
            ("I10", "onset", info.onset),
            ("I11", "expires", info.expires),
        )
        if value is not None
        for fault in _time(rule, f"/{name}", value)
    ]
    yield from faults
    if info.expires is None:
        yield Finding("L03", "/expires", "is missing; every alert ends")
    elif not faults and sent.tzinfo is not None:
        if info.expires <= (info.effective or sent):
            yield Finding("T01", "/expires", "is not after effective; set a later end")
        if info.onset is not None and info.expires < info.onset:
            yield Finding("T02", "/expires", "is before onset; set a later end")


def _time(rule: str, where: str, value: datetime) -> Found:
    """Section 3.3.2: an offset in whole minutes and no fraction of a second."""
    offset = value.utcoffset()
    if offset is None or offset % timedelta(minutes=1) or value.microsecond:
        yield Finding(rule, where, "needs an offset from UTC in minutes and whole seconds")


def _areas(info: Info, _: datetime) -> Found:
    if not info.area:
        yield Finding("G00", "/area", "is missing; nothing goes out without a place")
    for number, area in enumerate(info.area):
        if not area.area_desc.strip():
            yield Finding("G01", f"/area[{number}]/areaDesc", "is empty; name the place")
        for rule, reason in geometry.faults(area):
            yield Finding(rule, f"/area[{number}]", reason)


ALERT_RULES: tuple[Callable[[Alert], Found], ...] = (_identity, _sent, _scope, _references, _has_info)
INFO_RULES: tuple[Callable[[Info, datetime], Found], ...] = (_words, _times, _areas)
