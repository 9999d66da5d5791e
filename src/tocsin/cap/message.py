"""A message as it was read: the alert, the version it came in, and what was wrong with its form."""

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import islice
from typing import Any, Literal

from lxml import etree

from tocsin.cap.findings import Finding
from tocsin.cap.model import Alert
from tocsin.cap.tree import parse_tree

HEAD = re.compile(rb"<([A-Za-z_][\w.-]*:)?alert\s")
Version = Literal["1.0", "1.1", "1.2"]


class Message:
    """``findings`` are the deviations of form; each says how the value was read, or quotes what was left out.

    ``version`` is that of the file; ``inside`` names the wrapper, such as "Atom", or is ``None``. ``data`` is the whole
    file, and ``number`` tells which of its messages this is, from 0.
    """

    def __init__(
        self,
        alert: Alert,
        data: bytes,
        findings: Sequence[Finding] = (),
        version: Version = "1.2",
        inside: str | None = None,
        number: int = 0,
        element: Any = None,
    ) -> None:
        self.alert = alert
        self.data = data
        self.findings = tuple(findings)
        self.version: Version = version
        self.inside = inside
        self.number = number
        self.plain = element is None
        """Whether the quick path took it, which takes only what is valid by the schema."""
        if element is not None:
            self.element = element

    @cached_property
    def element(self) -> etree._Element:
        """The ``<alert>`` in its tree, without comments and blank text."""
        return parse_tree(self.data, self.alert.identifier)

    def line(self, where: str) -> int | None:
        """The line of a finding's path in the file, or of its nearest ancestor; ``None`` where lines are not known."""
        return _line_in_text(self.data, where) if self.plain else _line_in_tree(self.element, where)


def _steps(where: str) -> list[tuple[str, int]]:
    steps = []
    for step in where.split("/") if where else ():
        name, _, number = step.partition("[")
        steps.append((name, int(number[:-1]) if number else 0))
    return steps


def _line_in_text(data: bytes, where: str) -> int:
    """Of a message in the plain form, in which a tag is a tag and no element holds another of its name."""
    head = HEAD.search(data)
    if head is None:
        return 1
    prefix, start, end = head[1] or b"", head.start(), len(data)
    for name, number in _steps(where):
        tag = prefix + name.encode()
        found = start
        for _ in range(number + 1):
            found = _tag(data, b"<" + tag, found + 1, end) if found >= 0 else found
        if found < 0:
            break
        start, end = found, _tag(data, b"</" + tag, found, end)
        end = len(data) if end < 0 else end
    return data.count(b"\n", 0, start) + 1


def _tag(data: bytes, tag: bytes, at: int, end: int) -> int:
    """Where a tag of this name begins, and not one of a longer name; -1 where none does."""
    at = data.find(tag, at, end)
    while at >= 0 and data[at + len(tag) : at + len(tag) + 1] not in (b">", b"/", b" "):
        at = data.find(tag, at + 1, end)
    return at


def _line_in_tree(alert: etree._Element, where: str) -> int | None:
    node = alert
    namespace = alert.tag.rpartition("}")[0] + "}" if "}" in alert.tag else ""
    for name, number in _steps(where):
        child = next(islice(node.iterchildren(namespace + name), number, None), None)
        if child is None:
            break
        node = child
    line: int | None = node.sourceline
    return line
