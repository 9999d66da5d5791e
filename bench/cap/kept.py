"""Whether a message was read and written again with nothing lost: the two trees, element by element.

Alike: the same elements in the same order below each parent, with the same attributes and texts, in other namespaces
too; times are compared as instants with their offset, numbers as numbers, lists as lists. Three liberties: blanks
around a value that is no free text; ``<language>en-US</language>``, which may be added where none is, as the standard
says that it is meant then; an empty list, such as ``<incidents/>``, which may be left out. Attributes of
``http://www.w3.org/2001/XMLSchema-instance`` are no content.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from lxml import etree

INSTANCE = "{http://www.w3.org/2001/XMLSchema-instance}"
PARSER = etree.XMLParser(remove_blank_text=True, remove_comments=True, remove_pis=True)
DEFAULT = "en-US"
LISTS = ("addresses", "incidents")


def differences(before: bytes, after: bytes) -> list[str]:
    """One line for each place where content was lost or changed; empty where there is none."""
    return list(_compare(etree.fromstring(before, PARSER), etree.fromstring(after, PARSER), "alert"))


def _compare(before: etree._Element, after: etree._Element, where: str) -> Iterator[str]:
    if before.tag != after.tag:
        yield f"{where}: <{before.tag}> is <{after.tag}>"
        return
    if _attributes(before) != _attributes(after):
        yield f"{where}: attributes {_attributes(before)} are {_attributes(after)}"
    elif len(before) or len(after):
        yield from _children(before, after, where)
    else:
        name = etree.QName(before).localname
        texts = before.text or "", after.text or ""
        if _value(name, texts[0]) != _value(name, texts[1]):
            yield f"{where}: {texts[0][:80]!r} is {texts[1][:80]!r}"


def _children(before: etree._Element, after: etree._Element, where: str) -> Iterator[str]:
    if (before.text or "").strip() or any((child.tail or "").strip() for child in before):
        yield f"{where}: text between its elements"
    olds, news = list(_full(before)), list(_full(after))
    if news and _is_default(news[0]) and not (olds and etree.QName(olds[0]).localname == "language"):
        del news[0]
    if [one.tag for one in olds] != [one.tag for one in news]:
        yield f"{where}: other elements, or in another order"
        return
    for number, (old, new) in enumerate(zip(olds, news, strict=True)):
        yield from _compare(old, new, f"{where}/{etree.QName(old).localname}[{number}]")


def _full(node: etree._Element) -> Iterator[etree._Element]:
    """All children but empty lists."""
    for child in node:
        if etree.QName(child).localname not in LISTS or (child.text or "").strip():
            yield child


def _is_default(node: etree._Element) -> bool:
    return bool(etree.QName(node).localname == "language" and node.text == DEFAULT)


def _attributes(node: etree._Element) -> dict[str, str]:
    return {name: value for name, value in node.attrib.items() if not name.startswith(INSTANCE)}


def _time(text: str) -> Any:
    value = datetime.fromisoformat(text.strip())
    return value.astimezone(UTC), value.utcoffset()


def _pairs(text: str) -> Any:
    return [tuple(map(_number, pair.split(","))) for pair in text.split()]


def _number(text: str) -> Any:
    """Seventeen digits, which is what a number of the machine has."""
    return float(Decimal(text.strip()))


def _references(text: str) -> Any:
    triples = [reference.split(",") for reference in text.split()]
    return [(sender, identifier, _time(sent)) for sender, identifier, sent in triples]


VALUES: dict[str, Callable[[str], Any]] = {
    "sent": _time,
    "effective": _time,
    "onset": _time,
    "expires": _time,
    "references": _references,
    "addresses": str.split,
    "incidents": str.split,
    "polygon": _pairs,
    "circle": _pairs,
    "altitude": _number,
    "ceiling": _number,
    "size": _number,
    "language": lambda text: text.strip() or DEFAULT,
}


def _value(name: str, text: str) -> Any:
    try:
        return VALUES[name](text) if name in VALUES else text
    except (ArithmeticError, ValueError):
        return text
