"""Rules of what people are told (section 3.2.2)."""

import re
from collections.abc import Iterable

from tocsin.cap.checks.area import check_area
from tocsin.cap.checks.country import Box, check_place, country_of
from tocsin.cap.checks.report import Report
from tocsin.cap.checks.resource import check_resource
from tocsin.cap.checks.texts import check_text
from tocsin.cap.checks.times import check_times
from tocsin.cap.codes import LISTS
from tocsin.cap.model import Alert, Info, NamedValue
from tocsin.cap.text import LANGUAGE, shorten

HEADLINE = 160
"""Characters (section 3.2.2, headline)."""
ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s]+")
CATEGORY, RESPONSE_TYPE = frozenset(LISTS["category"]), frozenset(LISTS["responseType"])
URGENCY, SEVERITY, CERTAINTY = (frozenset(LISTS[name]) for name in ("urgency", "severity", "certainty"))


def check_info(info: Info, alert: Alert, home: Box | None, report: Report) -> None:
    """One info; ``report.prefix`` is its path, ``home`` the sender's country."""
    _codes(info, report)
    _texts(info, report)
    check_times(info, alert.sent, report)
    if info.web == "":
        report.add("I18", "web", "is empty; give the address or leave it out")
    elif info.web is not None and not ABSOLUTE.fullmatch(info.web.strip()):
        report.add("I14", "web", f"{shorten(info.web)} is no full address; begin with https://")
    if "Assess" in info.response_type and alert.scope == "Public":
        report.add("I16", "responseType", "is Assess; tell people what to do")
    check_named("eventCode", info.event_code, "I13", report)
    check_named("parameter", info.parameter, "I13", report)
    prefix = report.prefix
    for number, resource in enumerate(info.resource):
        report.prefix = f"{prefix}resource[{number}]/"
        check_resource(resource, report)
    for number, area in enumerate(info.area):
        report.prefix = f"{prefix}area[{number}]/"
        check_area(area, report)
        if home is not None:
            check_place(area, home, report)
    report.prefix = prefix
    if not info.area and alert.scope == "Public" and alert.status == "Actual":
        report.add("G00", "area", "is missing; tell who is meant")


def _codes(info: Info, report: Report) -> None:
    if not LANGUAGE.fullmatch(info.language):
        report.add("I01", "language", f"{shorten(info.language)} is no language tag such as en or fr-CA")
    if not info.category:
        report.add("I02", "category", "is missing; give one or more")
    elif not CATEGORY.issuperset(info.category):
        report.add("I02", "category", f"{_first(info.category, CATEGORY)} is not in the list")
    if not RESPONSE_TYPE.issuperset(info.response_type):
        report.add("I04", "responseType", f"{_first(info.response_type, RESPONSE_TYPE)} is not in the list")
    if info.urgency not in URGENCY:
        report.add("I05", "urgency", f"{shorten(info.urgency)} is not in the list")
    if info.severity not in SEVERITY:
        report.add("I06", "severity", f"{shorten(info.severity)} is not in the list")
    if info.certainty not in CERTAINTY:
        report.add("I07", "certainty", f"{shorten(info.certainty)} is not in the list")


def _first(words: Iterable[str], allowed: frozenset[str]) -> str:
    return next(shorten(word) for word in words if word not in allowed)


def _texts(info: Info, report: Report) -> None:
    if not info.event.strip():
        report.add("I03", "event", "is empty; name the danger")
    for name, value in (
        ("event", info.event),
        ("headline", info.headline),
        ("description", info.description),
        ("instruction", info.instruction),
        ("audience", info.audience),
        ("contact", info.contact),
    ):
        if value is not None:
            check_text(name, value, report)
    if info.headline is not None and len(info.headline) > HEADLINE:
        report.add("I12", "headline", f"has {len(info.headline)} characters; {HEADLINE} is the most")


def check_named(name: str, values: Iterable[NamedValue], rule: str, report: Report) -> None:
    """Empty names and values of one list."""
    for number, one in enumerate(values):
        if not one.value_name or not one.value:
            part = "valueName" if not one.value_name else "value"
            report.add(rule, f"{name}[{number}]/{part}", "is empty; fill it or leave the whole out")


def check_languages(infos: tuple[Info, ...], report: Report) -> None:
    """What the blocks for several languages must share, and must not (section 3.2.2, info)."""
    by_language: dict[str, list[int]] = {}
    for number, info in enumerate(infos):
        by_language.setdefault(info.language.casefold().partition("-")[0], []).append(number)
    if len(by_language) < 2:
        return
    first, *others = by_language.values()
    for numbers in others:
        if _shared(infos, first) != _shared(infos, numbers):
            report.add("I15", f"info[{numbers[0]}]", f"has other categories or event codes than info[{first[0]}]")
    seen: dict[str, tuple[str, int]] = {}
    for language, numbers in by_language.items():
        for number in numbers:
            text = infos[number].instruction or infos[number].description
            if text and text.strip():
                other, before = seen.setdefault(text, (language, number))
                if other != language:
                    report.add("I17", f"info[{number}]", f"bears the text of info[{before}], which is in {other}")


def _shared(infos: tuple[Info, ...], numbers: list[int]) -> tuple[set[str], set[tuple[str, str]]]:
    """Categories and event codes of one language."""
    blocks = [infos[number] for number in numbers]
    return (
        {word for info in blocks for word in info.category},
        {(code.value_name, code.value) for info in blocks for code in info.event_code},
    )


def check_infos(alert: Alert, report: Report) -> None:
    """All infos of a message."""
    home = country_of(alert)
    for number, info in enumerate(alert.info):
        report.prefix = f"info[{number}]/"
        check_info(info, alert, home, report)
    report.prefix = ""
    if len(alert.info) > 1:
        check_languages(alert.info, report)
