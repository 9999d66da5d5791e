"""The default alphabet of SMS and cell broadcast: GSM 03.38, now 3GPP TS 23.038, section 6.2.1, with its extension.

A septet is one byte here, as SMPP and most gateways want it; packing eight into seven bytes is the modem's work. The
national language shift tables of section 6.2.1.2 are not used: few networks and phones honour them, and one that does
not shows other letters. A text that needs more goes out as UCS-2.
"""

import unicodedata

ESCAPE = 0x1B
BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ"
    " !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""By code, 0 to 127; the escape at 0x1B is no character of its own."""
EXTENSION = {
    "\f": 0x0A,
    "^": 0x14,
    "{": 0x28,
    "}": 0x29,
    "\\": 0x2F,
    "[": 0x3C,
    "~": 0x3D,
    "]": 0x3E,
    "|": 0x40,
    "€": 0x65,
}
"""Behind an escape, so each counts two septets."""
CODES = {char: (code,) for code, char in enumerate(BASIC) if code != ESCAPE} | {
    char: (ESCAPE, code) for char, code in EXTENSION.items()
}
SEPTETS = {char: len(codes) for char, codes in CODES.items()}
_EXTENDED = {code: char for char, code in EXTENSION.items()}
_ALIKE = {
    "'": "‘’‚‛′‹›`´ʼ",
    '"': "“”„‟″«»",
    "-": "‐‑‒–—―−•",
    "...": "…",
    " ": "\t\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "": "\xad\u200b\u2060\ufeff",
}
_TYPOGRAPHY = {ord(char): plain for plain, chars in _ALIKE.items() for char in chars}


def fits(text: str) -> bool:
    """Whether the alphabet has every character."""
    return all(char in SEPTETS for char in text)


def plain(text: str) -> str:
    """Composed (NFC), with typographic signs as the alphabet has them: ’ as ', – as -, … as three stops.

    Only signs that mean the same: no letter loses its accent, and what the alphabet lacks stays as it is.
    """
    return unicodedata.normalize("NFC", text).translate(_TYPOGRAPHY)


def encode(text: str) -> bytes:
    """One byte a septet; ``ValueError`` names the first character that the alphabet lacks."""
    wrong = next((char for char in text if char not in CODES), None)
    if wrong is not None:
        raise ValueError(f"U+{ord(wrong):04X} is not in the GSM 7-bit alphabet; send as UCS-2")
    return bytes(code for char in text for code in CODES[char])


def decode(data: bytes) -> str:
    """The text; ``ValueError`` for a byte above 127 and for an escape that no character of the table follows."""
    chars, codes = [], iter(data)
    for code in codes:
        char = _EXTENDED.get(next(codes, -1)) if code == ESCAPE else BASIC[code : code + 1]
        if not char:
            raise ValueError(f"septet {code:#04x} stands for no character")
        chars.append(char)
    return "".join(chars)
