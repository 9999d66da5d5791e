"""A small builder for HTML and SVG elements. Text goes through ``clean``, and lxml escapes it: no string is markup."""

from typing import TypeAlias

from lxml import etree

from tocsin.safe import clean

Element: TypeAlias = etree._Element
Value: TypeAlias = str | float | int
Child: TypeAlias = Element | str | None


def node(tag: str, /, *children: Child, **attributes: Value) -> Element:
    """``node("p", "by ", node("b", "X"), class_="by")``: ``None`` and '' are left out.

    An inner ``_`` of a name is ``-``. Strings keep one blank at either end. Numbers get one decimal.
    """
    element = etree.Element(tag)
    for name, value in attributes.items():
        shown = f"{value:.1f}" if isinstance(value, float) else str(value)
        element.set(name.rstrip("_").replace("_", "-"), clean(shown))
    for child in children:
        if isinstance(child, str):
            _append_text(element, child)
        elif child is not None:
            element.append(child)
    return element


def add(parent: Element, tag: str, /, *children: Child, **attributes: Value) -> Element:
    """``node``, put at the end of ``parent``."""
    child = node(tag, *children, **attributes)
    parent.append(child)
    return child


def _append_text(element: Element, text: str) -> None:
    words = clean(text)
    head, tail = " " * text.startswith(" "), " " * text.endswith(" ")
    shown = f"{head}{words}{tail}" if words else head
    if len(element):
        element[-1].tail = (element[-1].tail or "") + shown
    else:
        element.text = (element.text or "") + shown
