"""Bytes from senders nobody trusts to an XML tree: no entities, no document type, no network, bounded size and depth.

Depth and the length of one text are bounded by libxml2 (256 elements, 10 MB) as long as ``huge_tree`` is off.
"""

import re
from collections.abc import Iterable

from lxml import etree

from tocsin.cap.findings import Finding
from tocsin.cap.text import one_line
from tocsin.errors import InputError

MAX_BYTES = 10_000_000
"""The largest real message known has 0.25 MB; a feed of many, or an embedded sound, has a few."""
MAX_TAGS = 250_000
"""Opening and closing; a tree of so many takes about 60 MB."""
MAX_NAMES = 100
"""Namespaces in force at one element, or attributes of one: what libxml2 does with them takes time by their square."""
MAX_COMMAS = 1_000_000
"""About as many pairs of coordinates, which take 100 MB."""
MAX_OTHERS = 1_000
"""Elements of other namespaces that one message keeps; each costs as much as a small message."""
PLACE = re.compile(r"(,? line \d+)?, line \d+, column \d+$")
"""What libxml2 repeats at the end of its messages."""
DOCTYPES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
TAG = re.compile(r'<[^\s/>]+(?: [^\s=]+="[^"]*")+>')
BINDING = re.compile(r'( xmlns(?::[^\s=]+)?=")([^"]*)')

_SAFE = {
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "huge_tree": False,
    "collect_ids": False,
}
_READING = etree.XMLParser(**_SAFE, remove_comments=True, remove_pis=True)
_WHOLE = etree.XMLParser(**_SAFE, remove_comments=False, strip_cdata=False)


class CapError(InputError):
    """A message that cannot be read. ``rule`` is the broken rule; ``line`` counts from 1, ``None`` where unknown.

    ``findings`` are the deviations that were found until then, and last the one that ended the reading.
    """

    def __init__(
        self, source: str, rule: str, reason: str, line: int | None = None, findings: Iterable[Finding] = ()
    ) -> None:
        reason = one_line(reason)
        super().__init__(source, reason if line is None else f"line {line}: {reason}")
        self.rule = rule
        self.line = line
        self.findings = (*findings, Finding(rule, "", reason, "error", line))


class CrowdError(ValueError):
    """Too many namespaces or attributes."""


def excess(data: bytes) -> str | None:
    """What the file has too much of, before anything is read."""
    if len(data) > MAX_BYTES:
        return f"{len(data)} bytes; a CAP file of more than {MAX_BYTES} is not read"
    if data.count(b"<") > MAX_TAGS:
        return f"more than {MAX_TAGS} tags; send the messages in several files"
    if data.count(b",") > MAX_COMMAS:
        return f"more than {MAX_COMMAS} commas; send the messages in several files, and coarser polygons"
    return None


def parse_tree(data: bytes, source: str, *, whole: bool = False) -> etree._Element:
    """The root. ``whole`` keeps comments, processing instructions and CDATA, as signatures need.

    Raises ``CapError``: N00 for what is not well-formed, N04 for a document type, N05 for what is too large.
    """
    if (reason := excess(data)) is not None:
        raise CapError(source, "N05", reason)
    try:
        root = etree.fromstring(data, _WHOLE if whole else _READING)
    except etree.XMLSyntaxError as error:
        if any(mark in data for mark in DOCTYPES):
            raise _doctype(source) from None
        reason = PLACE.sub("", error.msg or "")
        raise CapError(source, "N00", f"not well-formed XML: {reason}", error.lineno) from None
    except ValueError as error:
        raise CapError(source, "N00", f"not well-formed XML: {error}") from None
    if root.getroottree().docinfo.doctype:
        raise _doctype(source)
    return root


def _doctype(source: str) -> CapError:
    return CapError(source, "N04", "holds a document type (DOCTYPE), which could hide entities; send it without one")


def canonical(node: etree._Element) -> str:
    """The exclusive canonical XML of an element, without what follows it.

    Raises ``ValueError`` where it has none: in a namespace whose name is no whole address, or among too many of them.
    """
    if any(len(one.nsmap) > MAX_NAMES or len(one.attrib) > MAX_NAMES for one in node.iter("*")):
        raise CrowdError(f"has more than {MAX_NAMES} namespaces or attributes in one element")
    try:
        text: str = etree.tostring(node, method="c14n", exclusive=True, with_tail=False).decode("utf-8")
    except etree.C14NError:
        raise ValueError("is of a namespace whose name is no whole address") from None
    # libxml2 does not escape the ampersand in the name of a namespace.
    return TAG.sub(_escaped, text) if any("&" in uri for _, uri in BINDING.findall(text)) else text


def _escaped(tag: re.Match[str]) -> str:
    return BINDING.sub(lambda binding: binding[1] + binding[2].replace("&", "&amp;"), tag[0])
