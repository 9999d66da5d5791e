"""Messages inside other things: Atom, RSS, EDXL-DE, SOAP, and messages written as text in one of them."""

import binascii
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from tocsin.cap.older import VERSIONS
from tocsin.cap.tree import CapError, parse_tree

WRAPPERS = {
    "{http://www.w3.org/2005/Atom}feed": "Atom",
    "{http://www.w3.org/2005/Atom}entry": "Atom",
    "rss": "RSS",
    "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}RDF": "RSS",
    "{urn:oasis:names:tc:emergency:EDXL:DE:1.0}EDXLDistribution": "EDXL-DE",
    "{urn:oasis:names:tc:emergency:EDXL:DE:2.0}edxlDistribution": "EDXL-DE",
    "{urn:oasis:names:tc:emergency:EDXL:DE:2.0}EDXLDistribution": "EDXL-DE",
    "{http://schemas.xmlsoap.org/soap/envelope/}Envelope": "SOAP",
    "{http://www.w3.org/2003/05/soap-envelope}Envelope": "SOAP",
}
ALERTS = tuple(f"{{{namespace}}}alert" for namespace in VERSIONS)
WRITTEN = ("content", "description", "summary", "contentData", "embeddedXMLContent", "Body")
"""Elements whose text may be a message."""
START = re.compile(r"[\s\ufeff]*(<\?xml[^>]*>\s*)?<(\w+:)?alert[\s>]")
DECLARED = re.compile(r"^[\s\ufeff]*(<\?xml[^>]*>)?")
BOM = b"\xef\xbb\xbf"
MOST = 5_000
"""Messages in one file."""


class Wrapped(NamedTuple):
    """An ``<alert>``, and the wrapper around it. One that stood as text has the line of that text in the file.

    ``error`` says why such a text is no message; then there is no ``element``.
    """

    element: Any
    inside: str | None
    error: CapError | None = None


def unwrap(root: etree._Element, source: str, *, whole: bool = False) -> Iterator[Wrapped]:
    """The message that the root is, or those inside it; ``whole`` as in ``parse_tree``.

    Raises ``CapError``: N02 for a root that is neither alert nor a known wrapper, or a wrapper without messages, N01
    for an alert of an unknown namespace, N05 for more than ``MOST`` messages.
    """
    name = etree.QName(root)
    if root.tag in ALERTS or root.tag == "alert":
        yield Wrapped(root, None)
        return
    if name.localname == "alert":
        raise CapError(source, "N01", f"<alert> is of the namespace {name.namespace}, no CAP", root.sourceline)
    inside = WRAPPERS.get(root.tag)
    if inside is None:
        reason = f"<{name.localname}> is neither a CAP <alert> nor Atom, RSS, EDXL-DE or SOAP around one"
        raise CapError(source, "N02", reason, root.sourceline)
    number = 0
    for number, wrapped in enumerate(_inner(root, inside, source, whole), 1):
        if number > MOST:
            raise CapError(source, "N05", f"more than {MOST} messages; send them in several files")
        yield wrapped
    if not number:
        reason = f"{inside} that holds no CAP message; if it links to messages, read those addresses"
        raise CapError(source, "N02", reason, root.sourceline)


def _inner(root: etree._Element, inside: str, source: str, whole: bool) -> Iterator[Wrapped]:
    within: Any = None
    for node in root.iter("*"):
        if within is not None and within in node.iterancestors():
            continue
        within = None
        if node.tag in ALERTS or node.tag == "alert":
            within = node
            yield Wrapped(node, inside)
        elif not len(node) and etree.QName(node).localname in WRITTEN and (data := _written(node.text or "")):
            try:
                inner = parse_tree(data, source, whole=whole)
            except CapError as error:
                yield Wrapped(None, inside, CapError(source, error.rule, error.findings[-1].reason, node.sourceline))
                continue
            if inner.tag in ALERTS or inner.tag == "alert":
                for one in inner.iter():
                    one.sourceline = node.sourceline
                yield Wrapped(inner, inside)


def _written(text: str) -> bytes | None:
    """The bytes of a message that stands as text, escaped or in base64."""
    if not START.match(text):
        try:
            data = binascii.a2b_base64("".join(text.split()).encode("ascii"), strict_mode=True)
        except ValueError:
            return None
        data = data.removeprefix(BOM).strip()
        return data if START.match(data[:200].decode("ascii", "replace")) else None
    # It has been decoded with the file, so an encoding that it declares is no longer true.
    return DECLARED.sub("", text, count=1).strip().encode("utf-8")
