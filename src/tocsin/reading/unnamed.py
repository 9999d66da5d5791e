"""Themes that no lexicon knows: whether a draft may stand without one."""

from tocsin.reading.draft import Draft
from tocsin.reading.patterns import Hit
from tocsin.reading.sentence import Sentence

_VICTIMS = ("release", "arrest", "abduct", "harm.killed", "harm.wounded", "people.evacuate", "expel")
_FEARED = 14


def someone(sentence: Sentence, made: Draft) -> bool:
    """Whether the victim is a word that no lexicon knows: 'Le prélat a été enlevé'. Only a passive tells so much."""
    group = made.group
    if made.manner == "noun" and made.frame.act.startswith(_VICTIMS):
        return not made.frame.act.startswith("harm.") or _counted(sentence, made.hit)
    if made.manner == "states" and made.frame.act.startswith("harm."):
        return _counted(sentence, made.hit)  # '18 dead', '195 hurt'
    if not made.frame.act.startswith(_VICTIMS) or group is None or group.voice != "passive" or made.manner != "verbs":
        return False
    return not any(
        0 <= group.first - m.last <= 6 and sentence.free(m) and "demonym" not in m.kinds for m in sentence.mentions
    )


def feared(sentence: Sentence, made: Draft) -> bool:
    """'warned that the river may burst its banks': what may happen needs no word for a danger."""
    if (
        made.frame.name != "warning.warn"
        or made.manner != "verbs"
        or made.hit.entry.lemma not in sentence.small["warning"]
    ):
        return False
    ahead = sentence.keys[made.hit.last : min(sentence.last, made.hit.last + _FEARED)]
    if "," in ahead:
        ahead = ahead[: ahead.index(",")]
    if any(k in sentence.small["pronouns"] for k in ahead[:2]):
        return False
    auxiliaries = sentence.a.language.auxiliaries
    return any(auxiliaries.get(k, ("",))[0] == "possible" for k in ahead)


def _counted(sentence: Sentence, hit: Hit) -> bool:
    """'17 morts', 'no casualties': a number or a 'no' right before the noun."""
    before = sentence.keys[max(sentence.first, hit.first - 2) : hit.first]
    return any(k in sentence.small["neg_nouns"] for k in before) or any(
        n.last in (hit.first, hit.first - 1) for n in sentence.a.numbers if n.first >= sentence.first
    )
