"""The schema of CAP 1.2 (section 3.4), made from the content model, so that the two cannot differ.

It accepts what CAP-v1.2.xsd of OASIS accepts; a test holds the two to the same verdict on thousands of messages.
"""

import re
import threading
from functools import cache
from typing import NamedTuple

import msgspec
from lxml import etree

from tocsin.cap.codes import LISTS
from tocsin.cap.elements import NAMESPACE, elements
from tocsin.cap.lines import Paths
from tocsin.cap.model import Alert
from tocsin.cap.text import one_line

XS = "http://www.w3.org/2001/XMLSchema"
TYPES = {
    "language": "xs:language",
    "web": "xs:anyURI",
    "uri": "xs:anyURI",
    "size": "xs:integer",
    "altitude": "xs:decimal",
    "ceiling": "xs:decimal",
}
TIMES = ("sent", "effective", "onset", "expires")
NAMES = re.compile(r"\{[^}]*\}")
LOCK = threading.Lock()
"""A validator keeps what it found last, for whoever asks."""
PLAINER = [
    (re.compile(words, re.DOTALL), plain)
    for words, plain in (
        (r"This element is not expected\. Expected", "must not stand here; expected"),
        (r"Missing child element\(s\)\. Expected", "misses an element; expected"),
        (
            r"\[facet 'enumeration'\] The value ('.*') is not an element of the set.*",
            r"holds \1, which is not in its list",
        ),
        (
            r"\[facet 'pattern'\] The value ('.*') is not accepted.*",
            r"holds \1, which is not of the form YYYY-MM-DDThh:mm:ss±hh:mm",
        ),
        (r"('.*') is not a valid value of the atomic type 'xs:(\w+)'", r"holds \1, which is no \2"),
        (r"('.*') is not a valid value of the local atomic type", r"holds \1, which is not of the right form"),
    )
]
MESSAGE = re.compile(r"Element '([^']*)'(?:, attribute '[^']*')?: (.*)", re.DOTALL)


def schema() -> bytes:
    """The schema as XML."""
    root = etree.Element(f"{{{XS}}}schema", nsmap={"xs": XS, None: NAMESPACE})
    root.set("targetNamespace", NAMESPACE)
    root.set("elementFormDefault", "qualified")
    alert = etree.SubElement(root, f"{{{XS}}}element", name="alert")
    sequence = _sequence(alert, Alert)
    signature = {"namespace": "http://www.w3.org/2000/09/xmldsig#", "processContents": "lax"}
    etree.SubElement(sequence, f"{{{XS}}}any", signature, minOccurs="0", maxOccurs="unbounded")
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True))


def _sequence(parent: etree._Element, struct: type[msgspec.Struct]) -> etree._Element:
    sequence = etree.SubElement(etree.SubElement(parent, f"{{{XS}}}complexType"), f"{{{XS}}}sequence")
    for element in elements(struct):
        node = etree.SubElement(sequence, f"{{{XS}}}element", name=element.name)
        if not element.required:
            node.set("minOccurs", "0")
        if element.repeated:
            node.set("maxOccurs", "unbounded")
        if element.child is not None:
            _sequence(node, element.child)
        elif element.name in LISTS:
            base = _restriction(node, "xs:string")
            for word in LISTS[element.name]:
                etree.SubElement(base, f"{{{XS}}}enumeration", value=word)
        elif element.name in TIMES:
            pattern = r"\d\d\d\d-\d\d-\d\dT\d\d:\d\d:\d\d[+\-]\d\d:\d\d"
            etree.SubElement(_restriction(node, "xs:dateTime"), f"{{{XS}}}pattern", value=pattern)
        else:
            node.set("type", TYPES.get(element.name, "xs:string"))
        if element.name == "language":
            node.set("default", "en-US")
    return sequence


def _restriction(parent: etree._Element, base: str) -> etree._Element:
    return etree.SubElement(etree.SubElement(parent, f"{{{XS}}}simpleType"), f"{{{XS}}}restriction", base=base)


@cache
def compiled() -> etree.XMLSchema:
    """Compiled once."""
    return etree.XMLSchema(etree.fromstring(schema()))


class Fault(NamedTuple):
    """``where`` is the path of the element ``name``, as in ``Finding``."""

    line: int
    where: str
    name: str
    reason: str


def faults(alert: etree._Element) -> list[Fault]:
    """The first fault of each element of a CAP 1.2 ``<alert>``; empty where it is valid."""
    validator = compiled()
    with LOCK:
        log = [] if validator.validate(alert) else list(validator.error_log)
    first: dict[str, Fault] = {}
    paths = Paths(alert)
    for entry in log:
        if entry.path not in first:
            first[entry.path] = Fault(entry.line, paths.where(entry.path), *_fault(entry.message))
    return list(first.values())


def _fault(message: str) -> tuple[str, str]:
    """Element and reason, in plainer words than libxml2's."""
    match = MESSAGE.fullmatch(NAMES.sub("", message).strip())
    name, reason = match.groups() if match else ("alert", message)
    for pattern, words in PLAINER:
        reason = pattern.sub(words, reason)
    return name, one_line(reason.rstrip(". "))
