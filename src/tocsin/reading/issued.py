"""'The order issued this morning was lifted': a participle behind the noun tells that it was given."""

from tocsin.reading.patterns import Hit
from tocsin.reading.sentence import Sentence

_NEAR = 2


def issued(sentence: Sentence, noun: Hit, end: int) -> bool:
    """Whether a bare participle of issuing stands in or right behind ``noun``, before token ``end``."""
    auxiliaries = sentence.a.language.auxiliaries
    return any(
        h.entry.lemma in sentence.small["issuing"]
        and "pp" in h.features
        and noun.first < h.first <= noun.last + _NEAR
        and h.last <= end
        and not any(k in auxiliaries for k in sentence.keys[noun.first : h.first])
        for h in (*sentence.happenings, *sentence.triggers, *sentence.cues)
    )
