"""The places that a text names: found in the gazetteer, weighed against persons, roads and ordinary words."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from tocsin import places
from tocsin.places import Context, Place, countries
from tocsin.reading.mention import Mention

if TYPE_CHECKING:
    from tocsin.reading.analysis import Analysis

_OWNED = frozenset(
    {"weapon", "arms", "mil", "troops", "danger", "delivery", "alarm", "order", "staff", "state", "head", "nationals"}
)
_DATELINE = frozenset({"–", "—", "-", "(", ",", "/", ":", "."})


def with_places(a: Analysis, mentions: list[Mention]) -> list[Mention]:
    """Add the places named; a state or capital that is named is its place too."""
    taken = {i for m in mentions if m.actor or "weapon" in m.kinds for i in range(m.first, m.last)}
    named: Counter[str] = Counter()
    for m in mentions:
        for code in (*m.codes, *m.of):
            alpha2 = countries.alpha2(code.partition(".")[0])
            if alpha2:
                named[alpha2] += 1
    raw: list[tuple[int, int, tuple[Place, ...]]] = []
    for first, last in a.sentences:
        raw.extend(_named(a, first, last, taken))
    known = frozenset(named) | {p[0].country for _, _, p in raw if p[0].kind == "country" and p[0].country}
    home = countries.alpha2(a.language.home(a.published, a.keys) or "")
    guessed = not known and home is not None
    if guessed and home:
        known = frozenset({home})  # a notice that names no country is from where its language is spoken
    near = [p[0] for _, _, p in raw if len(p) == 1 and p[0].kind != "country"][:4]
    for first, last, candidates in raw:
        written = a.tokens.text[a.tokens.starts[first] : a.tokens.ends[last - 1]]
        opens = (
            first == 0 or a.keys[first - 1] in (".", "!", "?", "…", "«", '"') or any(first == s for s, _ in a.sentences)
        )
        context = Context(before=a.keys[first - 1] if first else "", starts_sentence=opens, countries=known)
        kept = tuple(p for p in candidates if places.plausible(p, written, a.language.code, context))
        if kept and not _person(a, first, last, context) and not _eponym(a, first, last):
            ranked = places.rank(kept, known, near)
            if guessed and not _rivals_its_namesake(ranked[0], kept):
                ranked = places.rank(kept, frozenset(), near)
            mentions.append(
                Mention(
                    first,
                    last,
                    {"place"},
                    places=ranked,
                    word=a.keys[first],
                    name=_label(a, ranked[0], written),
                )
            )
    for m in mentions:
        if (
            m.kinds & {"state", "capital"}
            and not m.kinds & {"seat", "holder"}
            and len(m.codes) == 1
            and m.last - m.first <= 4
        ):
            _as_place(a, m)
    return mentions


def _rivals_its_namesake(place: Place, namesakes: tuple[Place, ...]) -> bool:
    """A guessed country does not make Odesa the one in Texas: the greatest namesake may be four times as great."""
    return 4 * place.prominence >= max(p.prominence for p in namesakes)


def _label(a: Analysis, place: Place, written: str) -> str:
    """The text's own spelling, where the text is English and spells much as the gazetteer does."""
    if a.language.code != "en" or place.kind == "country":
        return ""
    plain = written.title() if written.isupper() else written
    like = SequenceMatcher(None, plain.casefold(), place.name.casefold()).ratio()
    return plain if place.name != plain and (like >= 0.7 or plain.startswith(place.name)) else ""


def _named(a: Analysis, first: int, last: int, taken: set[int]) -> list[tuple[int, int, tuple[Place, ...]]]:
    found = []
    i = first
    words, code = a.tokens.words, a.language.code
    generic = a.language.small.get("generic_places", frozenset())
    no_place = a.language.small["no_place"]
    while i < last:
        word = words[i]
        if i in taken or a.keys[i] in no_place or not (word[:1].isupper() or a.keys[i] in generic):
            i += 1
            continue
        hit = places.match(words[i:last], 0, code)
        if hit is not None and hit[0] == 1 and len(word) <= 3 and not word.isupper() and hit[1][0].kind == "country":
            hit = None
        if (
            hit is None
            or all(words[j].islower() for j in range(i, i + hit[0]))
            or any(j in taken for j in range(i, i + hit[0]))
        ):
            i += 1
            continue
        found.append((i, i + hit[0], hit[1]))
        i += hit[0]
    return found


def _person(a: Analysis, first: int, last: int, context: Context) -> bool:
    """A name beside another capitalised word that is no place is likely a person's ('Donald Tusk'), or a saint's."""
    if a.keys[max(0, first - 2) : first] in (["st", "."], ["saint"]) or a.keys[max(0, first - 1) : first] == ["st"]:
        return True
    words = a.tokens.words
    if last < len(words) and words[last][:1].isdigit() and not any(d.first <= last < d.last for d in a.dates):
        return True  # 'Spur 330' is a road
    if places.locative(context.before, a.language.code) or words[first].isupper():
        return False
    behind = words[last] if last < len(words) else ""
    before = words[first - 1] if first else ""
    return (behind[:1].isupper() and behind.isalpha() and a.language.code != "de") or (
        before[:1].isupper()
        and before.isalpha()
        and not (a.language.code == "de" and before.lower() in a.language.small["place_modifiers"])
        and not context.starts_sentence
        and a.keys[first - 1] not in a.language.determiners
    )


def _eponym(a: Analysis, first: int, last: int) -> bool:
    """'Marburg virus', 'the Minsk agreements', 'la convention de Genève': a town only lends its name."""
    small = a.language.small
    before = a.keys[max(0, first - 2) : first]
    after = a.keys[last : last + 1]
    named = bool(before) and (
        before[-1] in small["eponyms"] or (before[-1] in small["of"] and before[0] in small["eponyms"])
    )
    return named or (bool(after) and after[0] in small["eponyms"])


def _as_place(a: Analysis, m: Mention) -> None:
    alpha2 = countries.alpha2(m.codes[0])
    if alpha2 is None:
        return
    if "capital" in m.kinds:
        written = a.tokens.text[a.tokens.starts[m.first] : a.tokens.ends[m.last - 1]]
        named = (*places.lookup(written), *places.lookup(countries.capital(alpha2) or ""))  # 'в Киеве': a case form
        m.places = tuple(p for p in named if p.country == alpha2 and p.kind == "city")[:1]
    else:
        m.places = tuple(
            p for p in places.lookup(countries.english(alpha2)) if p.kind == "country" and p.country == alpha2
        )[:1]
    if m.places:
        m.kinds.add("place")


def capitals(a: Analysis) -> None:
    """'Vanuatu's capital', 'the capital of Kenya': the town, not the state."""
    nouns = a.language.small["capital_nouns"]
    for m in a.mentions:
        if "state" not in m.kinds or len(m.codes) != 1 or not m.places:
            continue
        behind = a.keys[m.last : m.last + 2]
        owned = behind[:1] == ["'s"] and behind[1:] and behind[1] in nouns
        of = m.prep in a.language.small["of"] and m.prep_at and a.keys[m.prep_at - 1] in nouns
        alpha2 = m.places[0].country
        if (owned or of) and alpha2:
            town = tuple(p for p in places.lookup(countries.capital(alpha2) or "") if p.country == alpha2)[:1]
            if town:
                m.places, m.kinds = town, {"place"}


def datelines(a: Analysis, title: Analysis | None) -> None:
    """'KIGALI –' before a text that never names the town again is where it was written: the news is the country's."""
    if not a.sentences:
        return
    first, last = a.sentences[0]
    dash = next((i for i in range(first, min(last, first + 12)) if a.keys[i] in ("–", "—")), None)
    if dash is None:
        return
    told = Counter(m.places[0].id for m in (*a.mentions, *(title.mentions if title is not None else ())) if m.places)
    for m in a.within(first, dash):
        if not m.places or m.places[0].kind == "country" or not a.tokens.words[m.first].isupper():
            continue
        if m.first > first and a.keys[m.first - 1] != "/":  # 'CITY OF BAYTOWN –' is who writes
            continue
        country = m.places[0].country
        a.dateline = m.places[0]
        if told[m.places[0].id] == 1 and country:
            m.places = (
                tuple(p for p in places.lookup(countries.english(country)) if p.kind == "country")[:1] or m.places
            )


def located(a: Analysis, m: Mention) -> bool:
    """Whether a place mention says where: a town, or a state or capital behind a preposition of place, in a
    dateline, or tied by 'of' to a thing ('the airport of Beirut')."""
    if not m.places:
        return False
    if "state" not in m.kinds:
        return True
    head = m.group[0] if m.group else m
    small = a.language.small
    if head.prep in small["locative"] and head.prep not in small["not_locative"]:
        return True
    if head.prep in small["of"]:
        behind = next((o for o in a.mentions if o.last == head.prep_at), None)
        return (behind is None and "capital" in m.kinds) or (behind is not None and not behind.kinds & _OWNED)
    after = a.keys[m.last] if m.last < len(a.keys) else ""
    if m.first in a._openings and after in _DATELINE - {","}:
        return True
    return "capital" in m.kinds and m.first < 6 and (after in _DATELINE or a.tokens.words[m.first].isupper())
