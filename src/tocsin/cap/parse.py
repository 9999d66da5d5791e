"""XML to messages: ``parse`` takes one that keeps the form of CAP 1.2, ``read`` what real senders send."""

import re

import msgspec
from lxml import etree

from tocsin.cap.findings import Finding, found
from tocsin.cap.message import File, Message
from tocsin.cap.model import Alert
from tocsin.cap.older import VERSIONS, Version, convert
from tocsin.cap.scan import scan
from tocsin.cap.tree import CapError, parse_tree
from tocsin.cap.walk import walk
from tocsin.cap.wrappers import BOM, Wrapped, unwrap

DECLARATION = re.compile(rb"(\xef\xbb\xbf)?(\s+)(<\?xml[^>]*\?>)?")


def parse(data: bytes, source: str = "CAP message") -> Alert:
    """The one CAP 1.2 message that the file is. A signature is kept, not verified (section 3.3.4.1).

    Strict: raises ``CapError``, one line that names line, element and way out, for the first error of form. What has
    the right form and breaks a rule of meaning is for ``check`` to find.
    """
    alert = scan(data)
    if alert is not None:
        return alert
    messages = read(data, source)
    if (inside := messages[0].inside) is not None:
        raise CapError(source, "N02", f"{inside} around messages ({len(messages)}), not a message; use read()")
    for finding in messages[0].findings:
        if finding.level == "error":
            where = finding.where or "alert"
            raise CapError(source, finding.rule, f"<{where}>: {finding.reason} ({finding.rule})", finding.line)
    return messages[0].alert


def read(data: bytes, source: str = "CAP message") -> tuple[Message, ...]:
    """Every message of a file: CAP 1.2, 1.1 or 1.0, alone or in Atom, RSS, EDXL-DE or SOAP, in any encoding of XML.

    Lenient: what can be read is read, and each deviation is a finding. Raises ``CapError`` where there is no message:
    not well-formed, a document type, too large, another kind of XML, or a message without a time. One such message
    among others of a wrapper is a finding of the first that can be read.
    """
    alert = scan(data)
    if alert is not None:
        return (Message(alert, data),)
    data, findings = _well_begun(data)
    root, file = parse_tree(data, source), File(data, source)
    messages: list[Message] = []
    refused: list[CapError] = []
    for number, wrapped in enumerate(unwrap(root, source)):
        try:
            messages.append(_message(wrapped, number, findings, file, source))
        except CapError as error:
            if error.rule == "N05":
                raise
            refused.append(error)
    if not messages:
        raise refused[0]
    messages[0].findings += tuple(
        Finding(
            one.rule, "", f"another message of the file cannot be read: {one.findings[-1].reason}", "error", one.line
        )
        for one in refused
    )
    return tuple(messages)


def _well_begun(data: bytes) -> tuple[bytes, list[Finding]]:
    """Blanks before the declaration, which XML forbids and real senders write, put behind it, so that lines stay."""
    notes = [_note("N03", "the file begins with a byte order mark", 1)] if data.startswith(BOM) else []
    early = DECLARATION.match(data)
    if early is not None and early[3]:
        data = early[3] + early[2] + data[early.end() :]
        notes.append(_note("N00", "the file begins with blanks, which XML forbids before its declaration", 1))
    return data, notes


def _note(rule: str, reason: str, line: int) -> Finding:
    return msgspec.structs.replace(found(rule, "", reason), line=line)


def _message(wrapped: Wrapped, number: int, findings: list[Finding], file: File, source: str) -> Message:
    if wrapped.error is not None:
        raise wrapped.error
    namespace = etree.QName(wrapped.element).namespace or ""
    version: Version = VERSIONS.get(namespace, "1.2")
    element, notes = wrapped.element, list(findings)
    line = element.sourceline
    if not namespace:
        notes.append(_note("N01", "the message has no namespace; read as CAP 1.2", line))
    elif version != "1.2":
        notes.append(_note("N01", f"this is CAP {version}; read as CAP 1.2", line))
        element, converted = convert(element, namespace)
        notes += [_note("N06", f"CAP {version}: {note}", line) for note in converted]
    alert, deviations, numbers = walk(element, source)
    notes += deviations
    return Message(alert, file.data, notes, version, wrapped.inside, number, element, numbers, file)
