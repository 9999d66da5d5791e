"""Everything that is wrong with a message, by the rules of the standard and by those of profiles."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from tocsin.cap import schema, signature
from tocsin.cap.checks.alert import check_alert
from tocsin.cap.checks.info import check_infos
from tocsin.cap.checks.report import Report
from tocsin.cap.elements import elements
from tocsin.cap.findings import Finding, found
from tocsin.cap.message import Message
from tocsin.cap.model import Alert, Area, Info, NamedValue, Resource
from tocsin.cap.walk import MOST

if TYPE_CHECKING:
    from tocsin.cap.profiles.profile import Profile

RANKS = {one.name: one.rank for struct in (Alert, Info, Resource, Area, NamedValue) for one in elements(struct)}


def check(
    subject: Alert | Message,
    profiles: "Iterable[Profile]" = (),
    languages: Sequence[str] = (),
    *,
    lines: bool = True,
) -> list[Finding]:
    """What breaks the rules of CAP 1.2, in the order of the text, then those of ``profiles``; empty if all are kept.

    An ``Alert`` is checked for meaning. A ``Message``, which ``read`` gives, is checked for its form too: what reading
    found, the schema, the signature as far as that needs no list of trusted signers; and findings bear the lines of the
    file. Without ``lines`` they bear those only that reading knew, which saves a third of the time; ``Message.line``
    tells them later. ``languages`` are those that a profile should ask for.
    """
    if isinstance(subject, Alert):
        return [*sorted(_meaning(subject), key=_place), *_profiles(subject, profiles, languages)]
    findings = [*subject.findings, *_schema(subject), *_signature(subject)]
    told = {(one.rule, one.where) for one in findings}

    def placed(found: Iterable[Finding]) -> Iterator[Finding]:
        for one in found:
            where = subject.path(one.where)
            if (one.rule, where) not in told:
                yield Finding(one.rule, where, one.reason, one.level, subject.line(where) if lines else None)

    findings += placed(_meaning(subject.alert))
    findings.sort(key=_line if lines else _place)
    return [*findings, *placed(_profiles(subject.alert, profiles, languages))]


def _line(finding: Finding) -> int:
    return finding.line or 0


def _place(finding: Finding) -> list[tuple[int, int]]:
    """Of its path in the order of the schema."""
    steps = (step.partition("[") for step in finding.where.split("/") if step)
    return [(RANKS.get(name, -1), int(number[:-1] or 0)) for name, _, number in steps]


def _meaning(alert: Alert) -> list[Finding]:
    report = Report()
    check_alert(alert, report)
    check_infos(alert, report)
    return report.told()


def _profiles(alert: Alert, profiles: "Iterable[Profile]", languages: Sequence[str]) -> list[Finding]:
    return [finding for one in profiles for finding in one.check(alert, languages)]


def _schema(message: Message) -> Iterator[Finding]:
    """Of CAP 1.2 in its namespace alone. Where reading has told X01, in plainer words, that is enough."""
    full = len(message.findings) > MOST
    if not message.plain and not full and message.version == "1.2" and message.element.tag.startswith("{"):
        told = {one.where for one in message.findings if one.rule == "X01"}
        for fault in schema.faults(message.element):
            if fault.where not in told:
                finding = found("X01", fault.where, f"<{fault.name}> {fault.reason}")
                yield msgspec.structs.replace(finding, line=fault.line)


def _signature(message: Message) -> Iterator[Finding]:
    data = message.data
    if message.inside is None:
        if b"Signature" in data or b"\0" in data:
            yield from signature.findings(data)
    elif next(message.element.iter("{*}Signature"), None) is not None:
        yield from signature.findings(message.file.alerts[message.number])
