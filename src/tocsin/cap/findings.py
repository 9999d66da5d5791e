"""Findings and the rules that they break; the words of the rules are data (``data/rules.toml``)."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Literal

import msgspec

Level = Literal["error", "warning", "advice"]
"""``error``: the standard or its schema forbids it. ``warning``: discouraged, or receivers will stumble."""


class Rule(msgspec.Struct, frozen=True, gc=False):
    """One rule in words for a sender. ``section`` is that of the standard that it comes from.

    ``wrong`` and ``right`` are examples in XML, of elements that stand in an otherwise faultless message; or empty.
    """

    level: Level
    section: str
    title: str
    why: str
    fix: str
    wrong: str = ""
    right: str = ""


class Finding(msgspec.Struct, frozen=True, gc=False):
    """One broken rule.

    ``where`` is the path of the element, ``info[1]/area[0]/polygon[2]``, counted from 0; empty for the whole message.
    ``reason`` says what was found there, short; ``line`` is that of the source, counted from 1, where it is known.
    """

    rule: str
    where: str
    reason: str
    level: Level
    line: int | None = None


@cache
def rules(book: str = "rules") -> Mapping[str, Rule]:
    """The rules of a book by identifier, in the order of the file: ``rules``, or the name of a profile."""
    text = (resources.files("tocsin.cap") / "data" / f"{book}.toml").read_text("utf-8")
    return msgspec.toml.decode(text, type=dict[str, Rule])


def found(rule: str, where: str, reason: str, *, book: str = "rules") -> Finding:
    """A finding with the level of its rule; ``KeyError`` for an identifier that the book does not have."""
    return Finding(rule, where, reason, rules(book)[rule].level)
