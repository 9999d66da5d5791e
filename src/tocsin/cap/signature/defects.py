"""What is wrong with the signatures of a tree, as findings."""

from collections.abc import Iterator
from datetime import datetime

from cryptography import x509
from lxml import etree

from tocsin.cap.findings import Finding, rules
from tocsin.cap.signature.certificates import for_signing
from tocsin.cap.signature.forms import Contents
from tocsin.cap.signature.judge import Judged, judge
from tocsin.cap.signature.parts import RefusedError, path, read, signatures


def defects(root: etree._Element, at: datetime | None) -> Iterator[Finding]:
    """See ``findings``. One finding where the signature is refused, else those of each signature."""
    try:
        every = [read(root, node) for node in signatures(root)]
    except RefusedError as error:
        yield _finding(error.rule, error.node, f"the signature is refused: {error.reason}")
        return
    contents = Contents(root)
    moment = at or _sent(root)
    for parts in every:
        judged = judge(contents, parts)
        for rule, reason in (*_content(judged), *_certificate(judged, moment)):
            yield _finding(rule, parts.element, reason)


def _content(judged: Judged) -> Iterator[tuple[str, str]]:
    if judged.integrity is False:
        yield "S03", "the digest of the content is not the one that was signed"
    elif judged.form and "blanks" in judged.form:
        yield "S03", "it was re-indented after signing: it matches only without the blanks between elements"
    if judged.value is False:
        yield "S04", "the signature value was not made with the key that is sent along"
    for reason in judged.unknown:
        yield "S04", f"it cannot be checked: {reason}"


def _certificate(judged: Judged, moment: datetime | None) -> Iterator[tuple[str, str]]:
    certificate = None if judged.by is None else judged.by.certificate
    if judged.unreadable:
        yield "S02", "a certificate that is sent along is damaged"
    elif certificate is None:
        yield "S02", "no certificate is sent along, so nobody can tell whose key it is"
    else:
        yield from _owner(certificate, moment)


def _owner(certificate: x509.Certificate, moment: datetime | None) -> Iterator[tuple[str, str]]:
    end = certificate.not_valid_after_utc
    if moment is not None and moment > end:
        yield "S02", f"the certificate expired on {end:%Y-%m-%d}, before {moment:%Y-%m-%d}"
    if not for_signing(certificate):
        yield "S02", "the certificate is not made for signatures (key usage)"


def _sent(root: etree._Element) -> datetime | None:
    try:
        sent = datetime.fromisoformat(root.findtext("{*}sent", "").strip())
    except ValueError:
        return None
    return sent if sent.tzinfo is not None else None


def _finding(rule: str, node: etree._Element, reason: str) -> Finding:
    return Finding(rule, path(node), reason, rules()[rule].level, node.sourceline)
