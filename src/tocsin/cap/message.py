"""A message as it was read: the alert, the version it came in, and what was wrong with its form."""

from typing import Any, Literal

import msgspec
from lxml import etree

from tocsin.cap.findings import Finding
from tocsin.cap.model import Alert

Version = Literal["1.0", "1.1", "1.2"]


class Message(msgspec.Struct, frozen=True, eq=False):
    """``findings`` are the deviations of form; each says how the value was read, or quotes what was left out.

    ``element`` is the ``<alert>`` in the tree that it came from, without comments and blank text; ``inside`` names the
    wrapper, such as 'Atom'.
    """

    alert: Alert
    version: Version
    findings: tuple[Finding, ...]
    element: Any
    inside: str | None = None


def line_of(alert: etree._Element, where: str) -> int | None:
    """The line of a finding's path, or of its nearest ancestor that exists; ``None`` where lines are not known."""
    node = alert
    for step in where.split("/") if where else ():
        name, _, number = step.partition("[")
        same = [child for child in node if etree.QName(child).localname == name]
        index = int(number[:-1]) if number else 0
        if index >= len(same):
            break
        node = same[index]
    line: int | None = node.sourceline
    return line
