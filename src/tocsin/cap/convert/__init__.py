"""CAP in other forms: maps, programs, people, phones."""

from collections.abc import Callable, Mapping

from tocsin.cap.convert.geojson import to_geojson
from tocsin.cap.convert.json_form import encoded, from_json, to_json
from tocsin.cap.convert.json_schema import schema, write_schema
from tocsin.cap.convert.plain import to_text
from tocsin.cap.convert.sms import Sms, to_sms
from tocsin.cap.model import Alert
from tocsin.cap.write import write

__all__ = [
    "FORMATS",
    "Sms",
    "from_json",
    "schema",
    "to_geojson",
    "to_json",
    "to_sms",
    "to_text",
    "write_schema",
]

Format = Callable[[Alert, str | None], bytes]
"""Alert and language tag to bytes that end in a line break. ``None`` is all languages, for short messages the first."""


def _text(alert: Alert, language: str | None) -> bytes:
    return to_text(alert, languages=None if language is None else (language,)).encode()


def _short(limit: int | None) -> Format:
    return lambda alert, language: to_sms(alert, language, limit=limit).text.encode() + b"\n"


FORMATS: Mapping[str, Format] = {
    "geojson": lambda alert, language: encoded(to_geojson(alert, language=language)),
    "json": lambda alert, _: to_json(alert),
    "text": _text,
    "sms": _short(None),
    "cell90": _short(90),
    "cell360": _short(360),
    "xml": lambda alert, _: write(alert),
}
"""By the name that the command line takes. ``json`` and ``xml`` carry the whole message, whatever the language."""
