"""Lists of advice: 'Il est recommandé :' and below it, a line each, '– d'éviter la foule', '– de rester chez soi'."""

from tocsin.reading.draft import Draft
from tocsin.reading.memory import Memory
from tocsin.reading.patterns import Hit
from tocsin.reading.sentence import Sentence

_TELLING = ("order", "ordered", "advise")


def follow(sentence: Sentence, memory: Memory) -> None:
    """Open a list where the sentence ends in a colon behind a word of telling; close it at the first line of text."""
    keys = sentence.keys[sentence.first : sentence.last]
    if keys and keys[-1] == ":":
        told = [cue for cue in sentence.cues if cue.entry.key in _TELLING]
        memory.listing = (told[-1], sentence) if told else None
    elif memory.listing is not None and not sentence.item:
        memory.listing = None


def listed(sentence: Sentence, memory: Memory, made: Draft) -> bool:
    """Hang the infinitive of a list's line on the word of telling before the colon."""
    if (
        memory.listing is None
        or not sentence.item
        or made.group is None
        or made.group.tense not in ("inf", "imperative")
    ):
        return False
    cue, above = memory.listing
    made.governor = (cue.entry.key, Hit(made.hit.first, made.hit.last, cue.entry, frozenset()))
    made.agent = above.left(cue.first, lambda m: m.actor and "civilians" not in m.kinds and "nationals" not in m.kinds)
    told = next((m for m in above.mentions if m.kinds & {"nationals", "civilians", "staff"} and m.codes), None)
    if told is not None:
        made.addressee = told.codes
    if made.agent is None:
        made.agents = memory.authority(above, made.addressee)
        made.addressee = made.addressee or memory.audience
    return True
