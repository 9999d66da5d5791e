"""Cut a text into words for :func:`tocsin.places.find`; the reader has its own tokens."""

import re

import msgspec

_WORD = re.compile(r"[^\W_]\.(?:[^\W_]\.)+|[^\W_]+|[^\w\s]")


class Word(msgspec.Struct, frozen=True):
    """``text`` stands at ``start`` to ``end``."""

    text: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """Words, abbreviations such as ``U.S.``, and each mark of punctuation as a word of its own."""
    return [Word(found[0], found.start(), found.end()) for found in _WORD.finditer(text)]
