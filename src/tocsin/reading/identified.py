"""'The embassies that closed are those of Australia and Switzerland': who they are is told behind the verb."""

from tocsin.reading.draft import Draft
from tocsin.reading.mention import Mention
from tocsin.reading.sentence import Sentence

_BEYOND = 12
"""Tokens between the verb of the relative clause and the 'are' that follows it."""


def identified(sentence: Sentence, made: Draft) -> Mention | None:
    """The missions that an unnamed theme with a relative clause is said to be."""
    theme, group = made.theme, made.group
    if theme is None or group is None or "mission" not in theme.kinds or theme.of:
        return None
    small = sentence.small
    if not any(k in small["relatives"] for k in sentence.keys[theme.last : min(group.first, theme.last + 2)]):
        return None
    for m in sentence.mentions:
        if made.hit.last < m.first <= made.hit.last + _BEYOND and "mission" in m.kinds and m.of and _is(sentence, m):
            return m
    return None


def _is(sentence: Sentence, m: Mention) -> bool:
    auxiliaries = sentence.a.language.auxiliaries
    before = sentence.keys[max(sentence.first, m.first - 2) : m.first]
    return any(auxiliaries.get(k, ("", frozenset()))[0] == "be" for k in before)
