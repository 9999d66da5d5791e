"""The baseline: a plain dictionary coder with Tocsin's own trigger words and nothing of its engine.

Every trigger word or phrase in a sentence is a claim that its act was done; the longest phrase wins where several
stand at one place. No mention, no verb group, no negation, no speaker.
"""

from tocsin.intake.document import Document
from tocsin.reading import Claim, Evidence
from tocsin.reading.frames import frames
from tocsin.reading.language import load
from tocsin.reading.patterns import longest

NAME = "triggers alone"


def code(document: Document) -> list[Claim]:
    """A claim for each trigger, its evidence the whole sentence. ``InputError`` for a language without triggers."""
    language, acts = load(document.lang), frames()
    tokens = language.tokens(document.text)
    aside = [False] * len(tokens.keys)
    claims: list[Claim] = []
    for first, last in tokens.sentences:
        hits = [hit for i in range(first, last) for hit in language.book.hits(tokens.keys, i, last, aside)]
        evidence = Evidence(tokens.starts[first], tokens.ends[last - 1])
        triggers = longest(hit for hit in hits if hit.entry.table == "trigger" and hit.entry.key in acts)
        claims += [Claim(act=acts[hit.entry.key].act, status="done", evidence=evidence) for hit in triggers]
    return claims
