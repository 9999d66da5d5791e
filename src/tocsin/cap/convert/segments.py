"""What a short message takes: encoding, units, segments (3GPP TS 23.038, section 6.2; TS 23.040, section 9.2.3.24.1).

A message of 140 bytes holds 160 septets or 70 units of UCS-2. A longer one goes in several, and the header that joins
them leaves 153 or 67 to each.
"""

from collections.abc import Callable
from typing import Literal

import msgspec

from tocsin.cap.convert import gsm7

Encoding = Literal["GSM-7", "UCS-2"]
SINGLE: dict[Encoding, int] = {"GSM-7": 160, "UCS-2": 70}
JOINED: dict[Encoding, int] = {"GSM-7": 153, "UCS-2": 67}


class Size(msgspec.Struct, frozen=True):
    """``units`` are septets in GSM-7 and 16-bit units in UCS-2, where a character beyond U+FFFF takes two."""

    encoding: Encoding
    units: int
    segments: int


def size(text: str) -> Size:
    """GSM-7 where every character is in its alphabet, else UCS-2; an empty text is one empty segment."""
    encoding = encoding_of(text)
    return Size(encoding, sum(map(_cost(encoding), text)), len(split(text)))


def encoding_of(text: str) -> Encoding:
    """UCS-2 only where it must be: it holds less than half."""
    return "GSM-7" if gsm7.fits(text) else "UCS-2"


def split(text: str) -> tuple[str, ...]:
    """The text of each segment. No escape sequence and no surrogate pair stands across two segments."""
    encoding = encoding_of(text)
    cost = _cost(encoding)
    if sum(map(cost, text)) <= SINGLE[encoding]:
        return (text,)
    parts, used, start = [], 0, 0
    for index, char in enumerate(text):
        if used + cost(char) > JOINED[encoding]:
            parts.append(text[start:index])
            used, start = 0, index
        used += cost(char)
    return (*parts, text[start:])


def encode(text: str) -> bytes:
    """The bytes to hand to a gateway: one septet a byte, or UCS-2 as UTF-16 with the high byte first."""
    return gsm7.encode(text) if gsm7.fits(text) else text.encode("utf-16-be")


def decode(data: bytes, encoding: Encoding) -> str:
    """The text again; ``ValueError`` for bytes that are none."""
    return gsm7.decode(data) if encoding == "GSM-7" else data.decode("utf-16-be")


def _cost(encoding: Encoding) -> Callable[[str], int]:
    return gsm7.SEPTETS.__getitem__ if encoding == "GSM-7" else lambda char: 2 if char > "\uffff" else 1
