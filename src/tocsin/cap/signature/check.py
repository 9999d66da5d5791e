"""Findings on signatures for the checker: what can be told without a trust list."""

from collections.abc import Iterator
from datetime import datetime

from lxml import etree

from tocsin.cap.findings import Finding
from tocsin.cap.tree import parse_tree

BLANK = b" \t\r\n"
"""Before the declaration, where XML forbids them and real senders write them."""


def findings(
    message: bytes | etree._Element, *, at: datetime | None = None, source: str = "CAP message"
) -> Iterator[Finding]:
    """Findings of the rules S01 to S05 (section 3.3.4.1); an unsigned message costs next to nothing.

    A tree must be that of ``parse_tree(…, whole=True)``: without its blanks and comments nothing matches. It is not
    changed; an alert inside another document is taken as a message of its own. ``at`` (aware) tells expired
    certificates; without it the time in ``sent`` does, later expiry being no fault of the message.

    Raises ``CapError`` for bytes that are no XML.
    """
    if isinstance(message, bytes):
        if b"Signature" not in message and b"\0" not in message:
            return
        message = parse_tree(message.lstrip(BLANK), source, whole=True)
    if next(message.iter("{http://www.w3.org/2000/09/xmldsig#}Signature"), None) is not None:
        from tocsin.cap.signature.defects import defects  # loads cryptography

        if message.getparent() is not None:
            message = etree.fromstring(etree.tostring(message, with_tail=False))
        yield from defects(message, at)
