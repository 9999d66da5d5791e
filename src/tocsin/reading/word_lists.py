"""Word lists of the languages, ``languages/<code>/<name>.toml``, and the patterns made of them."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from tocsin.errors import InputError


@cache
def word_list(lang: str, name: str) -> dict[str, Any]:
    """The parsed ``languages/<lang>/<name>.toml``; ``InputError`` where the language has none."""
    folder = files("tocsin.reading").joinpath("languages")
    path = folder.joinpath(lang, f"{name}.toml")
    if not lang.isalpha() or not path.is_file():
        known = ", ".join(sorted(one.name for one in folder.iterdir() if one.joinpath(f"{name}.toml").is_file()))
        raise InputError(lang, f"no {name} for this language; use one of {known}")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of ``words``, the longest first."""
    return "(?:" + "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word)))) + ")"
