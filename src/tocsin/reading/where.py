"""Where it happens: the place named nearest in a fitting role, else the one the text is at."""

from collections.abc import Mapping

from tocsin import places
from tocsin.places import Place, countries
from tocsin.reading.claim import NamedPlace
from tocsin.reading.draft import Draft
from tocsin.reading.memory import Memory
from tocsin.reading.mention import Mention
from tocsin.reading.sentence import Sentence

_COUNTRYWIDE = frozenset(
    {"people.leave", "people.vigilance", "people.avoid", "emergency.declare", "arms.deliver", "arms.authorise",
     "troops.send", "commit", "harm.displaced", "coup", "doctrine.change", "mobilise"}
)  # fmt: skip
_TRAVELLED = frozenset({"people.leave", "people.avoid", "people.vigilance"})
_STATEMENTS = frozenset(
    {
        "accuse",
        "deny",
        "demand",
        "support",
        "threaten",
        "agree",
        "sanction",
        "expel",
        "break",
        "release",
        "talk",
        "ceasefire",
    }
)
_SAID = frozenset({"accuse", "deny", "demand", "support", "threaten"})
_NOWHERE = frozenset({"sanction", "release"})
_AT_HOME = frozenset({"doctrine.change"})


def where(sentence: Sentence, memory: Memory, made: Draft) -> tuple[NamedPlace | None, ...]:
    """The places of ``made``: one claim is made for each."""
    if made.act in _AT_HOME and made.who:
        home = _country(made.who[0])
        if home is not None:
            return (home,)
    if made.act in ("arms.deliver", "troops.send", "arms.authorise") and made.to:
        home = _country(made.to[0])
        if home is not None:
            return (home,)
    if made.act in _SAID:
        return (_default_country(sentence, memory),)
    named = _destination(sentence, made) or _nearest(sentence, made)
    if named is not None:
        group = [m for m in named.group or [named] if m.places and "place" in m.kinds]
        if made.act in _STATEMENTS or len(group) < 2:
            group = [named]
        if named.places[0].country == memory.country(sentence):
            memory.move(named.places[0])
        return tuple(as_place(m.places[0], memory.labels) for m in group)
    tied = _owned(made)
    if tied is not None:
        return (tied,)
    if made.act in _STATEMENTS:
        return (None if made.act in _NOWHERE else _default_country(sentence, memory),)
    if (
        made.act == "site.close"
        and made.theme is not None
        and made.theme.word in sentence.small["countrywide"]
        and made.who
    ):
        return (_country(made.who[0]),)
    if made.act in _COUNTRYWIDE:
        return (_default_country(sentence, memory),)
    if made.theme is not None and made.theme.word in sentence.small["countrywide"]:
        return (_default_country(sentence, memory),)
    here = memory.here(sentence)
    return (as_place(here, memory.labels) if here is not None else _default_country(sentence, memory),)


def _destination(sentence: Sentence, made: Draft) -> Mention | None:
    """'to leave Lebanon', 'travel to Niger', 'quitter le Liban': the country right behind what people are told."""
    if made.act not in _TRAVELLED:
        return None
    told = (made.agent, made.people, made.theme)
    return next(
        (
            m
            for m in sentence.mentions
            if m.kinds & {"state", "capital"}
            and "place" in m.kinds
            and m.places
            and m not in told
            and made.hit.first <= m.first <= made.hit.last + 3
            and not any(k in sentence.small["subordinators"] for k in sentence.keys[made.hit.last : m.first])
            and sentence.keys[m.last : m.last + 1] != ["'s"]
        ),
        None,
    )


def as_place(place: Place, labels: Mapping[str, str]) -> NamedPlace:
    """The claim's form of a gazetteer place, as this text writes it where that is English ('Kursk region')."""
    return NamedPlace(labels.get(place.id, place.name), place.country)


def _owned(made: Draft) -> NamedPlace | None:
    """The country whose site, building or sky it is ('Iranian airspace'), or whose state is struck."""
    theme = made.theme
    if theme is not None and theme.of and theme.kinds & {"site", "building", "utility", "alarm", "position"}:
        return _country(theme.of[0])
    if made.act.startswith("strike.") and made.to and "." not in made.to[0]:
        return _country(made.to[0])
    return None


def _country(actor: str) -> NamedPlace | None:
    alpha2 = countries.alpha2(actor.partition(".")[0])
    return NamedPlace(countries.english(alpha2), alpha2) if alpha2 else None


def _default_country(sentence: Sentence, memory: Memory) -> NamedPlace | None:
    code = memory.country(sentence)
    return NamedPlace(countries.english(code), code) if code else None


def _nearest(sentence: Sentence, made: Draft) -> Mention | None:
    best: tuple[float, Mention] | None = None
    first, last = sentence.segment(made.at)
    for m in sentence.mentions:
        if "place" not in m.kinds or not sentence.a.located(m):
            continue
        if sentence.keys[m.last : m.last + 1] == ["'s"] and any(
            o.places and m.last < o.first <= m.last + 2 for o in sentence.mentions
        ):
            continue  # 'Russia's Bryansk region' is the region
        inside = made.extent[0] <= m.first < made.extent[1]
        gap = max(m.first - made.hit.last, made.hit.first - m.last, 0)
        cost = gap + (0 if inside else 4) + (0 if first <= m.first < last else 8)
        if m.places[0].kind == "country":
            cost += 6
        owned = sentence.keys[m.first - 1 : m.first] == ["'s"]
        if m.prep not in sentence.small["locative"] and not owned:
            cost += 4
        if best is None or cost < best[0]:
            best = (cost, m)
    tied = _adjective(sentence, made)
    if tied is not None and (best is None or best[0] > 8):
        return tied
    return best[1] if best else None


def _adjective(sentence: Sentence, made: Draft) -> Mention | None:
    """'sur le territoire russe', 'the Ukrainian capital': an adjective on a word of place."""
    for m in sentence.mentions:
        near = abs(m.first - made.at) <= 14
        if near and "demonym" in m.kinds:
            if m.places:
                return m
            beside = {sentence.keys[i] for i in (m.first - 1, m.last) if sentence.first <= i < sentence.last}
            if beside & sentence.small.get("place_nouns", frozenset()):
                alpha2 = countries.alpha2(m.codes[0])
                if alpha2 is None:
                    continue
                if beside & sentence.small.get("capital_nouns", frozenset()):
                    m.places = tuple(p for p in places.lookup(countries.capital(alpha2) or "") if p.country == alpha2)[
                        :1
                    ]
                m.places = (
                    m.places or tuple(p for p in places.lookup(countries.english(alpha2)) if p.kind == "country")[:1]
                )
                if m.places:
                    return m
    return None
