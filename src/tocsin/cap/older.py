"""What CAP 1.0 and 1.1 wrote otherwise, brought into the form of 1.2 (which notes the changes in its appendix B)."""

from copy import deepcopy
from typing import Any, Literal

from lxml import etree

from tocsin.cap.elements import NAMESPACE

Version = Literal["1.0", "1.1", "1.2"]
VERSIONS: dict[str, Version] = {
    NAMESPACE: "1.2",
    "urn:oasis:names:tc:emergency:cap:1.1": "1.1",
    "http://www.incident.com/cap/1.0": "1.0",
}
MOST = 100
"""Notes of one message; a note that repeats is one."""
PAIRS = ("eventCode", "parameter", "geocode")


def convert(alert: etree._Element, namespace: str) -> tuple[etree._Element, list[str]]:
    """A copy in the form of 1.2, in its old namespace and with its old line numbers, and what was converted, in words.

    1.0 wrote ``<geocode>FIPS=06067</geocode>``, had no duty of scope or category, and had a ``<password>``; neither
    1.0 nor 1.1 asked for the media type of a resource.
    """
    copy = deepcopy(alert)
    notes: list[str] = []
    ns = f"{{{namespace}}}"
    for node in [node for node in copy.iter(*(ns + name for name in PAIRS)) if not len(node)]:
        name, sign, value = (node.text or "").partition("=")
        if sign:
            node.text = None
            _child(node, ns + "valueName", name.strip())
            _child(node, ns + "value", value.strip())
            notes.append(f"<{etree.QName(node).localname}> {name.strip()}=… as a name and a value")
    for resource in copy.iter(ns + "resource"):
        if resource.find(ns + "mimeType") is None:
            _insert(resource, ns + "mimeType", "application/octet-stream", 1)
            notes.append("a resource without media type as application/octet-stream")
    for info in copy.iter(ns + "info"):
        if namespace.endswith("1.0") and info.find(ns + "category") is None:
            _insert(info, ns + "category", "Other", int(info.find(ns + "language") is not None))
            notes.append("an info without category as Other")
    if namespace.endswith("1.0"):
        _first_version(copy, ns, notes)
    return copy, [*dict.fromkeys(notes)][:MOST]


def _first_version(copy: etree._Element, ns: str, notes: list[str]) -> None:
    if copy.find(ns + "scope") is None:
        before = next((node for node in copy if node.tag in (ns + "source", ns + "msgType")), None)
        _insert(copy, ns + "scope", "Public", copy.index(before) + 1 if before is not None else len(copy))
        notes.append("no scope as Public")
    for password in copy.findall(ns + "password"):
        copy.remove(password)
        notes.append("<password> left out")


def _child(parent: Any, tag: str, text: str) -> None:
    _insert(parent, tag, text, len(parent))


def _insert(parent: Any, tag: str, text: str, at: int) -> None:
    node = etree.Element(tag)
    node.text = text
    node.sourceline = parent.sourceline
    parent.insert(at, node)
