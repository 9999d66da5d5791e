"""Whether someone stands there to talk with, and whether who travels does so to talk."""

from tocsin.reading.draft import Draft
from tocsin.reading.mention import Mention
from tocsin.reading.patterns import Hit
from tocsin.reading.sentence import Sentence
from tocsin.reading.verb_group import VerbGroup

_TALKING = frozenset({"state", "head", "officials", "mil", "group", "local", "mission", "anon"})


def partner(sentence: Sentence, hit: Hit) -> bool:
    """Whether someone stands there to talk with."""
    if hit.entry.reflexive:
        return True
    return sentence.right(hit.last, lambda m: bool(m.kinds & _TALKING), 8) is not None


def informed(sentence: Sentence, group: VerbGroup | None) -> Mention | None:
    """'The embassy has been told of plans for an attack': who passes on what it was told."""
    if group is None or group.voice != "passive":
        return None
    return sentence.left(group.edge, lambda m: m.actor and bool(m.kinds & {"mission", "state", "police", "local"}))


def visitor(sentence: Sentence, made: Draft) -> bool:
    """Whether who travels does so to talk: a head of state, a minister, an envoy."""
    doer = made.agent
    if doer is None:
        return False
    words = sentence.keys[doer.first : doer.last]
    return "head" in doer.kinds or any(word in sentence.small["visitors"] for word in words)
