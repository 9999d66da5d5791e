"""Text from anywhere, made fit for a screen or a phone: no control character or override of direction stays raw."""

import re
import unicodedata

_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_RAW_IN_JSON = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_BREAKS = "\t\n\v\f\r\x85\u2028\u2029"
_BLANKS = re.compile(r"[ \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]+")
"""Spaces at which a line may break; the non-breaking ones stay."""


def _visible(match: re.Match[str]) -> str:
    char = match[0]
    if char in _BREAKS:
        return " "
    return chr(0x2400 + ord(char)) if char < "\x20" else "\ufffd"


def clean(text: str) -> str:
    """One line: breaks and runs of blanks become one blank, ESC becomes ␛, an override �. Idempotent."""
    return " ".join(_UNSAFE.sub(_visible, text).split())


def typeset(text: str) -> str:
    """As ``clean``, but non-breaking blanks stay, as French asks before a colon. Idempotent."""
    return _BLANKS.sub(" ", _UNSAFE.sub(_visible, text)).strip()


def bare(text: str) -> str:
    """One line for a phone: composed (NFC), without what ``typeset`` makes visible. Idempotent."""
    spaced = _UNSAFE.sub(lambda match: " " if match[0] in _BREAKS else "", text)
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", spaced)).strip()


def isolated(text: str) -> str:
    """Between first-strong isolates (Unicode Annex 9) where it has letters that run right to left, else as it is."""
    rightward = not text.isascii() and any(unicodedata.bidirectional(char) in ("R", "AL") for char in text)
    return f"\u2068{text}\u2069" if rightward else text


def clean_lines(text: str) -> str:
    """As ``clean``, line by line; blank lines and the order of lines stay."""
    return "\n".join(clean(line) for line in text.splitlines())


def cells(text: str) -> int:
    """Columns on a terminal, or half-em units in a chart: wide characters count two, marks and formats none."""
    return len(text) if text.isascii() else sum(_width(char) for char in text)


def _width(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def shorten(text: str, limit: int) -> str:
    """At most ``limit`` characters, cut at a word with an ellipsis."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    cut = head.rsplit(" ", 1)[0] if " " in head[limit // 2 :] else head
    return cut.rstrip(" ,;:–-") + "…"


def json_safe(encoded: bytes) -> bytes:
    """JSON in which the characters that ``clean`` replaces are ``\\uXXXX``: the same value, harmless on a terminal.

    The encoder has escaped those below U+0020; line breaks between values stay.
    """
    return _RAW_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", encoded.decode()).encode()
