"""A measured figure beside its target, and the table of them on the screen and on a page."""

from collections.abc import Sequence

import msgspec
from rich.table import Table
from rich.text import Text

from tocsin.errors import InputError

BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"
_HEADS = ("figure", "Tocsin", "held out", "target", "peer", "mark")


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


def table(figures: Sequence[Figure], caption: str) -> Table:
    """The table for a terminal."""
    shown = Table(*_HEADS, caption=caption, caption_justify="left")
    for column in shown.columns[1:4]:
        column.justify = "right"
    for figure in figures:
        *cells, mark = figure.cells()
        shown.add_row(*cells, Text(mark, "bold red" if mark == "missed" else "green"))
    return shown


def markdown(figures: Sequence[Figure], caption: str) -> str:
    """The same table for a page."""
    rows = [_HEADS, ("---", "--:", "--:", "--:", "---", "---"), *(figure.cells() for figure in figures)]
    return "\n".join([*(f"| {' | '.join(row)} |" for row in rows), "", caption])


def insert(page: str, content: str, source: str) -> str:
    """``page`` with ``content`` between its two markers. ``InputError`` names ``source`` where they are not there."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise InputError(source, f"has no lines '{BEGIN}' and '{END}' for the table to stand between")
    return f"{before}{begin}\n\n{content}\n\n{end}{after}"
