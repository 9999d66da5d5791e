"""Limits and conditions that a promise or a measure carries: 'for a limited time', 'never in populated areas'."""

from tocsin.reading.claim import Evidence, Limit
from tocsin.reading.draft import Draft
from tocsin.reading.sentence import Sentence

_CARRYING = ("commit", "arms.authorise", "hazard.mines", "ceasefire")


def limits(sentence: Sentence, made: Draft) -> tuple[Limit, ...]:
    """The declared limits in the sentence of a promise or authorisation, with their words."""
    if not made.act.startswith(_CARRYING):
        return ()
    tokens = sentence.a.tokens
    found = [
        Limit(hit.entry.key.partition(".")[2], Evidence(tokens.starts[hit.first], tokens.ends[hit.last - 1]))  # type: ignore[arg-type]
        for hit in sentence.a.hits
        if hit.entry.table == "cue"
        and hit.entry.key.startswith("limit.")
        and sentence.first <= hit.first < sentence.last
    ]
    return tuple(found)
