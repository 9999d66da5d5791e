"""Text from anywhere, made fit for a screen: no control character and no direction override gets through raw."""

import re
import unicodedata

_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_RAW_IN_JSON = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


def _visible(match: re.Match[str]) -> str:
    char = match[0]
    if char in "\t\n\r\x85\u2028\u2029":
        return " "
    if char <= "\x1f":
        return chr(0x2400 + ord(char))
    return "\ufffd"


def clean(text: str) -> str:
    """One line: breaks and runs of blanks become one blank, ESC becomes ␛ and so on. Idempotent."""
    return " ".join(_UNSAFE.sub(_visible, text).split())


def clean_lines(text: str) -> str:
    """As ``clean``, line by line; blank lines and the order of lines stay."""
    return "\n".join(clean(line) for line in text.splitlines())


def cells(text: str) -> int:
    """Half-em units that a label takes in a chart: wide and full-width characters count double, marks nothing."""
    width = 0
    for char in text:
        if unicodedata.category(char) not in {"Mn", "Me", "Cf"}:
            width += 2 if unicodedata.east_asian_width(char) in "WF" else 1
    return width


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
