"""A measured figure beside its target, and the table of them on the screen and on a page."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
from rich.table import Table
from rich.text import Text

from tocsin.errors import InputError


class Marks(NamedTuple):
    """The two lines between which a table stands on a page."""

    begin: str
    end: str


READING = Marks("<!-- figures: begin -->", "<!-- figures: end -->")
CAP = Marks("<!-- cap figures: begin -->", "<!-- cap figures: end -->")
INSIDE = Marks("<!-- inside figures: begin -->", "<!-- inside figures: end -->")
_HEADS = ("figure", "Tocsin", "held out", "target", "peer", "mark")
_ALIGNED = ("---", "--:", "--:", "--:", "---", "---")
_OPTIONAL = ("held out",)


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """``value`` and ``held_out`` are ``None`` where there is nothing could be measured."""

    name: str
    value: float | None
    target: float | None = None
    most: bool = False
    """Whether the target is a ceiling; else it is a floor."""
    style: str = "{:.3f}"
    held_out: float | None = None
    peer: str = ""

    @property
    def mark(self) -> str:
        """``reached`` or ``missed``; empty where a value has no target."""
        if self.value is None:
            return "missed"
        if self.target is None:
            return ""
        reached = self.value <= self.target if self.most else self.value >= self.target
        return "reached" if reached else "missed"

    def cells(self) -> tuple[str, ...]:
        """One text for each head of the table."""
        held_out = "" if self.held_out is None else self.style.format(self.held_out)
        value = "–" if self.value is None else self.style.format(self.value)
        sign = "≤" if self.most else "≥"
        target = "" if self.target is None else f"{sign} {self.style.format(self.target)}"
        return self.name, value, held_out, target, self.peer, self.mark


def _columns(figures: Sequence[Figure]) -> list[int]:
    """Of ``_HEADS``: all but the optional ones that no figure fills."""
    filled = [any(column) for column in zip(*(figure.cells() for figure in figures), strict=True)]
    return [i for i, head in enumerate(_HEADS) if head not in _OPTIONAL or filled[i]]


def table(figures: Sequence[Figure], caption: str) -> Table:
    """The table for a terminal."""
    columns = _columns(figures)
    shown = Table(caption=caption, caption_justify="left")
    for i in columns:
        shown.add_column(_HEADS[i], justify="right" if _ALIGNED[i] == "--:" else "left")
    for figure in figures:
        cells = figure.cells()
        mark = Text(figure.mark, "bold red" if figure.mark == "missed" else "green")
        shown.add_row(*(mark if _HEADS[i] == "mark" else cells[i] for i in columns))
    return shown


def markdown(figures: Sequence[Figure], caption: str) -> str:
    """The same table for a page."""
    columns = _columns(figures)
    rows = [[row[i] for i in columns] for row in (_HEADS, _ALIGNED, *(figure.cells() for figure in figures))]
    return "\n".join([*(f"| {' | '.join(row)} |" for row in rows), "", caption])


def insert(page: str, content: str, source: str, marks: Marks) -> str:
    """``page`` with ``content`` between its two marks. ``InputError`` names ``source`` where they are not there."""
    before, begin, rest = page.partition(marks.begin)
    _, end, after = rest.partition(marks.end)
    if not begin or not end:
        raise InputError(source, f"has no lines '{marks.begin}' and '{marks.end}' for the table to stand between")
    return f"{before}{begin}\n\n{content}\n\n{end}{after}"
