"""Alert to JSON and back, exact both ways.

The fields are those of the model under their CAP names; what may be repeated is an array; what is absent is left out.
Times are CAP times (section 3.3.2), a point is ``[latitude, longitude]`` as in CAP. ``json_schema.py`` describes it.
"""

import json
import re
from collections.abc import Collection
from datetime import datetime
from functools import cache
from math import isfinite
from typing import Any

import msgspec

from tocsin.cap import text
from tocsin.cap.convert.pick import named
from tocsin.cap.elements import CHILDREN, CODECS
from tocsin.cap.model import Alert, Circle, Polygon, Reference
from tocsin.cap.tree import MAX_BYTES
from tocsin.errors import InputError
from tocsin.safe import json_safe

NESTED: dict[str, type[msgspec.Struct]] = {
    **CHILDREN,
    "references": Reference,
    "polygon": Polygon,
    "circle": Circle,
}
TIMES = ("sent", "effective", "onset", "expires")
CODE_LISTS = ("status", "msgType", "scope", "category", "responseType", "urgency", "severity", "certainty")
LONGEST = 18
"""Digits of a whole number (``text.INTEGER``)."""
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_AT = re.compile(r"(.*) - at `(\$.*)`", re.DOTALL)


class _Object(dict[str, Any]):
    """A JSON object that knows whether it had a field twice, of which readers take either."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        names = [name for name, _ in pairs]
        self.twice = None if len(self) == len(names) else next(name for name in names if names.count(name) > 1)


def to_json(alert: Alert) -> bytes:
    """One object, indented, ending in a line break. ``InputError`` names the place of what CAP cannot carry."""
    return encoded(checked(builtins(alert), alert), indent=2)


def from_json(data: bytes, source: str = "CAP JSON") -> Alert:
    """The alert. ``from_json(to_json(alert)) == alert``.

    Raises ``InputError`` of one line with the place, ``$.info[0].urgency``, for what is no JSON, of the wrong type,
    missing, unknown, given twice, out of its code list, or no text that CAP can carry.
    """
    if len(data) > MAX_BYTES:
        raise InputError(source, f"{len(data)} bytes; a CAP message of more than {MAX_BYTES} is not read")
    try:
        found = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_Object, parse_int=_number, parse_constant=float)
        return msgspec.convert(_read(found, Alert, "$"), Alert, builtin_types=(datetime,))
    except RecursionError:
        raise InputError(source, "$: nested too deep; a CAP message has five levels") from None
    except UnicodeDecodeError as error:
        raise InputError(source, f"byte {error.start}: not UTF-8; save it as UTF-8") from None
    except msgspec.ValidationError as error:
        raise InputError(source, _placed(str(error))) from None
    except ValueError as error:
        raise InputError(source, str(error)) from None


def builtins(value: msgspec.Struct, *, without: Collection[str] = ()) -> dict[str, Any]:
    """Dicts, lists, texts and numbers; absent fields left out. A time that CAP cannot carry stays a ``datetime``."""
    return {
        shown: _plain(content)
        for name, shown, required in _fields(type(value))
        if shown not in without and ((content := getattr(value, name)) not in (None, ()) or required)
    }


def checked(value: dict[str, Any], alert: Alert) -> dict[str, Any]:
    """The value itself. ``InputError`` with the place for what JSON or CAP cannot carry."""
    try:
        _writable(value, "$")
    except ValueError as error:
        raise InputError(named(alert), str(error)) from None
    return value


def encoded(value: dict[str, Any], *, indent: int = 0) -> bytes:
    """JSON, harmless on a terminal, ending in a line break; on one line where ``indent`` is 0."""
    raw = msgspec.json.encode(value)
    return json_safe(msgspec.json.format(raw, indent=indent) if indent else raw) + b"\n"


@cache
def _fields(struct: type[msgspec.Struct]) -> tuple[tuple[str, str, bool], ...]:
    return tuple((one.name, one.encode_name, one.required) for one in msgspec.structs.fields(struct))


def _plain(value: Any) -> Any:
    if isinstance(value, msgspec.Struct):
        return builtins(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, datetime):
        try:
            return text.show_time(value)
        except ValueError:
            return value
    return value


def _writable(value: Any, path: str) -> None:
    if isinstance(value, dict):
        for name, one in value.items():
            _writable(one, f"{path}.{name}")
    elif isinstance(value, list):
        for number, one in enumerate(value):
            _writable(one, f"{path}[{number}]")
    elif isinstance(value, datetime):
        _at(path, text.show_time, value)
    elif isinstance(value, float) and not isfinite(value):
        raise ValueError(f"{path}: {value} is no finite number")
    elif isinstance(value, str):
        _text(value, path)


def _read(value: Any, struct: type[msgspec.Struct], path: str) -> Any:
    """What ``convert`` takes: times read, names and texts checked; the rest is for it to find."""
    if not isinstance(value, _Object):
        return value
    if value.twice is not None:
        raise ValueError(f"{path}: has {text.shorten(value.twice)} twice; give each field once")
    names = {shown for _, shown, _ in _fields(struct)}
    for name in value:
        if name not in names:
            raise ValueError(f"{path}: has no field {text.shorten(name)}; it may have {', '.join(sorted(names))}")
    return {name: _field(name, content, f"{path}.{name}") for name, content in value.items()}


def _field(name: str, value: Any, path: str) -> Any:
    if isinstance(value, list):
        return [_field(name, one, f"{path}[{number}]") for number, one in enumerate(value)]
    if isinstance(value, str):
        _text(value, path)
        if name in TIMES:
            return _at(path, text.read_time, value)
        if name in CODE_LISTS:
            _at(path, CODECS[name].show, value)
        return value
    if isinstance(value, float) and not isfinite(value):
        raise ValueError(f"{path}: {value} is no finite number")
    return _read(value, NESTED[name], path) if name in NESTED else value


def _at(path: str, action: Any, value: Any) -> Any:
    try:
        return action(value)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None


def _text(value: str, path: str) -> None:
    wrong = _NO_XML.search(value)
    if wrong:
        raise ValueError(f"{path}: holds U+{ord(wrong[0]):04X}, which CAP cannot carry; take it out")


def _number(raw: str) -> float:
    """Whole numbers that no field can hold become floats, which never fail."""
    return int(raw) if len(raw) <= LONGEST else float(raw)


def _placed(reason: str) -> str:
    """msgspec's reason with the place in front, as ours have it."""
    found = _AT.fullmatch(reason)
    return f"{found[2]}: {found[1]}" if found else f"$: {reason}"
