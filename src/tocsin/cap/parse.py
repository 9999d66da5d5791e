"""XML to Alert, from senders nobody trusts: no entities, no document type, no network, bounded size and depth."""

from typing import Any, TypeVar

import msgspec
from lxml import etree

from tocsin.cap.elements import NAMESPACE, Element, elements
from tocsin.cap.model import Alert
from tocsin.errors import InputError

MAX_BYTES = 5_000_000
"""Real messages stay below 1 MB; the rest leaves room for an embedded picture."""
OLDER = {"urn:oasis:names:tc:emergency:cap:1.1": "CAP 1.1", "http://www.incident.com/cap/1.0": "CAP 1.0"}
S = TypeVar("S", bound=msgspec.Struct)


def parse(data: bytes, source: str = "CAP message") -> Alert:
    """The message. Element order is not asked for, a signature is passed over (section 3.3.4.1).

    Raises ``InputError`` naming line and element for what is not well-formed, not CAP 1.2, missing, unknown, repeated
    or of the wrong form. What has the right form and breaks a rule of meaning is for ``check`` to find.
    """
    root = _root(data, source)
    namespace, _, name = root.tag.rpartition("}")
    if (older := OLDER.get(namespace[1:])) is not None:
        raise InputError(source, f"this is {older}, not CAP 1.2; ask the sender for CAP 1.2 (namespace {NAMESPACE})")
    if namespace[1:] != NAMESPACE or name != "alert":
        raise InputError(source, f"line {root.sourceline}, <{name}>: not a CAP 1.2 <alert> in namespace {NAMESPACE}")
    return _struct(root, Alert, source)


def _root(data: bytes, source: str) -> etree._Element:
    if len(data) > MAX_BYTES:
        raise InputError(source, f"{len(data)} bytes; a CAP message of more than {MAX_BYTES} is not read")
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(source, f"line {error.lineno}: not well-formed XML: {error.msg}") from error
    if root.getroottree().docinfo.doctype:
        raise InputError(source, "holds a document type (DOCTYPE), which could hide entities; send it without one")
    return root


def _struct(node: etree._Element, struct: type[S], source: str) -> S:
    """One structure from the children of its element."""
    known = {element.name: element for element in elements(struct)}
    values: dict[str, Any] = {}
    for child in node:
        namespace, _, name = child.tag.rpartition("}")
        if namespace[1:] != NAMESPACE:
            continue
        element = known.get(name)
        if element is None:
            raise _error(child, source, f"not allowed in <{etree.QName(node).localname}>")
        value = _value(child, element, source)
        if element.repeated:
            values[element.field] = (*values.get(element.field, ()), value)
        elif element.field in values:
            raise _error(child, source, "given twice; it may stand once")
        else:
            values[element.field] = value
    for element in known.values():
        if element.required and element.field not in values:
            raise _error(node, source, f"<{element.name}> is missing")
    return struct(**values)


def _value(node: etree._Element, element: Element, source: str) -> Any:
    if element.child is not None:
        return _struct(node, element.child, source)
    if len(node):
        raise _error(node, source, "holds elements where text is expected")
    try:
        return element.codec.read(node.text or "")
    except ValueError as error:
        raise _error(node, source, str(error)) from error


def _error(node: etree._Element, source: str, reason: str) -> InputError:
    return InputError(source, f"line {node.sourceline}, <{etree.QName(node).localname}>: {reason}")
