"""The form under which names are compared: one spelling for case, accents, hyphens and apostrophes."""

import re
import unicodedata
from functools import lru_cache

_TO_SPACE = "-‐‑‒–—―−'’‘ʼʻ`´ʹʺ‹›«»\"“”„_/\u200c"
_DROPPED = "._·\u200d\u200e\u200f\u00ad"
_LETTERS = {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ŧ": "t"}
_TABLE = str.maketrans({**dict.fromkeys(_TO_SPACE, " "), **dict.fromkeys(_DROPPED, None), **_LETTERS})
_MARKS = re.compile(r"[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]+")


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """The key of a name: casefolded, without accents, hyphens and apostrophes as single spaces, full stops dropped.

    Accents go in every script that writes them as combining marks (``й`` becomes ``и`` on both sides); where two
    names fall together by this, :func:`tocsin.places.lookup` keeps both as candidates.
    """
    text = name.casefold()
    if text.isascii():
        if text.isalnum():
            return text
    else:
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold()
    return " ".join(text.translate(_TABLE).split())
