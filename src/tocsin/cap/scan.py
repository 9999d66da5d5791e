"""The quick way from bytes to an Alert, for the plain form in which most messages come.

It reads a part of XML that leaves no room for two readings: UTF-8 without comments, CDATA, processing instructions and
document type (so every ``<`` begins a tag), no attributes but namespaces on ``<alert>``, the elements of CAP 1.2 alone
in the order of the schema, each value of the right form. At the first doubt it gives up, and lxml and ``walk.py`` read
the message instead; property tests hold that what it takes is well-formed, valid, and read as they read it.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any, NamedTuple

import msgspec

from tocsin.cap.elements import NAMESPACE, PLAIN, elements
from tocsin.cap.model import Alert, NamedValue

NO_CHARACTERS = bytes(code for code in range(32) if code not in b"\t\n\r")
"""XML 1.0, section 2.2; also U+FFFE and U+FFFF."""
HEAD = re.compile(r"(?:([A-Za-z_][\w.-]*):)?alert((?:\s+xmlns(?::[\w.-]+)?=\"[^\"&]+\")+)", re.ASCII)
BINDING = re.compile(r"xmlns(?::([\w.-]+))?=\"([^\"]+)\"", re.ASCII)
DECLARATION = re.compile(
    r"""\?xml +version *= *(?:"1\.0"|'1\.0')( +encoding *= *(?:"utf-8"|'utf-8'))?( +standalone *= *"(?:yes|no)")?"""
    r""" *\?>""",
    re.ASCII | re.IGNORECASE,
)
REFERENCE = re.compile(r"&(?:#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6})|(amp|lt|gt|quot|apos));")
NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
BLANK = " \t\n"


class _DoubtError(Exception):
    """The plain form ends here."""


class _Slot(NamedTuple):
    rank: int
    field: str
    repeated: bool
    read: Callable[[str], Any] | None
    """``None`` for text that stays as it is."""
    end: str
    """Empty for an element written as one tag, ``<note/>``."""
    table: "_Table | None"


class _Table(NamedTuple):
    struct: type[msgspec.Struct]
    slots: dict[str, _Slot]
    end: str
    required: frozenset[str]


def scan(data: bytes) -> Alert | None:
    """The alert, or ``None`` in doubt."""
    if len(data.translate(None, NO_CHARACTERS)) != len(data) or b"\xef\xbf\xbe" in data or b"\xef\xbf\xbf" in data:
        return None
    try:
        text = data.decode("utf-8")
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return None if "]]>" in text else _alert(text.split("<"))
    except (_DoubtError, ValueError, IndexError):
        return None


def _alert(pieces: list[str]) -> Alert | None:
    """``pieces`` begin behind a ``<`` each, but for the first: ``note>some text``, ``/note>``."""
    if pieces[0]:
        return None
    first = 1
    if pieces[1].startswith("?"):
        if not DECLARATION.fullmatch(pieces[1].rstrip(BLANK)):
            return None
        first = 2
    prefix = _prefix(pieces[first].rstrip(BLANK))
    if prefix is None:
        return None
    alert, end = _struct(pieces, first + 1, _table(Alert, prefix, "alert"))
    return alert if end == len(pieces) else None


def _struct(pieces: list[str], at: int, table: _Table) -> tuple[Any, int]:
    """The structure whose first child is the piece ``at``, and the number of the piece behind its end."""
    values: dict[str, Any] = {}
    struct, slots, close, required = table
    last = -1
    while True:
        name, _, body = pieces[at].partition(">")
        if name not in slots:
            break
        rank, field, repeated, read, end, child = slots[name]
        if rank <= last and not (repeated and rank == last):
            raise _DoubtError
        if child is not None:
            if body.strip(BLANK):
                raise _DoubtError
            value, at = _named(pieces, at, child) if child.struct is NamedValue else _struct(pieces, at + 1, child)
        else:
            if end:
                if pieces[at + 1].rstrip(BLANK) != end:
                    raise _DoubtError
                at += 2
            elif body.strip(BLANK):
                raise _DoubtError
            else:
                body, at = "", at + 1
            if "&" in body:
                body = _resolved(body)
            value = body if read is None else read(body)
        if not repeated:
            values[field] = value
        elif rank == last:
            values[field].append(value)
        else:
            values[field] = [value]
        last = rank
    if pieces[at].rstrip(BLANK) != close or not required <= values.keys():
        raise _DoubtError
    for field, value in values.items():
        if type(value) is list:
            values[field] = tuple(value)
    return struct(**values), at + 1


def _named(pieces: list[str], at: int, table: _Table) -> tuple[Any, int]:
    """A named value, of which a message has dozens: its six tags at once, or one by one."""
    slots = table.slots
    name, _, name_text = pieces[at + 1].partition(">")
    value, _, value_text = pieces[at + 3].partition(">")
    first, second = slots.get(name), slots.get(value)
    if (
        first is None
        or second is None
        or first.rank
        or not second.rank
        or pieces[at + 2].rstrip(BLANK) != first.end
        or pieces[at + 4].rstrip(BLANK) != second.end
        or pieces[at + 5].rstrip(BLANK) != table.end
    ):
        return _struct(pieces, at + 1, table)
    if "&" in name_text:
        name_text = _resolved(name_text)
    if "&" in value_text:
        value_text = _resolved(value_text)
    return NamedValue(name_text, value_text), at + 6


def _resolved(text: str) -> str:
    resolved, count = REFERENCE.subn(_character, text)
    if count != text.count("&"):
        raise _DoubtError
    return resolved


def _character(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name:
        return NAMED[name]
    code = int(decimal) if decimal else int(hexadecimal, 16)
    if (code < 32 and code not in b"\t\n\r") or 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF):
        raise _DoubtError
    return chr(code)


@cache
def _table(struct: type[msgspec.Struct], prefix: str, name: str) -> _Table:
    slots = {}
    for element in elements(struct):
        child = _table(element.child, prefix, element.name) if element.child is not None else None
        read = None if element.codec is PLAIN else element.codec.read
        full = prefix + element.name
        slots[full] = _Slot(element.rank, element.field, element.repeated, read, f"/{full}>", child)
        if child is None:
            slots |= {full + slash: slots[full]._replace(end="") for slash in ("/", " /")}
    required = frozenset(element.field for element in elements(struct) if element.required)
    return _Table(struct, slots, f"/{prefix}{name}>", required)


@lru_cache(maxsize=64)
def _prefix(head: str) -> str | None:
    """``cap:``, or nothing for the default namespace; ``None`` where the tag is no plain ``<alert>`` of CAP 1.2."""
    if len(head) > 1_000 or not (match := HEAD.fullmatch(head.removesuffix(">"))):
        return None
    bindings = BINDING.findall(match[2])
    names = [bound for bound, _ in bindings]
    if len(set(names)) < len(names) or any(name.lower().startswith("xml") for name in names):
        return None
    if dict(bindings).get(match[1] or "") != NAMESPACE:
        return None
    return f"{match[1]}:" if match[1] else ""
