"""Frames: for each, its act, what its theme may be and which part of a sentence fills which slot (``frames.toml``)."""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """One frame; the keys are explained at the head of ``frames.toml``."""

    name: str = ""
    act: str = ""
    also: str = ""
    theme: tuple[str, ...] = ()
    who: str = "none"
    to: str = "none"
    speech: bool = False
    agent: bool = False
    weapons: bool = False
    needs_weapon: bool = False
    status: str = ""
    noun: str = "told"
    ahead: bool = False
    beside: str = ""


@cache
def frames() -> dict[str, Frame]:
    """All frames by name."""
    table = tomllib.loads(files("tocsin.reading").joinpath("frames.toml").read_text(encoding="utf-8"))
    return {
        name: msgspec.convert({**values, "name": name, "act": values.get("act", name)}, Frame)
        for name, values in table.items()
    }
