"""The line in which an element stands, by its path: ``info[1]/area[0]/polygon[2]``, counted from 0.

What was counted is remembered: a hostile message has thousands of findings.
"""

import re
from collections import Counter, defaultdict
from itertools import accumulate

from lxml import etree

from tocsin.cap.elements import REPEATED

HEAD = re.compile(rb"<([A-Za-z_][\w.-]*:)?alert\s")
BLOCK = 65_536
"""Bytes whose lines are counted once."""


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
        self.tags: dict[tuple[str, str], list[int]] = {}
        counts = (data.count(b"\n", at, at + BLOCK) for at in range(0, len(data), BLOCK))
        self.before = list(accumulate(counts, initial=1))
        """The line in which each block begins."""

    def line(self, where: str) -> int:
        """Of the element, or of its nearest ancestor that exists."""
        start, _ = self._span(where)
        return self.before[start // BLOCK] + self.data.count(b"\n", start - start % BLOCK, start)

    def _span(self, where: str) -> tuple[int, int]:
        if where not in self.spans:
            parent, name, number = _step(where)
            tags = self._tags(parent, name)
            if number < len(tags):
                end = self.data.find(b"</" + self.prefix + name.encode() + b">", tags[number], self._span(parent)[1])
                self.spans[where] = tags[number], max(tags[number], end)
            else:
                self.spans[where] = self._span(parent)
        return self.spans[where]

    def _tags(self, parent: str, name: str) -> list[int]:
        """Where tags of this name begin, and none of a longer name."""
        key = (parent, name)
        if key not in self.tags:
            tag = re.compile(b"<" + self.prefix + name.encode() + b"[>/ ]")
            start, end = self._span(parent)
            self.tags[key] = [match.start() for match in tag.finditer(self.data, start + 1, end)]
        return self.tags[key]


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
