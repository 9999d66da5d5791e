"""The line in which an element stands, by its path: ``info[1]/area[0]/polygon[2]``, counted from 0.

What was counted is remembered: a hostile message has thousands of findings.
"""

import re
from itertools import accumulate

from lxml import etree

HEAD = re.compile(rb"<([A-Za-z_][\w.-]*:)?alert\s")
BLOCK = 65_536


def _steps(where: str) -> list[tuple[str, int]]:
    steps = []
    for step in where.split("/") if where else ():
        name, _, number = step.partition("[")
        steps.append((name, int(number[:-1]) if number else 0))
    return steps


class LinesInText:
    """Of a message in the plain form, in which a tag is a tag and no element holds another of its name."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        counts = (data.count(b"\n", at, at + BLOCK) for at in range(0, len(data), BLOCK))
        self.before = list(accumulate(counts, initial=1))
        """The line at which each block begins."""
        self.tags: dict[tuple[int, int, bytes], list[int]] = {}

    def line(self, where: str) -> int:
        """That of the path or of its nearest ancestor."""
        head = HEAD.search(self.data)
        if head is None:
            return 1
        prefix, start, end = head[1] or b"", head.start(), len(self.data)
        for name, number in _steps(where):
            tag = prefix + name.encode()
            found = self._tags(tag, start + 1, end)
            if number >= len(found):
                break
            start = found[number]
            close = self.data.find(b"</" + tag + b">", start, end)
            end = close if close >= 0 else end
        return self.before[start // BLOCK] + self.data.count(b"\n", start - start % BLOCK, start)

    def _tags(self, tag: bytes, start: int, end: int) -> list[int]:
        """Where tags of this name begin, and none of a longer name."""
        key = (start, end, tag)
        if key not in self.tags:
            self.tags[key] = [
                match.start() for match in re.compile(b"<" + tag + b"[>/ ]").finditer(self.data, start, end)
            ]
        return self.tags[key]


class LinesInTree:
    """Of any message."""

    def __init__(self, alert: etree._Element) -> None:
        self.alert = alert
        self.namespace = alert.tag.rpartition("}")[0] + "}" if "}" in alert.tag else ""
        self.children: dict[tuple[etree._Element, str], list[etree._Element]] = {}

    def line(self, where: str) -> int | None:
        """That of the path or of its nearest ancestor; ``None`` where the tree knows no lines."""
        node = self.alert
        for name, number in _steps(where):
            same = self._children(node, name)
            if number >= len(same):
                break
            node = same[number]
        line: int | None = node.sourceline
        return line

    def _children(self, node: etree._Element, name: str) -> list[etree._Element]:
        key = (node, name)
        if key not in self.children:
            self.children[key] = list(node.iterchildren(self.namespace + name))
        return self.children[key]
