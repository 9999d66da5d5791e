"""From a draft to claims: the slots filled from what stands around the trigger."""

from msgspec import structs

from tocsin.reading.analysis import Number
from tocsin.reading.claim import Claim, Evidence, Quantity
from tocsin.reading.draft import Draft
from tocsin.reading.limits import limits
from tocsin.reading.memory import Memory
from tocsin.reading.mention import Mention
from tocsin.reading.receivers import receivers
from tocsin.reading.sentence import Sentence
from tocsin.reading.speakers import Speaker
from tocsin.reading.status import ordering, status
from tocsin.reading.when import when
from tocsin.reading.where import where

_STRIKE_OF = {
    "missile": "strike.missile",
    "drone": "strike.drone",
    "air": "strike.air",
    "artillery": "strike.artillery",
    "bomb": "strike.bomb",
    "mine": "strike.bomb",
    "chemical": "strike.chemical",
}
_FIRSTS = ("strike.", "arms.", "talk", "release", "intercept", "exercise")
_MEANS = ("strike.air", "strike.artillery", "strike.cyber", "strike.sabotage")
"""Acts that the doer's own arm tells: the air force bombs, the artillery shells, hackers break in."""
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
_MOBS = frozenset({"strike.other", "attack.civilians", "territory.gain"})
_UNARMED = frozenset({"civilians", "people", "nationals", "mission"})
_ARMED = ("strike.", "intercept", "arms.", "exercise", "commit", "harm.damage")


def fill(sentence: Sentence, memory: Memory, made: Draft, speaker: Speaker | None, others: list[Draft]) -> list[Claim]:
    """The claims of a draft: one, or one for each mission, joined actor or place."""
    weapons = _weapons(sentence, made)
    _exact_act(sentence, made, weapons)
    _doers(sentence, memory, made, others)
    _confined(made)
    made.to = receivers(sentence, memory, made)
    told = status(sentence, made)
    if made.act == "protest" and made.manner == "noun" and told in ("planned", "possible"):
        made.who = ()  # a rally that is only announced is nobody's yet
    if speaker is not None and speaker.denies and not made.frame.speech:
        told = "negated"
    start, end = when(sentence, memory, made, told)
    by = _asserted(made, speaker, sentence.small["counting"])
    if made.act == "intercept" and not made.who and by and by[0].endswith(".mil"):
        made.who = by  # 'Thirty were shot down, according to the air force'
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
        evidence=_evidence(sentence, made),
        limits=limits(sentence, made),
    )
    memory.did(made.act, made.who, made.to)
    at = where(sentence, memory, made)
    return [
        structs.replace(whole, act=act, who=who, place=place)
        for who in _split(made)
        for place in at
        for act in _acts(made)
    ]


def _confined(made: Draft) -> None:
    """A public authority confines people; a mission only tells its own to stay in."""
    actors = (*made.who, *made.agents, *made.addressee)
    if made.act == "people.confine" and any(c.endswith((".mission", ".staff", ".nationals")) for c in actors):
        made.act = "people.shelter"
        made.to = made.addressee


def _acts(made: Draft) -> tuple[str, ...]:
    return (made.act, made.frame.also) if made.frame.also else (made.act,)


def _weapons(sentence: Sentence, made: Draft) -> list[Mention]:
    """The weapons that the trigger is about: its theme, those in its words, or the nearest in the clause."""
    if made.theme is not None and "weapon" in made.theme.kinds:
        near = [m for m in sentence.mentions if "weapon" in m.kinds and 0 <= m.first - made.theme.last <= 1]
        found = [made.theme, *near, *(m for m in made.theme.group if m is not made.theme and "weapon" in m.kinds)]
    else:
        first, last = sentence.segment(made.at)
        found = [
            m
            for m in sentence.mentions
            if "weapon" in m.kinds and m.name and first <= m.first < last and abs(m.first - made.at) <= 12
        ]
    named = [m for m in found if m.name]
    return [m for m in named if not _generic(m) or not any(_class(o) == _class(m) and not _generic(o) for o in named)]


def _class(m: Mention) -> str:
    return m.name.partition(":")[0]


def _generic(m: Mention) -> bool:
    return m.name.partition(":")[2] in ("missile", "drone", "mine", "bomb", "rocket", "jet")


def _exact_act(sentence: Sentence, made: Draft, weapons: list[Mention]) -> None:
    theme = made.theme
    families = made.people or theme
    near = families is not None and abs(families.first - made.at) <= 8
    if made.act == "post.reduce" and families is not None and near and families.word.startswith("famil"):
        made.act, made.to = "people.leave", families.codes
    if made.act == "expel" and ordering(sentence, made) and theme is not None and made.agent is not None:
        own = {c.partition(".")[0] for c in made.agent.codes}
        if own & {c.partition(".")[0] for c in theme.codes}:
            made.act = "post.reduce"  # 'ordered its own staff out'
    if made.frame.name == "territory.fall" and made.agent is None and not made.agents:
        made.act = "territory.loss"
    if made.act == "harm.damage" and made.agent is not None and made.agent.kinds & {"civilians"}:
        made.act = "riot"
    if made.act == "strike.sabotage" and made.group is not None:
        crowd = made.agent or sentence.left(made.group.edge, lambda m: bool(m.kinds & {"civilians", "people"}))
        if crowd is not None and crowd.kinds & {"civilians", "people"}:
            made.act = "riot"
    if made.act == "site.close" and made.agent is not None and made.agent.kinds & {"civilians", "people"}:
        made.act = "protest"  # 'Protesters blocked the freeway'
    if made.act == "alert.raise" and made.manner == "verbs" and _troops_within(sentence, made):
        made.act = "mobilise"  # 'put its frontier guards on high alert'
    if made.act == "post.close" and theme is not None and theme.word in sentence.small["counters"]:
        made.act = "post.reduce"  # 'the visa section is closed'
    if made.frame.name == "people.evacuated" and made.people is not None and "nationals" in made.people.kinds:
        made.act = "people.leave"
    if made.act in _MOBS and made.agent is not None and _mob(sentence, made.agent):
        made.act = "riot"
    if made.act == "strike.other" and not weapons and made.agent is not None and "police" in made.agent.kinds:
        made.act = "attack.civilians"
    if made.act in ("strike.other", "attack.civilians") and not weapons:
        made.act = _by_means(sentence, made)
    if made.act == "strike.other" and not weapons:
        hurt = theme or sentence.right(made.hit.last, lambda m: "demonym" not in m.kinds, 6)
        if hurt is not None and hurt.kinds & _UNARMED:
            made.act = "attack.civilians"
    if made.frame.weapons:
        made.act = next((_STRIKE_OF[_class(w)] for w in weapons if _class(w) in _STRIKE_OF), made.act)


def _troops_within(sentence: Sentence, made: Draft) -> bool:
    armed = frozenset({"mil", "troops", "police"})
    return any(made.hit.first < m.first < made.hit.last and m.kinds & armed for m in sentence.mentions)


def _mob(sentence: Sentence, doer: Mention) -> bool:
    """Whether a crowd does it: 'protesters took over his office', 'a mob set upon a passer-by'."""
    return bool(doer.kinds & {"civilians"}) or doer.word in sentence.small["mobs"]


def _by_means(sentence: Sentence, made: Draft) -> str:
    """The act that the word for the doer tells: 'Pakistani aircraft hit …', 'attacked by hackers'."""
    doer = made.agent
    if doer is None and made.group is not None and made.group.voice == "active":
        doer = sentence.left(made.group.edge, lambda m: "demonym" not in m.kinds)
    words = (doer.word, sentence.keys[doer.last - 1]) if doer is not None else ()
    return next((act for act in _MEANS if any(w in sentence.small[act] for w in words)), made.act)


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
        anyone = (f"{focus}.civilians",) if focus and made.act != "riot" else ()
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


def _asserted(made: Draft, speaker: Speaker | None, counting: frozenset[str]) -> tuple[str, ...]:
    if made.frame.speech and made.who:
        return made.who
    if speaker is not None and speaker.actors:
        return tuple(code.removesuffix(".nationals") for code in speaker.actors)
    if made.frame.speech or made.act == "warning.issue":
        return made.who
    counted = made.agent is not None and made.act.startswith("harm.") and made.hit.entry.lemma in counting
    return made.agent.all_codes() if counted and made.agent is not None else ()


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
        return {"missile": "missile", "drone": "drone"}.get(_class(m), m.name.partition(":")[2])
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


def _evidence(sentence: Sentence, made: Draft) -> Evidence:
    first, last = made.extent
    if made.group is not None:
        first = min(first, made.group.first)
    first = max(first, sentence.first)
    last = min(last, sentence.last)
    while first > sentence.first and sentence.keys[first - 1] in sentence.a.language.determiners:
        first -= 1
    return Evidence(sentence.a.tokens.starts[first], sentence.a.tokens.ends[last - 1])
