"""The quick way from bytes to an Alert, for the plain form in which most messages come.

It reads a part of XML that leaves no room for two readings: UTF-8 without comments, CDATA, processing instructions and
document type (so every ``<`` begins a tag), no attributes but namespaces on ``<alert>``, the elements of CAP 1.2 alone
in the order of the schema, each value of the right form. At the first doubt it gives up, and lxml and ``walk.py`` read
the message instead; property tests hold that what it takes is well-formed, valid, and read as they read it.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec
from lxml import etree

from tocsin.cap.codes import LISTS
from tocsin.cap.elements import NAMESPACE, PLAIN, Element, elements
from tocsin.cap.model import Alert, NamedValue
from tocsin.cap.tree import MAX_OTHERS, MAX_TAGS, CapError, canonical, excess, parse_tree

NO_CHARACTERS = bytes(code for code in range(32) if code not in b"\t\n\r")
"""XML 1.0, section 2.2; also U+FFFE and U+FFFF."""
HEAD = re.compile(
    r"""(?:([A-Za-z_][\w.-]*):)?alert((?:\s+xmlns(?::[A-Za-z_][\w.-]*)?\s*=\s*("|')[^"'&]+\3)+)\s*>""", re.ASCII
)
BINDING = re.compile(r"""xmlns(?::([\w.-]+))?\s*=\s*["']([^"']+)["']""", re.ASCII)
NAME = re.compile(r"(?:urn:[\w.:-]+|https?://[\w.-]+(?:/[\w./~-]*)?)#?", re.ASCII)
"""Names of namespaces that are surely addresses."""
RESERVED = ("http://www.w3.org/2000/xmlns/", "http://www.w3.org/XML/1998/namespace")
DECLARATION = re.compile(
    r"""\?xml\s+version\s*=\s*(?:"1\.0"|'1\.0')(?:\s+encoding\s*=\s*(?:"(?i:utf-8)"|'(?i:utf-8)'))?"""
    r"""(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>""",
    re.ASCII,
)
ASIDE = re.compile(r"\?xml-stylesheet\s[^?]*\?>|!--(?:[^-]++|-[^-])*+-->")
"""What real senders put before the message: a style sheet, a comment."""
REFERENCE = re.compile(r"&(?:#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6})|(amp|lt|gt|quot|apos));")
NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
BLANK = " \t\n"
LONGEST_HEAD = 1_000
"""Characters of the first tags."""
LEARNT, LONGEST = 64, 60
"""Forms of a tag that are remembered, and characters of one."""


class _DoubtError(Exception):
    """The plain form ends here."""


class _Slot(NamedTuple):
    limit: int
    """The rank that must stand before: less than this."""
    rank: int
    field: str
    repeated: bool
    read: Callable[[str], Any] | None
    """``None`` for text that stays as it is."""
    end: str
    """Empty for an element written as one tag, ``<note/>``."""
    ends: set[str]
    """End tags with the blanks behind them, as they were met."""
    table: "_Table | None"


class _Table(NamedTuple):
    struct: type[msgspec.Struct]
    slots: dict[str, _Slot]
    end: str
    ends: set[str]
    pair: tuple[tuple[str, set[str]], ...]
    """Tag and ends of each element; of use where there are two."""


def scan(data: bytes) -> Alert | None:
    """The alert, or ``None`` in doubt."""
    if len(data) > MAX_TAGS and excess(data) is not None:  # fewer bytes cannot hold too much
        return None
    try:
        text = data.decode("utf-8")
        if len(data.translate(None, NO_CHARACTERS)) != len(data):
            return None
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        if ("]" in text and "]]>" in text) or "\ufffe" in text or "\uffff" in text:
            return None
        return _alert(text.split("<"))
    except (_DoubtError, ValueError, LookupError, TypeError):
        return None


def _alert(pieces: list[str]) -> Alert | None:
    """``pieces`` begin behind a ``<`` each, but for the first: ``note>some text``, ``/note>``."""
    if pieces[0]:
        return None
    first = 1
    if pieces[1].startswith("?xml "):
        if len(pieces[1]) > LONGEST_HEAD or not _is_declaration(pieces[1].rstrip(BLANK)):
            return None
        first = 2
    while pieces[first][0] in "?!" and ASIDE.fullmatch(pieces[first].rstrip(BLANK)):
        first += 1
    if len(pieces[first]) > LONGEST_HEAD:
        return None
    prefix = _prefix(pieces[first].rstrip(BLANK))
    if prefix is None:
        return None
    table = _table(Alert, prefix, "alert")
    values, end = _values(pieces, first + 1, table)
    if end < len(pieces) - 1:
        values["other"] = _foreign(pieces, end, pieces[first])
    if pieces[-1].rstrip(BLANK) != table.end:
        return None
    return Alert(**values)


def _foreign(pieces: list[str], at: int, head: str) -> tuple[str, ...]:
    """Elements of other namespaces at the end of the message, such as a signature: lxml's work."""
    if head.count("xmlns") > 1:
        raise _DoubtError
    default = "" if "xmlns:" in head else f' xmlns="{NAMESPACE}"'
    try:
        parent = parse_tree(f"<x{default}><{'<'.join(pieces[at:-1])}</x>".encode(), "")
    except CapError:
        raise _DoubtError from None
    stray = (parent.text or "") + "".join(child.tail or "" for child in parent)
    if (
        len(parent) > MAX_OTHERS
        or stray.strip(BLANK)
        or any(etree.QName(child).namespace in (None, NAMESPACE) for child in parent)
    ):
        raise _DoubtError
    return tuple(canonical(child) for child in parent)


def _struct(pieces: list[str], at: int, table: _Table) -> tuple[Any, int]:
    """The structure whose first child is the piece ``at``, and the number of the piece behind its end."""
    values, at = _values(pieces, at, table)
    if pieces[at] not in table.ends:
        _learn(pieces[at], table.end, table.ends)
    # A required field that is missing is a TypeError.
    return table.struct(**values), at + 1


def _values(pieces: list[str], at: int, table: _Table) -> tuple[dict[str, Any], int]:
    """Its fields, and the number of the first piece that is none of them."""
    values: dict[str, Any] = {}
    lists: list[str] = []
    slots = table.slots
    last = -1
    while True:
        name, closed, body = pieces[at].partition(">")
        if name not in slots or not closed:
            break
        limit, rank, field, repeated, read, end, ends, child = slots[name]
        if last >= limit:
            raise _DoubtError
        if child is None:
            if end:
                if pieces[at + 1] not in ends:
                    _learn(pieces[at + 1], end, ends)
                at += 2
                if "&" in body:
                    body = _resolved(body)
            else:
                if body.strip(BLANK):
                    raise _DoubtError
                body, at = "", at + 1
            value = body if read is None else read(body)
        else:
            if body.strip(BLANK):
                raise _DoubtError
            if child.struct is NamedValue:
                if rank == last:  # pragma: no cover - _named has taken all of them
                    raise _DoubtError
                values[field], at = _named(pieces, at, child)
                last = rank
                continue
            value, at = _struct(pieces, at + 1, child)
        if not repeated:
            values[field] = value
        elif rank == last:
            values[field].append(value)
        else:
            values[field] = [value]
            lists.append(field)
        last = rank
    for field in lists:
        values[field] = tuple(values[field])
    return values, at


def _named(pieces: list[str], at: int, table: _Table) -> tuple[tuple[Any, ...], int]:
    """All named values of a list, dozens in some messages: six tags at once, or one by one if they are not plain."""
    start = pieces[at]
    tag = start.partition(">")[0]
    (name_tag, name_ends), (value_tag, value_ends) = table.pair
    ends = table.ends
    found: list[Any] = []
    while True:
        name, closed, name_text = pieces[at + 1].partition(">")
        value, closed_too, value_text = pieces[at + 3].partition(">")
        if (
            name == name_tag
            and value == value_tag
            and closed
            and closed_too
            and pieces[at + 2] in name_ends
            and pieces[at + 4] in value_ends
            and pieces[at + 5] in ends
            and "&" not in name_text
            and "&" not in value_text
        ):
            found.append(NamedValue(name_text, value_text))
            at += 6
        else:
            one, at = _struct(pieces, at + 1, table)
            found.append(one)
        if pieces[at] != start:
            other, closed, blanks = pieces[at].partition(">")
            if other != tag or not closed:
                return tuple(found), at
            if blanks.strip(BLANK):
                raise _DoubtError


def _learn(piece: str, end: str, ends: set[str]) -> None:
    """Remember an end tag with the blanks behind it: they are alike all over a message."""
    if piece.rstrip(BLANK) != end:
        raise _DoubtError
    if len(ends) < LEARNT and len(piece) < LONGEST:
        ends.add(piece)


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


@lru_cache(maxsize=256)
def _table(struct: type[msgspec.Struct], prefix: str, name: str) -> _Table:
    slots = {}
    for element in elements(struct):
        full = prefix + element.name
        slots[full] = _Slot(
            element.rank + element.repeated,
            element.rank,
            element.field,
            element.repeated,
            _reader(element),
            f"/{full}>",
            set(),
            _table(element.child, prefix, element.name) if element.child is not None else None,
        )
        if element.child is None:
            slots |= {full + slash: slots[full]._replace(end="") for slash in ("/", " /")}
    pair = tuple((tag, slots[tag].ends) for tag in (prefix + element.name for element in elements(struct)))
    return _Table(struct, slots, f"/{prefix}{name}>", set(), pair)


def _reader(element: Element) -> Callable[[str], Any] | None:
    if element.name in LISTS:
        return {word: word for word in LISTS[element.name]}.__getitem__
    return None if element.codec is PLAIN else element.codec.read


@lru_cache(maxsize=64)
def _is_declaration(piece: str) -> bool:
    return DECLARATION.fullmatch(piece) is not None


@lru_cache(maxsize=64)
def _prefix(head: str) -> str | None:
    """``cap:``, or nothing for the default namespace; ``None`` where the tag is no plain ``<alert>`` of CAP 1.2."""
    match = HEAD.fullmatch(head)
    if match is None:
        return None
    bindings = BINDING.findall(match[2])
    names = [bound for bound, _ in bindings]
    if len(set(names)) < len(names) or any(name.lower().startswith("xml") for name in names):
        return None
    if not all(NAME.fullmatch(uri) and uri not in RESERVED for _, uri in bindings):
        return None
    if dict(bindings).get(match[1] or "") != NAMESPACE:
        return None
    return f"{match[1]}:" if match[1] else ""
