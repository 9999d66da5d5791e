"""Text from anywhere, made fit for a screen or a phone: no control character, no direction override gets through raw.

``brief`` has the like on its own floor, which this package stands below.
"""

import re
import unicodedata

_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_RAW_IN_JSON = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_BREAKS = "\t\n\v\f\r\x85\u2028\u2029"
_BLANKS = re.compile(r"[ \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]+")
"""Spaces at which a line may break; the non-breaking ones stay."""


def line(text: str) -> str:
    """One line for a screen: breaks and runs of blanks become one blank, ESC becomes ␛, an override �. Idempotent."""
    return _BLANKS.sub(" ", _UNSAFE.sub(_visible, text)).strip()


def bare(text: str) -> str:
    """One line for a phone: composed (NFC), without what ``line`` makes visible. Idempotent."""
    spaced = _UNSAFE.sub(lambda match: " " if match[0] in _BREAKS else "", text)
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", spaced)).strip()


def in_json(encoded: str) -> str:
    """JSON in which what could do harm on a terminal is ``\\uXXXX``: the same value."""
    return _RAW_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", encoded)


def cells(text: str) -> int:
    """Columns on a terminal: wide characters count two, marks and format characters none."""
    return len(text) if text.isascii() else sum(_width(char) for char in text)


def isolated(text: str) -> str:
    """Between first-strong isolates (Unicode Annex 9) where it has letters that run right to left, else as it is."""
    rightward = not text.isascii() and any(unicodedata.bidirectional(char) in ("R", "AL") for char in text)
    return f"\u2068{text}\u2069" if rightward else text


def _visible(match: re.Match[str]) -> str:
    char = match[0]
    if char in _BREAKS:
        return " "
    return chr(0x2400 + ord(char)) if char < "\x20" else "\ufffd"


def _width(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
