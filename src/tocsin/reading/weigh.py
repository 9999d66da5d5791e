"""Of the drafts of one sentence, those that are claims: the fullest trigger at each place, nouns that tell something."""

from tocsin.reading.draft import Draft
from tocsin.reading.memory import Memory
from tocsin.reading.sentence import Sentence

_SPOKEN = frozenset({"verbs", "intransitive", "does", "shuns", "advise"})


def keep(sentence: Sentence, memory: Memory, drafts: list[Draft]) -> list[Draft]:
    """The drafts that stand, in the order of the text."""
    standing = [made for made in drafts if made.manner != "noun" or _told(sentence, memory, made)]
    kept: list[Draft] = []
    for made in sorted(standing, key=_weight, reverse=True):
        if not any(_rivals(made, other) for other in kept):
            kept.append(made)
    kept = [made for made in kept if not any(_feared(made, other) or _undone(made, other) for other in kept)]
    kept.sort(key=lambda made: made.at)
    for made in kept:
        memory.told[made.act] = memory.now
    return kept


def _weight(made: Draft) -> tuple[int, int, int]:
    return (made.hit.entry.size, made.manner in _SPOKEN, made.theme is not None)


def _rivals(made: Draft, other: Draft) -> bool:
    """Whether both read the same words: one trigger is one act, and a noun near a verb of the same act is its object."""
    shared = made.hit.first < other.hit.last and other.hit.first < made.hit.last
    if shared:
        return not (made.frame.also or other.frame.also) or made.act == other.act
    same = made.act == other.act or _strikes(made, other)
    return same and made.manner == "noun" and abs(made.at - other.at) <= 6


def _feared(made: Draft, other: Draft) -> bool:
    """What a warning warns of is no second claim."""
    danger = other.theme
    if other.act != "warning.issue" or made is other or made.manner != "noun" or danger is None:
        return False
    return danger.first <= made.at < danger.last or made.hit.first <= danger.first < made.hit.last


def _undone(made: Draft, other: Draft) -> bool:
    """What an order told people to do is no claim of its own where the sentence says that the order is over."""
    if other.act != "alert.lift" or other.theme is None or made.governor is None:
        return False
    cue = made.governor[1]
    return other.theme.first <= cue.first < other.theme.last


def _strikes(made: Draft, other: Draft) -> bool:
    return made.frame.weapons and other.act.startswith("strike.")


def _told(sentence: Sentence, memory: Memory, made: Draft) -> bool:
    """Whether an event noun tells that something happened, and is not only spoken of."""
    if made.frame.noun == "free":
        return True
    if made.frame.noun == "no":
        return False
    keys = sentence.keys
    before = keys[made.hit.first - 1] if made.hit.first > sentence.first else ""
    if before in sentence.small["demonstratives"]:
        return False
    if any(abs(d.first - made.hit.last) <= 4 or abs(d.last - made.hit.first) <= 3 for d in sentence.dates):
        return True
    happening = any(
        sentence.verbal(h) and (0 <= h.first - made.hit.last <= 9 or 0 <= made.hit.first - h.last <= 5)
        for h in sentence.happenings
        if h.features
    ) or any(not h.features and abs(h.first - made.hit.last) <= 5 for h in sentence.happenings)
    if happening:
        return True
    return made.hit.first - sentence.first <= 1 and not any(v for v in sentence.verbs)
