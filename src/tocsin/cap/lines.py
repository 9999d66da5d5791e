"""The line in which an element stands, by its path: ``info[1]/area[0]/polygon[2]``, counted from 0."""

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate, islice

from lxml import etree

HEAD = re.compile(rb"<([A-Za-z_][\w.-]*:)?alert\s")
BEHIND_NAME = b"> /\t\r\n"


def _step(where: str) -> tuple[str, str, int]:
    """Path of the parent, name and number."""
    parent, _, step = where.rpartition("/")
    name, _, number = step.partition("[")
    return parent, name, int(number[:-1]) if number else 0


class LinesInText:
    """Of a message in the plain form (``scan.py``), where a tag is a tag and no element holds one of its own name."""

    def __init__(self, data: bytes) -> None:
        head = HEAD.search(data)
        self.data = data
        self.prefix = (head[1] or b"") if head else b""
        self.spans = {"": (head.start() if head else 0, len(data))}

    def line(self, where: str) -> int:
        """Of the element, or of its nearest ancestor that exists."""
        return bisect_right(self._starts, self._span(where)[0]) + 1

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line but the first begins. Counting line breaks anew for every finding takes longer."""
        return list(accumulate(len(line) + 1 for line in self.data.split(b"\n")))

    def _span(self, where: str) -> tuple[int, int]:
        if where not in self.spans:
            parent, name, number = _step(where)
            start, end = self._span(parent)
            tag = self.prefix + name.encode()
            found = start
            for _ in range(number + 1):
                found = self._tag(b"<" + tag, found + 1, end)
                if found < 0:
                    break
            else:
                start, end = found, max(found, self._tag(b"</" + tag, found, end))
            self.spans[where] = start, end
        return self.spans[where]

    def _tag(self, tag: bytes, at: int, end: int) -> int:
        """Where a tag of this name begins, and not one of a longer name; -1 where none does."""
        data, length = self.data, len(tag)
        at = data.find(tag, at, end)
        while at >= 0 and data[at + length] not in BEHIND_NAME:
            at = data.find(tag, at + 1, end)
        return at


class LinesInTree:
    """Of any message that lxml has parsed."""

    def __init__(self, alert: etree._Element) -> None:
        self.namespace = alert.tag.rpartition("}")[0] + "}" if "}" in alert.tag else ""
        self.nodes = {"": alert}

    def line(self, where: str) -> int | None:
        """Of the element, or of its nearest ancestor that exists."""
        line: int | None = self._node(where).sourceline
        return line

    def _node(self, where: str) -> etree._Element:
        if where not in self.nodes:
            parent, name, number = _step(where)
            node = self._node(parent)
            child = next(islice(node.iterchildren(self.namespace + name), number, None), None)
            self.nodes[where] = node if child is None else child
        return self.nodes[where]
