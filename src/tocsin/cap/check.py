"""Everything that is wrong with a message, by the rules of the standard and by those of profiles."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from tocsin.cap import schema, signature
from tocsin.cap.checks.alert import check_alert
from tocsin.cap.checks.info import check_infos
from tocsin.cap.checks.report import Report
from tocsin.cap.findings import Finding, found
from tocsin.cap.message import Message
from tocsin.cap.model import Alert
from tocsin.cap.tree import parse_tree
from tocsin.cap.wrappers import unwrap

if TYPE_CHECKING:
    from tocsin.cap.profiles.profile import Profile


def check(subject: Alert | Message, profiles: "Iterable[Profile]" = (), languages: Sequence[str] = ()) -> list[Finding]:
    """What breaks the rules of CAP 1.2, in the order of the text, then those of ``profiles``; empty if all are kept.

    An ``Alert`` is checked for meaning. A ``Message``, which ``read`` gives, is checked for its form too: what reading
    found, the schema, the signature as far as that needs no list of trusted signers; and findings bear the lines of the
    file. ``languages`` are those that a profile should ask for.
    """
    if isinstance(subject, Alert):
        return _meaning(subject, profiles, languages)
    findings = [*subject.findings, *_schema(subject), *_signature(subject)]
    told = {(one.rule, one.where) for one in findings}
    return findings + [
        Finding(one.rule, one.where, one.reason, one.level, subject.line(one.where))
        for one in _meaning(subject.alert, profiles, languages)
        if (one.rule, one.where) not in told
    ]


def _meaning(alert: Alert, profiles: "Iterable[Profile]", languages: Sequence[str]) -> list[Finding]:
    report = Report()
    check_alert(alert, report)
    check_infos(alert, report)
    return report.findings + [finding for one in profiles for finding in one.check(alert, languages)]


def _schema(message: Message) -> Iterator[Finding]:
    """Of CAP 1.2 in its namespace alone. Where reading has told X01 of a line, in plainer words, that is enough."""
    if not message.plain and message.version == "1.2" and message.element.tag.startswith("{"):
        told = {one.line for one in message.findings if one.rule == "X01"}
        for line, name, reason in schema.faults(message.element):
            if line not in told:
                yield msgspec.structs.replace(found("X01", "", f"<{name}> {reason}"), line=line)


def _signature(message: Message) -> Iterator[Finding]:
    data = message.data
    if b"Signature" not in data and b"\0" not in data:
        return
    if message.inside is None:
        yield from signature.findings(data)
    else:
        root = parse_tree(data, message.inside, whole=True)
        wrapped = next(islice(unwrap(root, message.inside, whole=True), message.number, None))
        yield from signature.findings(wrapped.element)
