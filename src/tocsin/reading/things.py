"""Things and weapons that a text mentions, whose they are, and the numbers that count them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tocsin.reading.mention import Mention

_ROAD = re.compile(r"(?:A|B|M|N|E|R|I-)[1-9][0-9]{0,2}")

if TYPE_CHECKING:
    from tocsin.reading.analysis import Analysis, Number


def with_things(a: Analysis, actors: list[Mention]) -> list[Mention]:
    """Add things and weapons; a thing that is an actor's head word only adds its kind."""
    heads = {i: m for m in actors for i in range(m.first, m.last) if "demonym" not in m.kinds}
    mentions = list(actors)
    spans = {(m.first, m.last): m for m in reversed(actors) if "demonym" not in m.kinds}
    for hit in a.hits:
        if hit.entry.table not in ("thing", "weapon"):
            continue
        owner = heads.get(hit.first)
        if owner is not None:
            if hit.entry.table == "thing" and not owner.kinds & {"state", "capital", "holder"}:
                owner.kinds.add(hit.entry.key)
            continue
        twin = spans.get((hit.first, hit.last))
        kind = hit.entry.key if hit.entry.table == "thing" else "weapon"
        if twin is None:
            twin = Mention(hit.first, hit.last, {kind}, word=a.keys[hit.first])
            mentions.append(twin)
            spans[twin.first, twin.last] = twin
        twin.kinds.add(kind)
        if kind == "weapon" and len(hit.entry.key) > len(twin.name):
            twin.name = hit.entry.key
    mentions += _roads(a, heads)
    return _owned(a, [m for m in _outermost(mentions) if not _short_form(a, m, actors)])


def _roads(a: Analysis, taken: dict[int, Mention]) -> list[Mention]:
    """'the M4', 'the A9': roads by their number, behind an article."""
    definite, words = a.language.small["definite"], a.tokens.words
    return [
        Mention(i, i + 1, {"site"}, word=a.keys[i])
        for i in range(1, len(words))
        if a.keys[i - 1] in definite and i not in taken and _ROAD.fullmatch(words[i])
    ]


def _short_form(a: Analysis, m: Mention, actors: list[Mention]) -> bool:
    """'Hayat Tahrir al-Sham (HTS)': the short form in brackets is no second actor."""
    if not m.codes or a.keys[m.first - 1 : m.first] != ["("] or a.keys[m.last : m.last + 1] != [")"]:
        return False
    return any(o.last == m.first - 1 and o.codes == m.codes for o in actors)


def _owned(a: Analysis, mentions: list[Mention]) -> list[Mention]:
    """Tie adjectives to the nouns beside them: 'drones ukrainiens', 'Ukrainian drones' belong to UKR."""
    by_first = {m.first: m for m in mentions if "demonym" in m.kinds}
    by_last = {m.last: m for m in mentions if "demonym" in m.kinds}
    for m in mentions:
        if "demonym" in m.kinds or m.of:
            continue
        beside = by_last.get(m.first) or by_first.get(m.last)
        if beside is None and m.last < len(a.keys) - 1 and a.tokens.words[m.last].islower():
            beside = by_first.get(m.last + 1)
        if beside is None and m.first > 1 and a.tokens.words[m.first - 1].islower():
            beside = by_last.get(m.first - 1)
        if beside is not None:
            m.of = beside.codes
    return mentions


def count(a: Analysis) -> None:
    """Give numbers that stand before a noun their unit; those that stand alone become mentions of their own."""
    starts = {m.first: m for m in a.mentions if "demonym" not in m.kinds}
    inside = {i for m in a.mentions for i in range(m.first, m.last)}
    extra: list[Mention] = []
    for number in a.numbers:
        noun = next((starts[i] for i in range(number.last, min(number.last + 4, len(a.keys))) if i in starts), None)
        if noun is not None and any(_parts(a, i) for i in range(number.last, noun.first)):
            noun = None
        if noun is not None and not noun.kinds & {"place", "state"}:
            if id(noun) not in a.quantities or not one(a, number):
                a.quantities[id(noun)] = (number, noun)  # 'un échange de 780 prisonniers': the nearest counts
        elif not one(a, number) and not any(i in inside for i in range(number.first, number.last)):
            mention = Mention(number.first, number.last, {"number"}, word="")
            a.quantities[id(mention)] = (number, mention)
            extra.append(mention)
    a.mentions.extend(extra)
    a.mentions.sort(key=lambda m: (m.first, m.last))


def _parts(a: Analysis, i: int) -> bool:
    """Whether token ``i`` parts a number from a noun behind it: '25 and the injured', 'eight are missing'."""
    key = a.keys[i]
    return key in ",.;:" or key in a.language.small["coordinators"] or key in a.language.auxiliaries


def one(a: Analysis, number: Number) -> bool:
    return number.value == 1 and number.last - number.first == 1 and a.keys[number.first].isalpha()


def _outermost(mentions: list[Mention]) -> list[Mention]:
    """Without mentions that lie wholly inside a longer one of their sort."""
    ordered = sorted(mentions, key=lambda m: (m.first, m.first - m.last))
    kept: list[Mention] = []
    end = -1
    for m in ordered:
        if m.kinds & {"demonym", "capital", "weapon"} or m.last > end:
            kept.append(m)
        if "demonym" not in m.kinds:
            end = max(end, m.last)
    return kept
