"""From bytes to the report of a file, and from files to the report of all."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from tocsin import __version__
from tocsin.cap.check import check
from tocsin.cap.findings import Finding, rules
from tocsin.cap.message import Message
from tocsin.cap.model import Alert
from tocsin.cap.parse import read
from tocsin.cap.report.values import Checked, Fault, File, Report, Summary, Unread
from tocsin.cap.tree import CapError


class Book(NamedTuple):
    """Rules beside those of the standard: their name, whether they are to be asked of a message, and the asking."""

    name: str
    wanted: Callable[[Alert], bool]
    check: Callable[[Alert], Iterable[Finding]]


def look(data: bytes, source: str, books: Sequence[Book] = ()) -> File:
    """Every message of a file with what is wrong with it. Bytes that hold no message are a refused file."""
    try:
        return File(source=source, messages=tuple(_checked(message, books) for message in read(data, source)))
    except CapError as error:
        return File(source=source, refused=tuple(_fault(one, None) for one in error.findings))


def report(files: Sequence[File], unread: Sequence[Unread] = ()) -> Report:
    """All files and their sums."""
    levels = [fault.level for file in files for fault in file.findings]
    summary = Summary(
        files=len(files),
        messages=sum(len(file.messages) for file in files),
        errors=levels.count("error"),
        warnings=levels.count("warning"),
        advice=levels.count("advice"),
        refused=sum(bool(file.refused) for file in files),
        unread=len(unread),
    )
    return Report(tocsin=__version__, summary=summary, files=tuple(files), unread=tuple(unread))


def _checked(message: Message, books: Sequence[Book]) -> Checked:
    alert = message.alert
    asked = [book for book in books if book.wanted(alert)]
    faults = [_fault(finding, None) for finding in check(message)]
    for book in asked:
        faults += [_fault(finding, book.name, message.line(finding.where)) for finding in book.check(alert)]
    return Checked(
        identifier=alert.identifier,
        sender=alert.sender,
        sent=alert.sent,
        status=alert.status,
        msg_type=alert.msg_type,
        version=message.version,
        inside=message.inside,
        line=message.line(""),
        profiles=tuple(book.name for book in asked),
        findings=tuple(faults),
    )


def _fault(finding: Finding, profile: str | None, line: int | None = None) -> Fault:
    rule = rules(profile or "rules")[finding.rule]
    return Fault(
        rule=finding.rule,
        level=finding.level,
        profile=profile,
        line=finding.line or line,
        where=finding.where,
        reason=finding.reason,
        section=rule.section,
        title=rule.title,
        why=rule.why,
        fix=rule.fix,
    )
