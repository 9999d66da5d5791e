"""Paragraphs as lines of a width, in columns of a terminal."""

import re
import unicodedata
from collections.abc import Iterator

from tocsin.safe import cells, isolated, typeset

PARAGRAPH = re.compile(r"\n[ \t]*(?:\n[ \t]*)+|\n(?=[ \t]*[*•-][ \t])")
"""A blank line, or the next item of a list; other line breaks are those of the sender's own wrapping."""
INDENT = "  "


def wrapped(label: str, text: str, width: int) -> Iterator[str]:
    """The first line begins with the label, the others are indented; without a label none is."""
    indent, start = (INDENT, f"{label}: ") if label else ("", "")
    normal = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    for paragraph in PARAGRAPH.split(normal):
        yield from _filled(typeset(paragraph), start or indent, indent, width)
        start = ""


def _filled(text: str, start: str, indent: str, width: int) -> Iterator[str]:
    lead, row, used = start, "", cells(start)
    for piece in _pieces(text, width - cells(indent)):
        if row and used + cells(piece.rstrip()) > width:
            yield lead + isolated(row.rstrip())
            lead, row, used = indent, "", cells(indent)
        row, used = row + piece, used + cells(piece)
    yield (lead + isolated(row.rstrip())).rstrip()


def _pieces(text: str, width: int) -> Iterator[str]:
    """Words with the blank behind them. A word that is too wide is parted between wide characters, else left whole."""
    for word in re.findall(r"[^ ]+ ?", text):
        yield from _parted(word) if cells(word) > width else (word,)


def _parted(word: str) -> Iterator[str]:
    start = 0
    for at in range(1, len(word)):
        if unicodedata.east_asian_width(word[at - 1]) == unicodedata.east_asian_width(word[at]) == "W":
            yield word[start:at]
            start = at
    yield word[start:]
