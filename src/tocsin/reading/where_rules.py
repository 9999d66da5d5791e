"""Where it happens, by rules of word order: the place named nearest in a fitting role, else the one the text is at.

What they find is one signal among those that ``where`` weighs.
"""

from tocsin import places
from tocsin.places import Place, countries
from tocsin.reading.draft import Draft
from tocsin.reading.memory import Memory
from tocsin.reading.mention import Mention
from tocsin.reading.sentence import Sentence
from tocsin.reading.spots import country_of

_COUNTRYWIDE = frozenset(
    {"people.leave", "people.vigilance", "people.avoid", "emergency.declare", "arms.deliver", "arms.authorise",
     "troops.send", "commit", "harm.displaced", "coup", "doctrine.change", "mobilise"}
)  # fmt: skip
_TRAVELLED = frozenset({"people.leave", "people.avoid", "people.vigilance"})
STATEMENTS = frozenset(
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
"""Acts that happen once, however many places are named."""
_SAID = frozenset({"accuse", "deny", "demand", "support", "threaten"})
_NOWHERE = frozenset({"sanction", "release"})
_AT_HOME = frozenset({"doctrine.change"})
_SENT = frozenset({"arms.deliver", "troops.send", "arms.authorise"})


def by_rule(sentence: Sentence, memory: Memory, made: Draft) -> Place | None:
    """The place that word order and the kind of act point to."""
    home = _at_home(made)
    if home is not None:
        return home
    if made.act in _SAID:
        return _about(sentence, memory)
    named = _destination(sentence, made) or _nearest(sentence, made)
    if named is not None:
        return named.places[0]
    tied = _owned(made)
    if tied is not None:
        return tied
    if made.act in STATEMENTS:
        return None if made.act in _NOWHERE else _about(sentence, memory)
    wide = made.theme is not None and made.theme.word in sentence.small["countrywide"]
    if made.act == "site.close" and wide and made.who:
        return country_of(made.who[0])
    if wide or made.act in _COUNTRYWIDE:
        return _about(sentence, memory)
    return memory.here(sentence) or _about(sentence, memory)


def _at_home(made: Draft) -> Place | None:
    """Doctrine changes at home; arms and troops go where they are sent."""
    if made.act in _AT_HOME and made.who:
        return country_of(made.who[0])
    if made.act in _SENT and made.to:
        return country_of(made.to[0])
    return None


def _about(sentence: Sentence, memory: Memory) -> Place | None:
    code = memory.country(sentence)
    return country_of(code) if code else None


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


def _owned(made: Draft) -> Place | None:
    """The country whose site, building or sky it is ('Iranian airspace'), or whose state is struck."""
    theme = made.theme
    if theme is not None and theme.of and theme.kinds & {"site", "building", "utility", "alarm", "position"}:
        return country_of(theme.of[0])
    if made.act.startswith("strike.") and made.to and "." not in made.to[0]:
        return country_of(made.to[0])
    return None


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
            beside = sentence.beside(m)
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
