"""From a draft to claims: the slots filled from what stands around the trigger."""

from msgspec import structs

from tocsin.places import countries
from tocsin.reading.analysis import Number
from tocsin.reading.asserting import asserting
from tocsin.reading.choice import choose
from tocsin.reading.claim import Claim, Evidence, NamedPlace, Quantity
from tocsin.reading.draft import Draft
from tocsin.reading.exact import STRIKE_OF, class_of, confined, exact_act, generic, still_shut
from tocsin.reading.limits import limits
from tocsin.reading.memory import Memory
from tocsin.reading.mention import Mention
from tocsin.reading.parties import Codes, parties
from tocsin.reading.receivers import receivers
from tocsin.reading.sentence import Sentence
from tocsin.reading.speakers import Speaker
from tocsin.reading.status import ordering, status
from tocsin.reading.when import moments
from tocsin.reading.where import where

_FIRSTS = ("strike.", "arms.", "talk", "release", "intercept", "exercise")
_EACH = frozenset(
    {
        "post.close",
        "post.reduce",
        "post.move",
        "post.reopen",
        "people.evacuate",
        "people.leave",
        "people.vigilance",
        "people.avoid",
        "people.shelter",
        "site.close",
        "alert.lift",
    }
)
_PERSONS = frozenset(
    {
        "people",
        "nationals",
        "civilians",
        "mil",
        "police",
        "staff",
        "media",
        "group",
        "hostages",
        "number",
        "officials",
        "local",
        "head",
        "troops",
    }
)
_ARMED = ("strike.", "intercept", "arms.", "exercise", "commit", "harm.damage")


def fill(sentence: Sentence, memory: Memory, made: Draft, speaker: Speaker | None, others: list[Draft]) -> list[Claim]:
    """The claims of a draft: one, or one for each mission, joined actor or place."""
    weapons = weapons_of(sentence, made)
    exact_act(sentence, made, weapons)
    _doers(sentence, memory, made, others)
    made.who = choose("who", made, parties(sentence, memory, made, made.who))
    confined(made)
    still_shut(sentence, made)
    made.to = choose("to_whom", made, parties(sentence, memory, made, receivers(sentence, memory, made)))
    told = status(sentence, made)
    if made.act == "protest" and made.manner == "noun" and told in ("planned", "possible"):
        made.who = ()  # a rally that is only announced is nobody's yet
    if speaker is not None and speaker.denies and not made.frame.speech:
        told = "negated"
    start, end = choose("when", made, moments(sentence, memory, made, told))
    memory.remember_date(made.act, start, end)
    by = choose("asserted_by", made, parties(sentence, memory, made, asserting(sentence, made, speaker)))
    whole = Claim(
        act=made.act,
        status=told,
        to_whom=made.to,
        asserted_by=by,
        start=start,
        end=end,
        quantity=_quantity(sentence, made, weapons) if told != "negated" or weapons else (),
        weapon=tuple(w.name.partition(":")[2] for w in weapons) if made.act.startswith(_ARMED) else (),
        first=_first(sentence, made),
        reason=_reason(sentence, made),
        evidence=evidence_of(sentence, made),
        limits=limits(sentence, made),
    )
    memory.did(made.act, made.who, made.to)
    at = where(sentence, memory, made)
    return [
        structs.replace(one, act=act or one.act, who=who, place=place)
        for who, place in _each(_split(made), at)
        for one in _twins(made, whole, weapons, sentence)
        for act in ((made.act, made.frame.also) if made.frame.also else ("",))
    ]


def _each(doers: list[tuple[str, ...]], at: tuple[NamedPlace | None, ...]) -> list[tuple[Codes, NamedPlace | None]]:
    """Every doer at every place; but 'Bahrain and Kuwait closed their airspace' is each at home."""
    homes = {countries.alpha2(who[0]): who for who in doers if len(who) == 1}
    if len(doers) > 1 and {place.country for place in at if place is not None} == set(homes) and len(at) == len(homes):
        return [(homes[place.country], place) for place in at if place is not None]
    return [(who, place) for who in doers for place in at]


def _beside(sentence: Sentence, theme: Mention, m: Mention) -> bool:
    """'missiles Kalibr', '40 drones et 12 missiles'."""
    between = sentence.keys[theme.last : m.first]
    return m.first >= theme.last and (
        len(between) <= 1 or (len(between) <= 4 and between[0] in sentence.small["coordinators"])
    )


def _twins(made: Draft, whole: Claim, weapons: list[Mention], sentence: Sentence) -> list[Claim]:
    """'465 drones and 32 missiles': each weapon that is fired is an attack of its own."""
    named = made.frame.name in ("strike.missile", "strike.drone") and made.manner == "verbs"
    launched = made.frame.weapons and made.theme is not None and "weapon" in made.theme.kinds
    fired = weapons if named or launched else []
    classes = list(dict.fromkeys(class_of(w) for w in fired if class_of(w) in ("missile", "drone")))
    if len(classes) < 2:
        return [whole]
    found = []
    for one in classes:
        own = [w for w in fired if class_of(w) == one]
        counted = next((q for w in own if (q := sentence.a.quantity(w, _unit(sentence, w)))), ())
        names = tuple(w.name.partition(":")[2] for w in own)
        found.append(structs.replace(whole, act=STRIKE_OF[one], quantity=counted, weapon=names))
    return found


def weapons_of(sentence: Sentence, made: Draft) -> list[Mention]:
    """The weapons that the trigger is about: its theme, those in its words, or the nearest in the clause."""
    if made.theme is not None and "weapon" in made.theme.kinds:
        near = [m for m in sentence.mentions if "weapon" in m.kinds and _beside(sentence, made.theme, m)]
        found = [made.theme, *near, *(m for m in made.theme.group if m is not made.theme and "weapon" in m.kinds)]
    else:
        first, last = sentence.segment(made.at)
        found = [
            m
            for m in sentence.mentions
            if "weapon" in m.kinds and m.name and first <= m.first < last and abs(m.first - made.at) <= 12
        ]
    named = [m for m in found if m.name]
    return [m for m in named if not generic(m) or not any(class_of(o) == class_of(m) and not generic(o) for o in named)]


def _attackers(sentence: Sentence, made: Draft, codes: tuple[str, ...], others: list[Draft]) -> tuple[str, ...]:
    """Who did the harm: whoever strikes in the same sentence, else the armed subject of the verb."""
    striking = next((d for d in others if d.who and d.act.startswith(("strike.", "attack."))), None)
    if striking is not None:
        return striking.who
    if made.frame.name == "harm.toll" or made.hit.entry.lemma in sentence.small["finding"]:
        return ()  # who counts the dead, or finds them, has not killed them
    armed = made.agent is not None and made.agent.kinds & {"mil", "police", "group", "anon", "state"}
    return codes if armed and (made.group is not None or (made.agent is not None and made.agent.prep)) else ()


def _doers(sentence: Sentence, memory: Memory, made: Draft, others: list[Draft]) -> None:
    codes = made.agent.all_codes() if made.agent is not None else made.agents
    who = made.frame.who
    if (
        who == "theme"
        and made.act == "post.reduce"
        and made.agent is not None
        and (made.governor is not None or ordering(sentence, made))
    ):
        made.who = made.agent.codes
    elif who == "theme":
        made.who = _missions(sentence, made)
    elif who == "crowd":
        crowd = next((m for m in sentence.mentions if "civilians" in m.kinds and m.codes), None)
        focus = sentence.a.focus[1]
        named = focus and made.act != "riot" and not sentence.small["unnamed_crowds"]
        anyone = (f"{focus}.civilians",) if named else ()
        made.who = crowd.codes if crowd is not None else anyone
    elif who == "parties":
        made.who = _parties(sentence, made, codes)
    elif who == "source":
        source = sentence.behind(made.hit.last, sentence.small["of"] | sentence.small["by"], lambda m: m.actor, 12)
        made.who = source.all_codes() if source is not None else ()
        made.to = codes
    elif made.act.startswith("alert.") and not codes and memory.issuer and made.frame.theme != ("site",):
        made.who = memory.issuer
    elif made.act in ("mobilise", "troops.send") and not codes and made.theme is not None:
        whole = made.act == "troops.send"
        made.who = tuple(c.partition(".")[0] if whole else c for c in made.theme.codes or made.theme.of)
    elif made.act.startswith("strike.") and not codes and made.theme is not None and "weapon" in made.theme.kinds:
        made.who = made.theme.of or made.theme.codes
    elif made.act.startswith("strike.") and not codes and made.group is not None:
        arm = sentence.left(made.group.edge, lambda m: "weapon" in m.kinds)
        made.who = arm.of if arm is not None else ()
    elif made.act.startswith("harm."):
        made.who = _attackers(sentence, made, codes, others)
    elif who != "none":
        plain = made.act in ("attack.civilians", "protest", "riot", "support")
        made.who = tuple(
            dict.fromkeys(c if plain else c.removesuffix(".nationals") for c in codes if not c.endswith(".staff"))
        )


def _missions(sentence: Sentence, made: Draft) -> tuple[str, ...]:
    theme = made.theme
    if theme is None:
        return ()
    possessed = any(k in sentence.a.language.possessives for k in sentence.keys[max(0, theme.first - 3) : theme.first])
    owner = (
        sentence.left(theme.first, lambda m: "state" in m.kinds and m is not theme)
        if possessed or not theme.of
        else None
    )
    if owner is not None and possessed:
        made.reach(owner)
        return tuple(f"{code.partition('.')[0]}.mission" for code in owner.all_codes())
    if not sentence.first <= theme.first < sentence.last and made.group is not None:
        subject = sentence.left(made.group.edge, lambda m: "state" in m.kinds)
        if subject is not None:
            made.reach(subject)
            return tuple(f"{code.partition('.')[0]}.mission" for code in subject.all_codes())
    return tuple(dict.fromkeys(f"{code.partition('.')[0]}.mission" for code in theme.all_codes()))


def _parties(sentence: Sentence, made: Draft, codes: tuple[str, ...]) -> tuple[str, ...]:
    small = sentence.small
    partner = sentence.behind(made.hit.last, small["with"] | small["between"] | {"à"}, lambda m: m.actor, 8)
    between = next(
        (m for m in sentence.mentions if m.actor and m.prep in small["between"] and abs(m.first - made.hit.last) <= 8),
        None,
    )
    found = [*codes]
    if not found and made.manner == "verbs":
        opposed = sentence.right(made.hit.last, lambda m: m.actor, 4)
        found = list(opposed.all_codes()) if opposed is not None else []
    if made.act == "talk" and found and partner is not None and partner.prep in small["with"]:
        made.to = tuple(c for c in partner.all_codes() if c not in found)
        partner = None
    for m in (partner, between):
        if m is not None:
            made.reach(m)
            found += [c for c in m.all_codes() if c not in found]
    return tuple(found)


def _split(made: Draft) -> list[tuple[str, ...]]:
    if made.act in _EACH and len(made.who) > 1:
        return [(code,) for code in made.who]
    return [made.who]


def _quantity(sentence: Sentence, made: Draft, weapons: list[Mention]) -> tuple[Quantity, ...]:
    second = _second_number(sentence, made)
    if second is not None:
        return (Quantity(second.value, "person", second.bound),)
    for m in (made.people, made.theme, *weapons):
        if m is None:
            continue
        found = sentence.a.quantity(m, _unit(sentence, m))
        if found:
            return found
    inside = [m for m in sentence.mentions if made.hit.first <= m.first < made.hit.last]
    for m in inside:
        found = sentence.a.quantity(m, _unit(sentence, m))
        if found:
            return found
    return ()


def _second_number(sentence: Sentence, made: Draft) -> Number | None:
    """'five people were killed and 30 others wounded': the number right before the second participle is its own."""
    theme, group = made.theme, made.group
    if not made.act.startswith("harm."):
        return None
    ahead = [n for n in sentence.a.numbers if n.first >= sentence.first and 0 <= made.hit.first - n.last <= 1]
    if made.manner == "noun":
        return next((n for n in ahead if n.value != 1 and n.high is None), None)
    if theme is None or group is None or theme.last > made.hit.first:
        return None
    return next((n for n in ahead if theme.last <= n.first), None)


def _unit(sentence: Sentence, m: Mention) -> str:
    if "weapon" in m.kinds and m.name:
        return {"missile": "missile", "drone": "drone"}.get(class_of(m), m.name.partition(":")[2])
    if not m.kinds.isdisjoint(_PERSONS):
        return "person"
    return sentence.a.language.unit(m.word)


def _first(sentence: Sentence, made: Draft) -> bool:
    """Whether 'for the first time' stands by the trigger, of the acts that have a first time."""
    if not made.act.startswith(_FIRSTS) or (
        made.group is not None and made.group.voice == "bare" and made.act[:5] == "arms."
    ):
        return False
    near = " ".join(sentence.keys[max(sentence.first, made.extent[0] - 8) : min(sentence.last, made.extent[1] + 12)])
    return any(phrase in near for phrase in sentence.a.language.firsts)


def _reason(sentence: Sentence, made: Draft) -> str | None:
    first, last = max(sentence.first, made.extent[0] - 8), min(sentence.last, made.extent[1] + 10)
    words = " ".join(sentence.keys[first:last])
    for reason, phrases in sentence.a.language.grammar.get("reasons", {}).items():
        if any(p in words for p in phrases):
            return str(reason)
    return None


def evidence_of(sentence: Sentence, made: Draft) -> Evidence:
    first, last = made.extent
    if made.group is not None:
        first = min(first, made.group.first)
    first = max(first, sentence.first)
    last = min(last, sentence.last)
    while first > sentence.first and sentence.keys[first - 1] in sentence.a.language.determiners:
        first -= 1
    return Evidence(sentence.a.tokens.starts[first], sentence.a.tokens.ends[last - 1])
