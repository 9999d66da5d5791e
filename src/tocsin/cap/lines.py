"""The line in which an element stands, by its path: ``info[1]/area[0]/polygon[2]``, counted from 0.

What was counted is remembered: a hostile message has thousands of findings.
"""

import re
from collections import Counter, defaultdict
from functools import cached_property
from itertools import accumulate

from lxml import etree

from tocsin.cap.elements import REPEATED

HEAD = re.compile(rb"<([A-Za-z_][\w.-]*:)?alert\s")
BEHIND = b">/ "
"""What stands behind the name in a tag of the plain form."""
BLOCK = 65_536
"""Bytes whose lines are counted once."""


def _step(where: str) -> tuple[str, str, int]:
    """Path of the parent, name and number."""
    parent, _, step = where.rpartition("/")
    name, _, number = step.partition("[")
    return parent, name, int(number[:-1]) if number else 0


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
            parent, name, number = _step(where)
            span = self._span(parent)
            at = self._tag(parent, name, number)
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
    """Of any message that lxml has parsed."""

    def __init__(self, alert: etree._Element) -> None:
        self.namespace = alert.tag.rpartition("}")[0] + "}" if "}" in alert.tag else ""
        self.nodes = {"": alert}
        self.children: dict[tuple[str, str], list[etree._Element]] = {}

    def line(self, where: str) -> int | None:
        """Of the element, or of its nearest ancestor that exists."""
        line: int | None = self._node(where).sourceline
        return line

    def _node(self, where: str) -> etree._Element:
        if where not in self.nodes:
            parent, name, number = _step(where)
            node, key = self._node(parent), (parent, name)
            if key not in self.children:
                self.children[key] = list(node.iterchildren(self.namespace + name))
            same = self.children[key]
            self.nodes[where] = same[number] if number < len(same) else node
        return self.nodes[where]


class Paths:
    """Our paths for those of libxml2, ``/*/*[4]`` or ``/cap:alert/cap:info[2]``, which count from 1."""

    def __init__(self, alert: etree._Element) -> None:
        self.alert = alert
        self.known: dict[etree._Element, dict[str, list[tuple[etree._Element, str]]]] = {}

    def where(self, path: str) -> str:
        """Empty for the message."""
        node, steps = self.alert, []
        for one in path.split("/")[2:]:
            name, _, number = one.rstrip("]").partition("[")
            node, place = self._children(node)[name][int(number or 1) - 1]
            steps.append(place)
        return "/".join(steps)

    def _children(self, node: etree._Element) -> dict[str, list[tuple[etree._Element, str]]]:
        """Each child and its step, by what libxml2 calls it: ``*`` in a default namespace, else its name."""
        if node not in self.known:
            counts: Counter[str] = Counter()
            children = self.known[node] = defaultdict(list)
            for child in node.iterchildren("*"):
                found = child, step(child.tag, counts[child.tag])
                counts[child.tag] += 1
                children["*"].append(found)
                name = etree.QName(child).localname
                children[f"{child.prefix}:{name}" if child.prefix else name].append(found)
        return self.known[node]


def step(tag: str, count: int) -> str:
    """Of a path: ``note``, ``info[0]``."""
    name = tag.rpartition("}")[2]
    return f"{name}[{count}]" if count or name in REPEATED else name
