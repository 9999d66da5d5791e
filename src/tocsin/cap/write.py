"""Alert to XML: canonical element order, UTF-8, times with numeric offset."""

import msgspec
from lxml import etree

from tocsin.cap.elements import NAMESPACE, Element, elements
from tocsin.cap.model import Alert
from tocsin.cap.tree import parse_tree
from tocsin.errors import InputError


def write(alert: Alert) -> bytes:
    """The message as XML. ``parse(write(alert)) == alert``. Raises ``InputError`` for what CAP cannot carry."""
    root = etree.Element(f"{{{NAMESPACE}}}alert", nsmap={None: NAMESPACE})
    _fill(root, alert, alert.identifier)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def _fill(node: etree._Element, value: msgspec.Struct, source: str) -> None:
    for element in elements(type(value)):
        content = getattr(value, element.field)
        if content is None or (content == () and not element.required):
            continue
        for item in content if element.repeated else (content,):
            child = etree.SubElement(node, f"{{{NAMESPACE}}}{element.name}")
            if element.child is not None:
                _fill(child, item, source)
            else:
                _set_text(child, element, item, source)
    for text in getattr(value, "other", ()):
        node.append(_foreign(text, source))


def _set_text(node: etree._Element, element: Element, value: object, source: str) -> None:
    try:
        node.text = element.codec.show(value)
    except ValueError as error:
        raise InputError(f"CAP message {source}", f"<{element.name}>: {error}") from error


def _foreign(text: str, source: str) -> etree._Element:
    try:
        node = parse_tree(text.encode("utf-8"), source)
    except InputError as error:
        raise InputError(f"CAP message {source}", f"an element of another namespace: {error.reason}") from error
    if etree.QName(node).namespace in (None, NAMESPACE):
        raise InputError(
            f"CAP message {source}", f"<{etree.QName(node).localname}> in 'other' has no namespace of its own"
        )
    return node
