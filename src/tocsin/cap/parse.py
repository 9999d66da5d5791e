"""XML to messages: ``parse`` takes one that keeps the form of CAP 1.2, ``read`` what real senders send."""

from lxml import etree

from tocsin.cap.findings import Finding, found
from tocsin.cap.message import Message, Version
from tocsin.cap.model import Alert
from tocsin.cap.older import VERSIONS, convert
from tocsin.cap.scan import scan
from tocsin.cap.tree import CapError, parse_tree
from tocsin.cap.walk import walk
from tocsin.cap.wrappers import Wrapped, unwrap

BOM = b"\xef\xbb\xbf"


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
        raise CapError(source, "N02", f"{inside} around {len(messages)} messages, not one message; use read()")
    for finding in messages[0].findings:
        if finding.level == "error":
            where = finding.where or "alert"
            raise CapError(source, finding.rule, f"<{where}>: {finding.reason} ({finding.rule})", finding.line)
    return messages[0].alert


def read(data: bytes, source: str = "CAP message") -> tuple[Message, ...]:
    """Every message of a file: CAP 1.2, 1.1 or 1.0, alone or in Atom, RSS, EDXL-DE or SOAP, in any encoding of XML.

    Lenient: what can be read is read, and each deviation is a finding. Raises ``CapError`` where there is no message:
    not well-formed, a document type, too large, another kind of XML, or a message without a time.
    """
    alert = scan(data)
    if alert is not None:
        return (Message(alert, data),)
    root, findings = _root(data, source)
    bare = data.lstrip() if data[:1].isspace() else data
    return tuple(
        _message(wrapped, number, findings, bare, source) for number, wrapped in enumerate(unwrap(root, source))
    )


def _root(data: bytes, source: str) -> tuple[etree._Element, list[Finding]]:
    """Blanks before the declaration, which XML forbids and real senders write, are passed over."""
    bare = data.lstrip() if data[:1].isspace() else data
    root = parse_tree(bare, source)
    if len(bare) < len(data):
        return root, [found("N00", "", "the file begins with blanks, which XML forbids before its declaration")]
    if data.startswith(BOM):
        return root, [found("N03", "", "the file begins with a byte order mark")]
    return root, []


def _message(wrapped: Wrapped, number: int, findings: list[Finding], data: bytes, source: str) -> Message:
    namespace = etree.QName(wrapped.element).namespace or ""
    version: Version = VERSIONS.get(namespace, "1.2")
    element, notes = wrapped.element, list(findings)
    if not namespace:
        notes.append(found("N01", "", "the message has no namespace; read as CAP 1.2"))
    elif version != "1.2":
        notes.append(found("N01", "", f"this is CAP {version}; read as CAP 1.2"))
        element, converted = convert(element, namespace)
        notes += [found("N06", "", f"CAP {version}: {note}") for note in converted]
    alert, deviations = walk(element, source)
    notes += deviations
    if not wrapped.lines:
        notes = [Finding(one.rule, one.where, one.reason, one.level) for one in notes]
    return Message(alert, data, notes, version, wrapped.inside, number, element)
