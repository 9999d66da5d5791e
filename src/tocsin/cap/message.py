"""A message as it was read: the alert, the version it came in, and what was wrong with its form."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from lxml import etree

from tocsin.cap.findings import Finding
from tocsin.cap.lines import LinesInText, LinesInTree
from tocsin.cap.model import Alert
from tocsin.cap.older import Version
from tocsin.cap.tree import parse_tree
from tocsin.cap.wrappers import unwrap


class File:
    """The alerts of a wrapper as signatures need them, with comments; parsed once for all its messages."""

    def __init__(self, data: bytes, source: str) -> None:
        self.data = data
        self.source = source

    @cached_property
    def alerts(self) -> list[etree._Element]:
        """In the order of the file."""
        root = parse_tree(self.data, self.source, whole=True)
        return [wrapped.element for wrapped in unwrap(root, self.source, whole=True)]


class Message:
    """``findings`` are the deviations of form; each says how the value was read, or quotes what was left out.

    ``version`` is that of the file; ``inside`` names the wrapper, such as "Atom", or is ``None``. ``data`` is the whole
    file, and ``number`` tells which of its messages this is, from 0. ``numbers`` is that of ``walk.Read``.
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
        numbers: Mapping[str, Sequence[int]] | None = None,
        file: File | None = None,
    ) -> None:
        self.alert = alert
        self.data = data
        self.findings = tuple(findings)
        self.version: Version = version
        self.inside = inside
        self.number = number
        self.numbers = numbers or {}
        self.file = file or File(data, inside or "")
        self.plain = element is None
        """Whether the quick path took it, which takes only what is valid by the schema."""
        if element is not None:
            self.element = element

    @cached_property
    def element(self) -> etree._Element:
        """The ``<alert>`` in its tree, without comments."""
        return parse_tree(self.data, self.alert.identifier)

    def path(self, where: str) -> str:
        """The path in the file of a path in the alert, which does not count what could not be read."""
        path, _, number = where[:-1].rpartition("[")
        return f"{path}[{self.numbers[path][int(number)]}]" if path in self.numbers else where

    def line(self, where: str) -> int | None:
        """The line of a path in the file, or of its nearest ancestor; ``None`` where lines are not known."""
        return self._lines.line(where)

    @cached_property
    def _lines(self) -> LinesInText | LinesInTree:
        return LinesInText(self.data) if self.plain else LinesInTree(self.element)
