"""Messages made from one that breaks no rule, by fragments that take the place of its elements."""

import re

from lxml import etree
from messages import FAULTLESS

from tocsin.cap import write
from tocsin.cap.elements import NAMESPACE, Element, elements
from tocsin.cap.model import Alert, Area, Info, Resource

NS = f"{{{NAMESPACE}}}"
PARENTS: dict[str, tuple[str, Element]] = {
    element.name: (parent, element)
    for parent, struct in (("alert", Alert), ("info", Info), ("resource", Resource), ("area", Area))
    for element in elements(struct)
}
ABSENT = re.compile(r"no <(\w+)>")


def spliced(*fragments: str) -> bytes:
    """The faultless message, an element a line, with the elements of the fragments in place of those of their names.

    ``<!-- no <note> -->`` takes one out. Each stands where the schema wants it; an element inside another of a fragment
    stays where it is.
    """
    root = etree.fromstring(write(FAULTLESS))
    for fragment in fragments:
        new = etree.fromstring(f'<x xmlns="{NAMESPACE}">{fragment}</x>')
        absent = [name for comment in new.iter(etree.Comment) for name in ABSENT.findall(comment.text)]
        for name in dict.fromkeys([*absent, *(etree.QName(node).localname for node in new.iterchildren("*"))]):
            for node in _parent(root, name).findall(NS + name):
                node.getparent().remove(node)
        for node in new.iterchildren("*"):
            _insert(root, node)
    etree.indent(root)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def _parent(root: etree._Element, name: str) -> etree._Element:
    parent = PARENTS[name][0] if name in PARENTS else "alert"
    return root if parent == "alert" else next(root.iter(NS + parent))


def _insert(root: etree._Element, node: etree._Element) -> None:
    name = etree.QName(node).localname
    parent = _parent(root, name)
    rank = PARENTS[name][1].rank if name in PARENTS else 999
    later = [child for child in parent if _rank(child) > rank]
    parent.insert(parent.index(later[0]) if later else len(parent), node)


def _rank(node: etree._Element) -> int:
    return PARENTS[etree.QName(node).localname][1].rank if etree.QName(node).localname in PARENTS else 999
