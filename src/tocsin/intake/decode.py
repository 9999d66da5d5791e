"""Bytes to text: the encoding is declared, evident or guessed; binary data is refused by name."""

import codecs
import re

from tocsin.errors import InputError
from tocsin.intake.names import shown

_MAGIC = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "an RTF document",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"Rar!": "a RAR archive",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"RIFF": "a sound, film or WebP file",
    b"ID3": "a sound file",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
}
# UTF-32 stands before UTF-16: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,80}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")

# Python also knows 'codecs' that are no encodings of text (zlib, rot13): a page may not choose those.
_TEXT_CODECS = """
    utf-8 utf-16 utf-16-le utf-16-be utf-32 ascii
    iso8859-1 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-9 iso8859-13 iso8859-15
    cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp866 cp874 koi8-r koi8-u mac-cyrillic mac-roman
    gb2312 gbk gb18030 big5 euc_jp shift_jis iso2022_jp euc_kr tis-620
"""
TEXT_CODECS = frozenset(codecs.lookup(name).name for name in _TEXT_CODECS.split())
# Browsers read these labels as Windows-1252 (WHATWG Encoding Standard, section 4.2).
_AS_WINDOWS = {"ascii", "iso8859-1"}


def decode(data: bytes, source: str, charset: str | None = None) -> str:
    """The text of ``data``; ``charset`` is what a server declared. Raises InputError on binary or unreadable data."""
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            raise InputError(shown(source), f"is {kind}, not text; save it as text or HTML")
    text = _text(data, charset)
    if text is None:
        raise InputError(shown(source), "its encoding is not recognised; save it as UTF-8")
    # A little noise is survived; one sign in ten is no text.
    head = text[:100_000]
    if len(_CONTROL.findall(head)) * 10 > len(head):
        raise InputError(shown(source), "is binary data, not text; save it as text or HTML")
    return text


def _text(data: bytes, charset: str | None) -> str | None:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, errors="replace")
    meta = _META.search(data[:4096])
    for label in (charset, meta[1].decode("ascii", "replace") if meta else None):
        if label and (text := _declared(data, label)) is not None:
            return text
    return _utf8(data) or _wide(data) or _guessed(data)


def _declared(data: bytes, label: str) -> str | None:
    """The text, if the declared encoding is one of text and fits all but one sign in a thousand."""
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    if name not in TEXT_CODECS:
        return None
    text = data.decode("cp1252" if name in _AS_WINDOWS else name, errors="replace")
    return text if text.count("\ufffd") * 1000 <= len(text) else None


def _utf8(data: bytes) -> str | None:
    """The text, if nine in ten of what is not ASCII is valid UTF-8 and few bytes are zero."""
    text = data.decode("utf-8", errors="replace")
    foreign = sum(map(len, re.findall(r"[^\x00-\x7f]+", text)))
    broken = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    return text if broken * 10 <= foreign and text.count("\0") * 10 <= len(text) else None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: most of the odd or of the even bytes are zero."""
    head = data[:4096]
    if len(head) < 8:
        return None
    for first, codec in ((1, "utf-16-le"), (0, "utf-16-be")):
        if head[first::2].count(0) * 10 > len(head) * 4 and head[1 - first :: 2].count(0) * 10 < len(head):
            return data.decode(codec, errors="replace")
    return None


def _guessed(data: bytes) -> str | None:
    from charset_normalizer import from_bytes as guess  # needed for old encodings alone

    guesses = guess(data[:60_000])
    best = guesses.best()
    if best is None:
        return None
    # Eastern and western code pages often fit alike; then it is the one that most old pages are in.
    alike = [found.encoding for found in guesses if (found.chaos, found.coherence) == (best.chaos, best.coherence)]
    return data.decode("cp1252" if "cp1252" in alike else best.encoding, errors="replace")
