"""Which element holds what: the content model that ``write`` and ``parse`` share.

Element names are unique in CAP 1.2, so one table says for each name how its text is read and written.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, get_args

import msgspec

from tocsin.cap import codes, text
from tocsin.cap.model import Area, Info, NamedValue, Resource

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"


class Codec(NamedTuple):
    """Value to text and back; both raise ``ValueError`` with a reason that ends a sentence."""

    show: Callable[[Any], str]
    read: Callable[[str], Any]


class Element(NamedTuple):
    """One element of a structure. ``codec`` counts where there is no ``child``."""

    field: str
    name: str
    repeated: bool
    required: bool
    child: type[msgspec.Struct] | None
    codec: Codec


def _code_list(literal: Any) -> Codec:
    allowed = get_args(literal)
    return Codec(lambda value: text.one_of(value, allowed), lambda raw: text.one_of(raw.strip(), allowed))


def _certainty(raw: str) -> str:
    """'Very Likely' of CAP 1.0 is to be read as Likely (section 3.2.2, certainty)."""
    word = raw.strip()
    return "Likely" if word == "Very Likely" else text.one_of(word, get_args(codes.Certainty))


PLAIN = Codec(str, str)
TIME = Codec(text.show_time, text.read_time)
NUMBER = Codec(text.show_number, text.read_number)
WORDS = Codec(text.show_words, text.read_words)
CODECS: dict[str, Codec] = {
    "sent": TIME,
    "status": _code_list(codes.Status),
    "msgType": _code_list(codes.MsgType),
    "scope": _code_list(codes.Scope),
    "addresses": WORDS,
    "references": Codec(text.show_references, text.read_references),
    "incidents": WORDS,
    "language": Codec(str, lambda raw: raw.strip() or "en-US"),
    "category": _code_list(codes.Category),
    "responseType": _code_list(codes.ResponseType),
    "urgency": _code_list(codes.Urgency),
    "severity": _code_list(codes.Severity),
    "certainty": Codec(_code_list(codes.Certainty).show, _certainty),
    "effective": TIME,
    "onset": TIME,
    "expires": TIME,
    "size": Codec(str, text.read_integer),
    "polygon": Codec(text.show_polygon, text.read_polygon),
    "circle": Codec(text.show_circle, text.read_circle),
    "altitude": NUMBER,
    "ceiling": NUMBER,
}
CHILDREN: dict[str, type[msgspec.Struct]] = {
    "info": Info,
    "eventCode": NamedValue,
    "parameter": NamedValue,
    "resource": Resource,
    "area": Area,
    "geocode": NamedValue,
}
REPEATED = CHILDREN.keys() | {"code", "category", "responseType", "polygon", "circle"}


@cache
def elements(struct: type[msgspec.Struct]) -> tuple[Element, ...]:
    """The elements of a structure in canonical order, which is the order of its fields."""
    return tuple(
        Element(
            field.name,
            field.encode_name,
            field.encode_name in REPEATED,
            field.required,
            CHILDREN.get(field.encode_name),
            CODECS.get(field.encode_name, PLAIN),
        )
        for field in msgspec.structs.fields(struct)
        if field.name != "other"
    )
