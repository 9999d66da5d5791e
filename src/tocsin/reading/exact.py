"""Which act it is exactly: by the weapon, by whose arm does it, by who is told, by what does not reopen."""

from msgspec import structs

from tocsin.reading.draft import Draft
from tocsin.reading.mention import Mention
from tocsin.reading.sentence import Sentence
from tocsin.reading.status import ordering

STRIKE_OF = {
    "missile": "strike.missile",
    "drone": "strike.drone",
    "air": "strike.air",
    "artillery": "strike.artillery",
    "bomb": "strike.bomb",
    "mine": "strike.bomb",
    "chemical": "strike.chemical",
}
"""Class of a weapon → the attack with it."""
_MEANS = ("strike.air", "strike.artillery", "strike.cyber", "strike.sabotage")
"""Acts that the doer's own arm tells: the air force bombs, the artillery shells, hackers break in."""
_UNARMED = frozenset({"civilians", "people", "nationals", "mission"})
_CROWD = frozenset({"civilians", "people"})
_TROOPS = frozenset({"mil", "troops", "police"})
_MOBS = frozenset({"strike.other", "attack.civilians", "territory.gain"})


def exact_act(sentence: Sentence, made: Draft, weapons: list[Mention]) -> None:
    """Settle ``made.act`` by what stands around the trigger."""
    _of_missions(sentence, made)
    _of_crowds(sentence, made)
    if made.frame.name == "territory.fall" and made.agent is None and not made.agents:
        made.act = "territory.loss"
    if made.act == "alert.raise" and made.manner == "verbs" and _troops_within(sentence, made):
        made.act = "mobilise"  # 'put its frontier guards on high alert'
    _of_strikes(sentence, made, weapons)


def _of_missions(sentence: Sentence, made: Draft) -> None:
    theme = made.theme
    families = made.people or theme
    near = families is not None and abs(families.first - made.at) <= 8
    if made.act == "post.reduce" and families is not None and near and families.word.startswith("famil"):
        made.act, made.to = "people.leave", families.codes
    if made.act == "expel" and ordering(sentence, made) and theme is not None and made.agent is not None:
        own = {c.partition(".")[0] for c in made.agent.codes}
        if own & {c.partition(".")[0] for c in theme.codes}:
            made.act = "post.reduce"  # 'ordered its own staff out'
    if made.act == "post.close" and theme is not None and _counter(sentence, theme):
        made.act = "post.reduce"  # 'the visa section is closed'
    if made.frame.name == "people.evacuated" and made.people is not None and "nationals" in made.people.kinds:
        made.act = "people.leave"


def _counter(sentence: Sentence, theme: Mention) -> bool:
    """Whether it is only a part of the mission that serves the public."""
    small = sentence.small
    return theme.word in small["counters"] or not small["sections"].isdisjoint(sentence.keys[theme.first : theme.last])


def _of_crowds(sentence: Sentence, made: Draft) -> None:
    doer = made.agent
    if made.act == "strike.sabotage" and made.group is not None:
        crowd = doer or sentence.left(made.group.edge, lambda m: bool(m.kinds & _CROWD))
        if crowd is not None and crowd.kinds & _CROWD:
            made.act = "riot"
    if doer is None:
        return
    if made.act == "harm.damage" and "civilians" in doer.kinds:
        made.act = "riot"
    if made.act == "site.close" and doer.kinds & _CROWD:
        made.act = "protest"  # 'Protesters blocked the freeway'
    if made.act in _MOBS and ("civilians" in doer.kinds or doer.word in sentence.small["mobs"]):
        made.act = "riot"  # 'protesters took over his office', 'a mob set upon a passer-by'


def _of_strikes(sentence: Sentence, made: Draft, weapons: list[Mention]) -> None:
    if made.act == "strike.other" and not weapons and made.agent is not None and "police" in made.agent.kinds:
        made.act = "attack.civilians"
    if made.act in ("strike.other", "attack.civilians") and not weapons:
        made.act = _by_means(sentence, made)
    if made.act == "strike.other" and not weapons:
        hurt = made.theme or sentence.right(made.hit.last, lambda m: "demonym" not in m.kinds, 6)
        if hurt is not None and hurt.kinds & _UNARMED:
            made.act = "attack.civilians"
    if made.frame.weapons:
        made.act = next((STRIKE_OF[class_of(w)] for w in weapons if class_of(w) in STRIKE_OF), made.act)


def _troops_within(sentence: Sentence, made: Draft) -> bool:
    return any(made.hit.first < m.first < made.hit.last and m.kinds & _TROOPS for m in sentence.mentions)


def _by_means(sentence: Sentence, made: Draft) -> str:
    """The act that the word for the doer tells: 'Pakistani aircraft hit …', 'attacked by hackers'."""
    doer = made.agent
    if doer is None and made.group is not None and made.group.voice == "active":
        doer = sentence.left(made.group.edge, lambda m: "demonym" not in m.kinds)
    words = (doer.word, sentence.keys[doer.last - 1]) if doer is not None else ()
    return next((act for act in _MEANS if any(w in sentence.small[act] for w in words)), made.act)


def confined(made: Draft) -> None:
    """A public authority confines people; a mission only tells its own to stay in."""
    actors = (*made.who, *made.agents, *made.addressee)
    if made.act == "people.confine" and any(c.endswith((".mission", ".staff", ".nationals")) for c in actors):
        made.act = "people.shelter"
        made.to = made.addressee


def still_shut(sentence: Sentence, made: Draft) -> None:
    """'Le trafic ne reprendra que demain', 'les écoles n'ont pas rouvert': what does not reopen is closed."""
    group = made.group
    if made.frame.name != "alert.reopen" or group is None:
        return
    keys = sentence.keys
    only = any(k in sentence.small["particles"] for k in keys[group.first - 2 : made.hit.first]) and any(
        k in sentence.small["only"] for k in keys[made.hit.last : made.hit.last + 2]
    )
    if group.negated or only:
        made.act = "site.close"
        made.group = structs.replace(group, negated=False, tense="state", modal="")


def class_of(m: Mention) -> str:
    """The class of a weapon: ``missile``, ``drone`` …"""
    return m.name.partition(":")[0]


def generic(m: Mention) -> bool:
    """Whether it is named by its class alone."""
    return m.name.partition(":")[2] in ("missile", "drone", "mine", "bomb", "rocket", "jet")
