"""'No such operation is under way', 'aucun ordre de ce type': what was just told of is denied in passing."""

from collections.abc import Sequence

from msgspec import structs

from tocsin.reading.claim import Claim, Evidence
from tocsin.reading.patterns import Hit
from tocsin.reading.sentence import STRONG, Sentence

_DENIABLE = ("people.", "post.", "site.", "alert.", "troops.", "mobilise", "arms.", "expel", "emergency.")


def no_such(sentence: Sentence, told: Sequence[Claim]) -> list[Claim]:
    """The last of ``told`` that comes before a 'no such', negated; the speaker of the denial is not looked for."""
    cue = next((h for h in sentence.cues if h.entry.key == "no_such"), None)
    if cue is None:
        return []
    span = _clause(sentence, cue)
    model = next((c for c in reversed(told) if c.evidence.end <= span.start and c.act.startswith(_DENIABLE)), None)
    if model is None or model.status == "negated":
        return []
    return [structs.replace(model, status="negated", evidence=span, start=None, end=None, quantity=())]


def _clause(sentence: Sentence, cue: Hit) -> Evidence:
    last = cue.last
    while last < sentence.last and sentence.keys[last] not in STRONG | {",", ".", "!", "?"}:
        last += 1
    tokens = sentence.a.tokens
    return Evidence(tokens.starts[cue.first], tokens.ends[last - 1])
