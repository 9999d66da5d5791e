"""The JSON Schema (2020-12) of the JSON form, made from the types of the model; what fields mean: ``fields.toml``."""

from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from tocsin.cap.convert.json_form import TIMES
from tocsin.cap.model import Alert

TIME = {
    "type": "string",
    "format": "date-time",
    "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$",
}
"""Section 3.3.2; UTC is -00:00."""
HEAD = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "CAP 1.2 message as JSON",
    "description": "OASIS Common Alerting Protocol 1.2, fields by their CAP names. Sections are those of the standard.",
}


def schema() -> bytes:
    """The schema, ending in a line break."""
    made: dict[str, Any] = msgspec.json.schema(Alert)
    said = msgspec.toml.decode(files("tocsin.cap.convert").joinpath("fields.toml").read_bytes())
    definitions = {name: _definition(one, said[name]) for name, one in made["$defs"].items()}
    return msgspec.json.format(msgspec.json.encode({**HEAD, **made, "$defs": definitions}), indent=2) + b"\n"


def write_schema(path: Path) -> None:
    """To a file: ``docs/reference/cap.schema.json``."""
    path.write_bytes(schema())


def _definition(made: dict[str, Any], said: dict[str, str]) -> dict[str, Any]:
    """``said`` has a line for the object itself and one for each of its fields. Unknown fields are refused."""
    fields = {name: _field(name, one, said[name]) for name, one in made["properties"].items()}
    return {**made, "description": said["self"], "properties": fields, "additionalProperties": False}


def _field(name: str, made: dict[str, Any], said: str) -> dict[str, Any]:
    if name not in TIMES:
        return {**made, "description": said}
    optional = {"anyOf": [TIME, {"type": "null"}], "default": None}
    return {**(optional if "default" in made else TIME), "description": said}
