"""A message as it was read: the alert, the version it came in, and what was wrong with its form."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, Literal

from lxml import etree

from tocsin.cap.findings import Finding
from tocsin.cap.lines import LinesInText, LinesInTree
from tocsin.cap.model import Alert
from tocsin.cap.tree import parse_tree

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

    @cached_property
    def _lines(self) -> LinesInText | LinesInTree:
        return LinesInText(self.data) if self.plain else LinesInTree(self.element)

    def line(self, where: str) -> int | None:
        """The line of a finding's path in the file, or of its nearest ancestor; ``None`` where lines are not known."""
        return self._lines.line(where)
