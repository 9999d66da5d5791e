"""The line in which an element stands, by its path: ``info[1]/area[0]/polygon[2]``, counted from 0.

What was found is remembered: a hostile message has thousands of findings.
"""

import re
from functools import cached_property
from itertools import accumulate

from lxml import etree

HEAD = re.compile(rb"<([A-Za-z_][\w.-]*:)?alert\s")
BEHIND = b">/ "
"""What stands behind the name in a tag of the plain form."""
BLOCK = 65_536


class LinesInText:
    """Of a message in the plain form, in which a tag is a tag and no element holds another of its name.

    To search the text takes a third of the time of parsing it into a tree.
    """

    def __init__(self, data: bytes) -> None:
        head = HEAD.search(data)
        self.data = data
        self.prefix = (head[1] or b"") if head else b""
        self.spans = {"": (head.start() if head else 0, len(data))}
        self.tags: dict[tuple[str, str], list[int]] = {}

    def line(self, where: str) -> int:
        """That of the path or of its nearest ancestor."""
        at = self._span(where)[0]
        block = at // BLOCK
        return self._before[block] + self.data.count(b"\n", block * BLOCK, at)

    @cached_property
    def _before(self) -> list[int]:
        """The line at which each block begins."""
        ends = range(BLOCK, len(self.data) + 1, BLOCK)
        return list(accumulate((self.data.count(b"\n", end - BLOCK, end) for end in ends), initial=1))

    def _span(self, where: str) -> tuple[int, int]:
        """From the tag of the path to its end."""
        span = self.spans.get(where)
        if span is None:
            parent, _, step = where.rpartition("/")
            name, _, number = step.partition("[")
            span = self._span(parent)
            at = self._tag(parent, name, int(number[:-1]) if number else 0)
            if at >= 0:
                span = at, max(at, self.data.find(b"</" + self.prefix + name.encode() + b">", at, span[1]))
            self.spans[where] = span
        return span

    def _tag(self, parent: str, name: str, number: int) -> int:
        """Where the tag of this name and number begins in its parent; -1 where there is none."""
        start, end = self._span(parent)
        found = self.tags.setdefault((parent, name), [])
        tag = b"<" + self.prefix + name.encode()
        at = found[-1] if found else start
        while number >= len(found) and at >= 0:
            at = self.data.find(tag, at + 1, end)
            if at < 0 or self.data[at + len(tag)] in BEHIND:
                found.append(at)
        return found[min(number, len(found) - 1)]


class LinesInTree:
    """Of one ``<alert>``."""

    def __init__(self, alert: etree._Element) -> None:
        self.namespace = alert.tag.rpartition("}")[0] + "}" if "}" in alert.tag else ""
        self.nodes = {"": alert}
        self.children: dict[tuple[str, str], list[etree._Element]] = {}

    def line(self, where: str) -> int | None:
        """That of the path or of its nearest ancestor; ``None`` where the tree knows no lines."""
        line: int | None = self._node(where).sourceline
        return line

    def _node(self, where: str) -> etree._Element:
        node = self.nodes.get(where)
        if node is None:
            parent, _, step = where.rpartition("/")
            name, _, number = step.partition("[")
            same = self._children(parent, name)
            index = int(number[:-1]) if number else 0
            node = self.nodes[where] = same[index] if index < len(same) else self._node(parent)
        return node

    def _children(self, parent: str, name: str) -> list[etree._Element]:
        key = (parent, name)
        if key not in self.children:
            self.children[key] = list(self._node(parent).iterchildren(self.namespace + name))
        return self.children[key]
