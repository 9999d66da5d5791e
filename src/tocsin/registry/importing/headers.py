"""Which column holds what."""

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec

from tocsin.registry.addresses import CHANNELS

FILE = Path(__file__).with_name("headers.toml")
_NUMBERED = re.compile(r"(.+?) ?([1-9])")


class Column(msgspec.Struct, frozen=True, order=True):
    """``number`` orders the contacts of one channel."""

    field: str
    number: int = 1


@cache
def names() -> dict[str, str]:
    """Name of a column, folded → field."""
    return {name: field for field, own in tomllib.loads(FILE.read_text("utf-8")).items() for name in own}


def fold(text: str) -> str:
    """Without case, accents and signs."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[a-z0-9]+", plain.casefold()))


def column(text: str) -> Column | None:
    """What a header stands for."""
    name = fold(text)
    if name in names():
        return Column(names()[name])
    numbered = _NUMBERED.fullmatch(name)
    field = names().get(numbered[1]) if numbered else None
    return Column(field, int(numbered[2])) if numbered and field in CHANNELS else None


def columns(header: Sequence[str]) -> list[Column | None]:
    """One entry for each cell of the header."""
    return [column(text) for text in header]
