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
_MEANS = ("strike.air", "strike.artillery")
"""Acts that the doer's own arm tells: the air force bombs, the artillery shells."""
_UNARMED = frozenset({"civilians", "people", "nationals", "mission"})


def exact_act(sentence: Sentence, made: Draft, weapons: list[Mention]) -> None:
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
    if made.act == "strike.sabotage" and made.group is not None:
        crowd = made.agent or sentence.left(made.group.edge, lambda m: bool(m.kinds & {"civilians", "people"}))
        if crowd is not None and crowd.kinds & {"civilians", "people"}:
            made.act = "riot"
    if made.act == "strike.other" and not weapons and made.agent is not None:
        made.act = next((act for act in _MEANS if made.agent.word in sentence.small[act]), made.act)
    if made.act == "strike.other" and not weapons:
        hurt = theme or sentence.right(made.hit.last, lambda m: "demonym" not in m.kinds, 6)
        if hurt is not None and hurt.kinds & _UNARMED:
            made.act = "attack.civilians"
    if made.frame.weapons:
        made.act = next((STRIKE_OF[class_of(w)] for w in weapons if class_of(w) in STRIKE_OF), made.act)


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
