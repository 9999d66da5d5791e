"""'L'ambassade d'Espagne a fermé ; celle d'Italie aussi': a pronoun with a state stands for that state's mission."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tocsin.reading.analysis import Analysis

_ROLES = ("mission", "staff", "nationals", "mil", "head")
_REACH = 60
"""Tokens between the noun and the pronoun that stands for it."""


def stand_for(a: Analysis) -> None:
    """Give states behind 'celle de' the role of the last noun of the kind."""
    keys, small = a.keys, a.language.small
    if not small["that_of"]:
        return
    for n, m in enumerate(a.mentions):
        if not m.kinds & {"state", "capital"} or m.codes == () or "." in m.codes[0] or m.prep not in small["of"]:
            continue
        at = m.prep_at - 1
        if at < 0 or keys[at] not in small["that_of"]:
            continue
        role = next(
            (
                r
                for o in reversed(a.mentions[:n])
                if m.first - o.first <= _REACH
                for r in _ROLES
                if r in o.kinds and o.codes
            ),
            None,
        )
        if role is None:
            continue
        m.kinds = {role}
        m.of = (m.codes[0],)
        m.codes = (f"{m.codes[0]}.{role}",)
        m.first, m.prep, m.prep_at, m.places = at, "", -1, ()
    a.drop(m for m in a.mentions if m.places and keys[m.first] in small["that_of"])  # Celle is a town, too
