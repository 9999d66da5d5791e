"""A document taken apart: tokens, phrase hits, mentions, dates and numbers, ready for the frames."""

import tomllib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files

import msgspec

from tocsin import places
from tocsin.places import Context, Place, countries
from tocsin.reading.claim import Quantity
from tocsin.reading.dates import DateMention, find_dates
from tocsin.reading.language import Language
from tocsin.reading.mention import UNKNOWN, Mention
from tocsin.reading.mentions import Scanner, join
from tocsin.reading.numbers import find_numbers
from tocsin.reading.patterns import Hit
from tocsin.reading.tokens import Tokens

_OWNED = frozenset(
    {"weapon", "arms", "mil", "troops", "danger", "delivery", "alarm", "order", "staff", "state", "head", "nationals"}
)
_DATELINE = frozenset({"–", "—", "-", "(", ",", "/", ":", "."})
_TITLES = (
    "minist",
    "porte-parole",
    "spokes",
    "secret",
    "secrét",
    "portavoz",
    "portavoce",
    "sprecher",
    "речни",
    "предст",
    "мініст",
    "минист",
)
"""Persons and houses of a state that a text names once in full and then by the title alone."""
_ROLE_PLACES = frozenset({"local", "officials", "mil", "police", "state"})


@cache
def _world() -> tuple[dict[str, str], dict[str, str]]:
    """Territory → sovereign, and place → whose army is there."""
    table = tomllib.loads(files("tocsin.reading").joinpath("sovereign.toml").read_text(encoding="utf-8"))
    return {land: state for state, lands in table["sovereign"].items() for land in lands}, table["army"]


def state_of(land: str, role: str) -> str:
    """Whose actor with ``role`` the one in ``land`` is."""
    sovereign, army = _world()
    if role in ("mil", "police") and land in army:
        return army[land]
    return sovereign.get(land, land)


class Number(msgspec.Struct, frozen=True):
    """A number at tokens [first, last)."""

    first: int
    last: int
    value: float | int
    high: float | int | None
    bound: str


class When(msgspec.Struct, frozen=True):
    """An expression of time at tokens [first, last)."""

    first: int
    last: int
    mention: DateMention


class Analysis:
    """What was found in one document. Built once, read by the frames."""

    def __init__(
        self,
        language: Language,
        text: str,
        published: datetime,
        skip: Sequence[tuple[int, int]] = (),
        title: "Analysis | None" = None,
        own: str | None = None,
    ) -> None:
        self.language = language
        self.published = published
        self.tokens: Tokens = language.tokens(text)
        self.keys = self.tokens.keys
        self.lemmas = language.lemmas(self.keys)
        self.sentences = [s for s in self.tokens.sentences if not self._skipped(s, skip)]
        self._openings = {first for first, _ in self.sentences}
        self.dates = self._dates(find_dates(text, language.code, published))
        self.hits = self._hits()
        dated = [(d.mention.start, d.mention.end) for d in self.dates]
        self.numbers = [
            Number(self._token(n.start), self._token(n.end - 1) + 1, n.value, n.high, n.bound)
            for n in find_numbers(text, language.code, skip=dated, ones=True)
        ]
        scanner = Scanner(language, self.tokens, self.hits, published.date())
        actors = scanner.actors()
        self.mentions = self._with_places(self._with_things(actors))
        self.mentions.sort(key=lambda m: (m.first, m.last))
        self._prepositions()
        self._capitals()
        join([m for m in self.mentions if "demonym" not in m.kinds], self.tokens, language)
        self._number_units()
        self._starts = [m.first for m in self.mentions]
        self.focus = self._focus(title)
        self._resolve(own)

    def _skipped(self, sentence: tuple[int, int], skip: Sequence[tuple[int, int]]) -> bool:
        start, end = self.tokens.starts[sentence[0]], self.tokens.ends[sentence[1] - 1]
        return any(a < end and start < b for a, b in skip)

    def _token(self, offset: int) -> int:
        """The token at a character offset (the one after it where the offset is between tokens)."""
        at = bisect_left(self.tokens.ends, offset + 1)
        return min(at, len(self.keys) - 1)

    def _hits(self) -> list[Hit]:
        book, keys, lemmas, aside = self.language.book, self.keys, self.lemmas, self._asides()
        return [
            hit for first, last in self.sentences for i in range(first, last)
            for hit in book.hits(keys, lemmas, i, last, aside)
        ]  # fmt: skip

    def _asides(self) -> list[bool]:
        """Tokens that may stand inside a phrase without being of it: expressions of time and light adverbs."""
        light = self.language.small["light"]
        aside = [key in light for key in self.keys]
        for when in self.dates:
            aside[when.first : when.last] = [True] * (when.last - when.first)
        return aside

    def _dates(self, found: Iterable[DateMention]) -> list[When]:
        return [When(self._token(d.start), self._token(d.end - 1) + 1, d) for d in found]

    def of(self, table: str) -> list[Hit]:
        """The hits of one table of the lexicon."""
        return [hit for hit in self.hits if hit.entry.table == table]

    def within(self, first: int, last: int) -> list[Mention]:
        """The mentions that start at tokens [first, last)."""
        return self.mentions[bisect_left(self._starts, first) : bisect_left(self._starts, last)]

    def _with_things(self, actors: list[Mention]) -> list[Mention]:
        """Add things and weapons; a thing that is an actor's head word only adds its kind."""
        heads = {i: m for m in actors for i in range(m.first, m.last) if "demonym" not in m.kinds}
        mentions = list(actors)
        for hit in self.hits:
            if hit.entry.table not in ("thing", "weapon"):
                continue
            owner = heads.get(hit.first)
            if owner is not None:
                if hit.entry.table == "thing" and not owner.kinds & {"state", "capital", "holder"}:
                    owner.kinds.add(hit.entry.key)
                continue
            twin = next(
                (m for m in mentions if m.first == hit.first and m.last == hit.last and "demonym" not in m.kinds), None
            )
            kind = hit.entry.key if hit.entry.table == "thing" else "weapon"
            if twin is None:
                twin = Mention(hit.first, hit.last, {kind}, word=self.keys[hit.first])
                mentions.append(twin)
            twin.kinds.add(kind)
            if kind == "weapon" and len(hit.entry.key) > len(twin.name):
                twin.name = hit.entry.key
        return self._owned(_outermost(mentions))

    def _owned(self, mentions: list[Mention]) -> list[Mention]:
        """Tie adjectives to the nouns beside them: 'drones ukrainiens', 'Ukrainian drones' belong to UKR."""
        by_first = {m.first: m for m in mentions if "demonym" in m.kinds}
        by_last = {m.last: m for m in mentions if "demonym" in m.kinds}
        for m in mentions:
            if "demonym" in m.kinds or m.of:
                continue
            beside = by_last.get(m.first) or by_first.get(m.last)
            if beside is None and m.last < len(self.keys) - 1 and self.tokens.words[m.last].islower():
                beside = by_first.get(m.last + 1)
            if beside is None and m.first > 1 and self.tokens.words[m.first - 1].islower():
                beside = by_last.get(m.first - 1)
            if beside is not None:
                m.of = beside.codes
        return mentions

    def _with_places(self, mentions: list[Mention]) -> list[Mention]:
        """Add the places named; a state or capital that is named is its place too."""
        taken = {i for m in mentions if m.actor or "weapon" in m.kinds for i in range(m.first, m.last)}
        named: Counter[str] = Counter()
        for m in mentions:
            for code in (*m.codes, *m.of):
                alpha2 = countries.alpha2(code.partition(".")[0])
                if alpha2:
                    named[alpha2] += 1
        raw: list[tuple[int, int, tuple[Place, ...]]] = []
        for first, last in self.sentences:
            raw.extend(self._raw_places(first, last, taken))
        known = frozenset(named) | {p[0].country for _, _, p in raw if p[0].kind == "country" and p[0].country}
        home = countries.alpha2(self.language.grammar.get("home", ""))
        if not known and home:
            known = frozenset({home})  # a notice that names no country is from where its language is spoken
        near = [p[0] for _, _, p in raw if len(p) == 1 and p[0].kind != "country"][:4]
        for first, last, candidates in raw:
            written = self.tokens.text[self.tokens.starts[first] : self.tokens.ends[last - 1]]
            opens = (
                first == 0
                or self.keys[first - 1] in (".", "!", "?", "…", "«", '"')
                or any(first == s for s, _ in self.sentences)
            )
            context = Context(before=self.keys[first - 1] if first else "", starts_sentence=opens, countries=known)
            kept = tuple(p for p in candidates if places.plausible(p, written, self.language.code, context))
            if kept and not self._person(first, last, context):
                ranked = places.rank(kept, known, near)
                mentions.append(
                    Mention(
                        first,
                        last,
                        {"place"},
                        places=ranked,
                        word=self.keys[first],
                        name=self._label(ranked[0], written),
                    )
                )
        for m in mentions:
            if (
                m.kinds & {"state", "capital"}
                and not m.kinds & {"seat", "holder"}
                and len(m.codes) == 1
                and m.last - m.first <= 4
            ):
                self._as_place(m)
        return mentions

    def _label(self, place: Place, written: str) -> str:
        """The text's own spelling, where the text is English and spells much as the gazetteer does."""
        if self.language.code != "en" or place.kind == "country":
            return ""
        plain = written.title() if written.isupper() else written
        like = SequenceMatcher(None, plain.casefold(), place.name.casefold()).ratio()
        return plain if place.name != plain and (like >= 0.7 or plain.startswith(place.name)) else ""

    def _raw_places(self, first: int, last: int, taken: set[int]) -> list[tuple[int, int, tuple[Place, ...]]]:
        found = []
        i = first
        words, code = self.tokens.words, self.language.code
        generic = self.language.small.get("generic_places", frozenset())
        while i < last:
            word = words[i]
            if i in taken or not (word[:1].isupper() or self.keys[i] in generic):
                i += 1
                continue
            hit = places.match(words[i:last], 0, code)
            if (
                hit is not None
                and hit[0] == 1
                and len(word) <= 3
                and not word.isupper()
                and hit[1][0].kind == "country"
            ):
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

    def _person(self, first: int, last: int, context: Context) -> bool:
        """A name beside another capitalised word that is no place is likely a person's ('Donald Tusk'), or a saint's."""
        if self.keys[max(0, first - 2) : first] in (["st", "."], ["saint"]) or self.keys[max(0, first - 1) : first] == [
            "st"
        ]:
            return True
        words = self.tokens.words
        if last < len(words) and words[last][:1].isdigit() and not any(d.first <= last < d.last for d in self.dates):
            return True  # 'Spur 330' is a road
        if places.locative(context.before, self.language.code) or words[first].isupper():
            return False
        behind = words[last] if last < len(words) else ""
        before = words[first - 1] if first else ""
        return (behind[:1].isupper() and behind.isalpha() and self.language.code != "de") or (
            before[:1].isupper()
            and before.isalpha()
            and not (self.language.code == "de" and before.lower() in self.language.small["place_modifiers"])
            and not context.starts_sentence
            and self.keys[first - 1] not in self.language.determiners
        )

    def _as_place(self, m: Mention) -> None:
        alpha2 = countries.alpha2(m.codes[0])
        if alpha2 is None:
            return
        if "capital" in m.kinds:
            written = self.tokens.text[self.tokens.starts[m.first] : self.tokens.ends[m.last - 1]]
            m.places = tuple(p for p in places.lookup(written) if p.country == alpha2 and p.kind == "city")[:1]
        else:
            m.places = tuple(
                p for p in places.lookup(countries.english(alpha2)) if p.kind == "country" and p.country == alpha2
            )[:1]
        if m.places:
            m.kinds.add("place")

    def _prepositions(self) -> None:
        small, keys = self.language.small, self.keys
        for m in self.mentions:
            at = m.first - 1
            steps = 0
            while (
                at >= 0
                and steps < 3
                and (
                    keys[at] in self.language.determiners - small["prepositions"]
                    or keys[at] in small["adjectives"]
                    or keys[at].isdigit()
                    or (steps < 2 and "place" in m.kinds and keys[at] in small.get("place_modifiers", ()))
                )
            ):
                at -= 1
                steps += 1
            if at >= 0 and keys[at] in small["articles"] and self._article(at):
                at -= 1
                if at < 0 or at + 1 in self._openings:
                    continue
            if at >= 0 and keys[at] in small["prepositions"]:
                m.prep, m.prep_at = keys[at], at

    def _capitals(self) -> None:
        """'Vanuatu's capital', 'the capital of Kenya': the town, not the state."""
        nouns = self.language.small["capital_nouns"]
        for m in self.mentions:
            if "state" not in m.kinds or len(m.codes) != 1 or not m.places:
                continue
            behind = self.keys[m.last : m.last + 2]
            owned = behind[:1] == ["'s"] and behind[1:] and behind[1] in nouns
            of = m.prep in self.language.small["of"] and m.prep_at and self.keys[m.prep_at - 1] in nouns
            alpha2 = m.places[0].country
            if (owned or of) and alpha2:
                town = tuple(p for p in places.lookup(countries.capital(alpha2) or "") if p.country == alpha2)[:1]
                if town:
                    m.places, m.kinds = town, {"place"}

    def _article(self, at: int) -> bool:
        """Whether a French 'des' is the plural article: it opens the sentence or follows a comma, 'et' or 'par'."""
        if at in self._openings or at == 0:
            return True
        before = self.keys[at - 1]
        small = self.language.small
        return (
            before in small["coordinators"]
            or before in small["relatives"]
            or before in small["prepositions"]
            or not before[:1].isalnum()
        )

    def _number_units(self) -> None:
        """Give numbers that stand before a noun their unit; those that stand alone become mentions of their own."""
        self.quantities: dict[int, tuple[Number, Mention]] = {}
        starts = {m.first: m for m in self.mentions if "demonym" not in m.kinds}
        inside = {i for m in self.mentions for i in range(m.first, m.last)}
        extra: list[Mention] = []
        for number in self.numbers:
            noun = next(
                (starts[i] for i in range(number.last, min(number.last + 4, len(self.keys))) if i in starts), None
            )
            if noun is not None and any(self.keys[i] in ",.;:" for i in range(number.last, noun.first)):
                noun = None
            if noun is not None and not noun.kinds & {"place", "state"}:
                self.quantities.setdefault(id(noun), (number, noun))
            elif not self._one(number) and not any(i in inside for i in range(number.first, number.last)):
                mention = Mention(number.first, number.last, {"number"}, word="")
                self.quantities[id(mention)] = (number, mention)
                extra.append(mention)
        self.mentions.extend(extra)
        self.mentions.sort(key=lambda m: (m.first, m.last))

    def _one(self, number: Number) -> bool:
        return number.value == 1 and number.last - number.first == 1 and self.keys[number.first].isalpha()

    def quantity(self, m: Mention, unit: str) -> tuple[Quantity, ...]:
        """What the number before ``m`` says, in ``unit``."""
        found = self.quantities.get(id(m))
        if found is None or (self._one(found[0]) and unit != "person"):
            return ()
        number = found[0]
        if number.high is not None:
            return (Quantity(number.value, unit, "at_least"), Quantity(number.high, unit, "at_most"))
        return (Quantity(number.value, unit, number.bound),)  # type: ignore[arg-type]

    def _focus(self, title: "Analysis | None") -> tuple[Place | None, str | None]:
        """The place and the country (alpha-3) that the text is plainly about: named most, first and in its title."""
        weight: Counter[str] = Counter()
        cities: Counter[Place] = Counter()
        total = max(1, len(self.keys))
        for m in title.mentions if title is not None else ():
            if m.places and m.places[0].country:
                weight[m.places[0].country] += 2.5 if title is not None and title.located(m) else 0.5
                if m.places[0].kind != "country" and title is not None and title.located(m):
                    cities[m.places[0]] += 2.0
        for m in self.mentions:
            share = 2.0 - m.first / total
            if m.places and m.places[0].country:
                place = m.places[0]
                located = self.located(m)
                weight[place.country or ""] += share * (1.5 if located else 0.25)
                if place.kind != "country" and located:
                    cities[place] += share
            elif not m.kinds & {"mission", "nationals", "head"}:
                for code in m.of:
                    alpha2 = countries.alpha2(code)
                    if alpha2:
                        weight[alpha2] += 0.3 * share
        if not weight:
            return None, self.language.grammar.get("home")
        country = max(weight, key=lambda c: (weight[c], c))
        here = [p for p in cities if p.country == country]
        city = max(here, key=lambda p: (cities[p], p.id)) if here else None
        return city, countries.alpha3(country)

    def mission(self) -> str | None:
        """The state of the mission or ministry that a title or an outlet names."""
        named = (
            m.codes[0]
            for m in sorted(self.mentions, key=lambda m: "mission" not in m.kinds)
            if m.codes and ("mission" in m.kinds or m.word.startswith(_TITLES))
        )
        return next((code.partition(".")[0] for code in named if not code.startswith(UNKNOWN)), None)

    def located(self, m: Mention) -> bool:
        """Whether a place mention says where: a town, or a state or capital behind a preposition of place, in a
        dateline, or tied by 'of' to a thing ('the airport of Beirut')."""
        if not m.places:
            return False
        if "state" not in m.kinds:
            return True
        head = m.group[0] if m.group else m
        small = self.language.small
        if head.prep in small["locative"] and head.prep not in small["not_locative"]:
            return True
        if head.prep in small["of"]:
            behind = next((o for o in self.mentions if o.last == head.prep_at), None)
            return (behind is None and "capital" in m.kinds) or (behind is not None and not behind.kinds & _OWNED)
        after = self.keys[m.last] if m.last < len(self.keys) else ""
        if m.first in self._openings and after in _DATELINE - {","}:
            return True
        return "capital" in m.kinds and m.first < 6 and (after in _DATELINE or self.tokens.words[m.first].isupper())

    def _resolve(self, own: str | None) -> None:
        """Give actors without a state the state they had last, or the one the text is about."""
        last: dict[str, str] = dict.fromkeys(("mission", "staff", "nationals"), own) if own else {}
        focus = self.focus[1] or ""
        mission: tuple[str, ...] = ()
        for m in self.mentions:
            if mission and not m.codes and m.word in self.language.small["mission_nouns"] and self._definite(m):
                m.kinds.add("mission")
                m.codes = mission
            resolved = []
            for code in m.codes:
                state, _, role = code.partition(".")
                if state == UNKNOWN and "mission" in m.kinds and not self._told_which(m):
                    continue
                if state == UNKNOWN:
                    known = (
                        self._nearby_state(m)
                        or (
                            last.get(role)
                            if (role or m.word.startswith(_TITLES))
                            and role in ("", "mil", "police", "mission", "staff", "nationals")
                            else None
                        )
                        or focus
                    )
                    if not known:
                        continue
                    known = state_of(known, role)
                    resolved.append(f"{known}.{role}" if role else known)
                else:
                    if countries.alpha2(state):
                        last[role] = state
                    if m.kinds & {"state"} and not m.prep and not self.located(m):
                        last.setdefault("mission", state)
                        last["said"] = state
                    resolved.append(code)
            m.codes = tuple(resolved)
            if "mission" in m.kinds and m.codes:
                mission = m.codes
                last["staff"] = last["nationals"] = m.codes[0].partition(".")[0]

    def _told_which(self, m: Mention) -> bool:
        """A mission of no named state is a certain one behind 'the' or 'its'; 'several embassies' are nobody's."""
        before = self.keys[m.first - 1] if m.first else ""
        return before in self.language.small["definite"] or before in self.language.possessives

    def _definite(self, m: Mention) -> bool:
        """'le bâtiment', 'the building': a definite article before it, no name behind it."""
        return m.first > 0 and self.keys[m.first - 1] in self.language.small["definite"] and not m.of

    def _nearby_state(self, m: Mention) -> str | None:
        """'a government source in Berlin', 'le maire de Kharkiv', 'ses ressortissants': the state by place or owner."""
        if "nationals" in m.kinds and self.keys[m.first - 1] in self.language.possessives:
            owner = self._owner(m)
            if owner:
                return owner
        if not m.kinds & _ROLE_PLACES:
            return None
        if self.keys[m.first - 1] in self.language.possessives:
            return self._owner(m)
        for other in self.within(m.last, m.last + 5):
            if (
                other.places
                and other.places[0].country
                and other.first - m.last <= 4
                and self.keys[other.first - 1] not in ",;"
            ):
                return countries.alpha3(other.places[0].country)
        if "local" in m.kinds:
            before = self.mentions[: bisect_left(self._starts, m.first)]
            place = next(
                (o.places[0] for o in reversed(before) if o.places and o.places[0].country and self.located(o)), None
            )
            return countries.alpha3(place.country) if place is not None and place.country else None
        return None

    def _owner(self, m: Mention) -> str | None:
        """The state that a possessive means: the last actor before it in the sentence, else in the text."""
        for other in reversed(self.mentions[: bisect_left(self._starts, m.first)]):
            if m.first - other.last > 60:
                return None
            if other.prep in self.language.small["locative"] and "place" in other.kinds:
                continue
            if (
                other.codes
                and other.actor
                and not other.kinds & {"civilians", "anon", "group"}
                and not other.codes[0].startswith(UNKNOWN)
            ):
                return other.codes[0].partition(".")[0]
        return None


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
