"""The acts that a claim may name: ``ACTS``, read from ``acts.toml``."""

import tomllib
from importlib.resources import files

import msgspec


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """One act. ``cap_response`` is a CAP 1.2 responseType; ``plover`` a PLOVER code, ``None`` where it has none."""

    name: str
    family: str
    meaning: str
    cap_response: str
    plover: str | None = None


def _load() -> dict[str, Act]:
    table = tomllib.loads((files("tocsin.reading") / "acts.toml").read_text("utf-8"))["acts"]
    return {name: msgspec.convert({"name": name, **row}, Act) for name, row in table.items()}


ACTS: dict[str, Act] = _load()
