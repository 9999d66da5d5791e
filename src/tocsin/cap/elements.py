"""Which element holds what: the content model that writing, reading and the schema share.

Element names are unique in CAP 1.2, so one table says for each name how its text is read and written, and which rule
(``data/rules.toml``) it breaks where it is missing or of the wrong form.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

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

    rank: int
    """Its place in the order of the schema, from 0."""
    field: str
    name: str
    repeated: bool
    required: bool
    child: type[msgspec.Struct] | None
    codec: Codec
    rule: str


def _code_list(name: str) -> Codec:
    allowed = codes.LISTS[name]
    return Codec(lambda value: text.one_of(value, allowed), lambda raw: text.one_of(raw, allowed))


PLAIN = Codec(str, str)
TIME = Codec(text.show_time, text.read_time)
NUMBER = Codec(text.show_number, text.read_number)
WORDS = Codec(text.show_words, text.read_words)
CODECS: dict[str, Codec] = {
    **{name: _code_list(name) for name in codes.LISTS},
    "sent": TIME,
    "addresses": WORDS,
    "references": Codec(text.show_references, text.read_references),
    "incidents": WORDS,
    "language": Codec(str, text.read_language),
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
RULES = {
    "identifier": "A01",
    "sender": "A02",
    "sent": "A03",
    "status": "A04",
    "msgType": "A05",
    "scope": "A06",
    "addresses": "A18",
    "references": "A13",
    "incidents": "A18",
    "language": "I01",
    "category": "I02",
    "event": "I03",
    "responseType": "I04",
    "urgency": "I05",
    "severity": "I06",
    "certainty": "I07",
    "eventCode": "I08",
    "parameter": "I08",
    "geocode": "I08",
    "valueName": "I08",
    "value": "I08",
    "effective": "I09",
    "onset": "I10",
    "expires": "I11",
    "resourceDesc": "R01",
    "mimeType": "R02",
    "size": "R03",
    "areaDesc": "G01",
    "polygon": "G02",
    "circle": "G07",
    "altitude": "G10",
    "ceiling": "G10",
}


@cache
def elements(struct: type[msgspec.Struct]) -> tuple[Element, ...]:
    """The elements of a structure in canonical order, which is the order of its fields."""
    fields = [field for field in msgspec.structs.fields(struct) if field.name != "other"]
    return tuple(
        Element(
            rank,
            field.name,
            field.encode_name,
            field.encode_name in REPEATED,
            field.required,
            CHILDREN.get(field.encode_name),
            CODECS.get(field.encode_name, PLAIN),
            RULES.get(field.encode_name, "X01"),
        )
        for rank, field in enumerate(fields)
    )


@cache
def by_name(struct: type[msgspec.Struct]) -> dict[str, Element]:
    """The elements of a structure by their names."""
    return {element.name: element for element in elements(struct)}
