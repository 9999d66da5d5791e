"""Alert to XML: canonical element order, UTF-8, times with numeric offset."""

import re

import msgspec
from lxml import etree

from tocsin.cap.elements import NAMESPACE, Element, elements
from tocsin.cap.model import Alert
from tocsin.cap.tree import canonical, parse_tree
from tocsin.errors import InputError

PLACE = re.compile(rb"<\?other ([0-9]+)\?>")
"""Stands for an element of another namespace, which lxml would give other prefixes."""


def write(alert: Alert) -> bytes:
    """The message as XML. ``parse(write(alert)) == alert``. Raises ``InputError`` for what CAP cannot carry."""
    return _Writer(f"CAP message {alert.identifier!r}").write(alert)


class _Writer:
    def __init__(self, source: str) -> None:
        self.source = source
        self.others: list[bytes] = []

    def write(self, alert: Alert) -> bytes:
        root = etree.Element(f"{{{NAMESPACE}}}alert", nsmap={None: NAMESPACE})
        self._fill(root, alert)
        data = bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))
        return PLACE.sub(lambda place: self.others[int(place[1])], data) if self.others else data

    def _fill(self, node: etree._Element, value: msgspec.Struct) -> None:
        for element in elements(type(value)):
            content = getattr(value, element.field)
            if content is None or content == ():
                if element.required:
                    raise InputError(self.source, f"<{etree.QName(node).localname}> has no <{element.name}>; give one")
                continue
            for item in content if element.repeated else (content,):
                child = etree.SubElement(node, f"{{{NAMESPACE}}}{element.name}")
                if element.child is not None:
                    self._fill(child, item)
                else:
                    self._set_text(child, element, item)
        for text in getattr(value, "other", ()):
            node.append(etree.ProcessingInstruction("other", str(len(self.others))))
            self.others.append(self._foreign(text))

    def _set_text(self, node: etree._Element, element: Element, value: object) -> None:
        try:
            node.text = element.codec.show(value)
        except ValueError as error:
            raise InputError(self.source, f"<{element.name}>: {error}") from error

    def _foreign(self, text: str) -> bytes:
        try:
            node = parse_tree(text.encode("utf-8"), self.source)
            plain = canonical(node)
        except (InputError, ValueError) as error:
            reason = getattr(error, "reason", error)
            raise InputError(self.source, f"an element of another namespace: {reason}") from error
        if etree.QName(node).namespace in (None, NAMESPACE):
            reason = f"<{etree.QName(node).localname}> in 'other' has no namespace of its own"
            raise InputError(self.source, reason)
        # Elements of no namespace inside it must not fall into that of CAP.
        tag = plain.partition(">")[0]
        return (plain if ' xmlns="' in tag else plain.replace(" ", ' xmlns="" ', 1)).encode("utf-8")
