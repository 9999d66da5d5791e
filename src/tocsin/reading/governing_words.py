"""The preposition before each mention, past articles and adjectives."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tocsin.reading.analysis import Analysis
    from tocsin.reading.mention import Mention


def prepositions(a: Analysis) -> None:
    small, keys = a.language.small, a.keys
    for m in a.mentions:
        at = m.first - 1
        steps = 0
        while (
            at >= 0
            and steps < 3
            and (
                keys[at] in a.language.determiners - small["prepositions"]
                or keys[at] in small["adjectives"]
                or keys[at].isdigit()
                or (m.kinds & {"site", "building"} and _name_part(a, at, m))
                or (steps < 2 and "place" in m.kinds and keys[at] in small.get("place_modifiers", ()))
            )
        ):
            at -= 1
            steps += 1
        if at >= 0 and keys[at] in small["articles"] and _article(a, at):
            at -= 1
            if at < 0 or at + 1 in a._openings:
                continue
        at = _past_quantity(a, at)
        if at >= 0 and keys[at] in small["prepositions"]:
            m.prep, m.prep_at = keys[at], at


def _name_part(a: Analysis, at: int, m: Mention) -> bool:
    """Whether token ``at`` is of the name that the capitalised ``m`` closes: 'on Chiromo Road'."""
    words = a.tokens.words
    return words[m.first][:1].isupper() and words[at][:1].isupper() and at not in a._openings


def _past_quantity(a: Analysis, at: int) -> int:
    """Left of 'une dizaine de', 'hundreds of': the noun they count is no complement."""
    keys, small = a.keys, a.language.small
    if at < 1 or keys[at] not in small["of"] or keys[at - 1] not in small["quantifiers"]:
        return at
    at -= 2
    while at >= 0 and (keys[at] in a.language.determiners - small["prepositions"] or keys[at].isdigit()):
        at -= 1
    return at


def _article(a: Analysis, at: int) -> bool:
    """Whether a French 'des' is the plural article: it opens the sentence or follows a comma, 'et' or 'par'."""
    if at in a._openings or at == 0:
        return True
    before = a.keys[at - 1]
    small = a.language.small
    return (
        before in small["coordinators"]
        or before in small["relatives"]
        or before in small["prepositions"]
        or not before[:1].isalnum()
    )
