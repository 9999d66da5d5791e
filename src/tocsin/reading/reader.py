"""A document's claims: sentence by sentence, trigger by trigger, frame by frame."""

from collections.abc import Sequence

from msgspec import structs

from tocsin.intake.document import Document
from tocsin.reading.analysis import Analysis
from tocsin.reading.arguments import draft
from tocsin.reading.blame import blame
from tocsin.reading.claim import Claim
from tocsin.reading.frames import frames
from tocsin.reading.genre import quiet
from tocsin.reading.governors import govern, stands_alone
from tocsin.reading.imitation import imitated
from tocsin.reading.language import load
from tocsin.reading.listing import follow
from tocsin.reading.memory import Memory
from tocsin.reading.no_such import no_such
from tocsin.reading.notice import notice_issuer
from tocsin.reading.once import once
from tocsin.reading.patterns import Hit
from tocsin.reading.sentence import Sentence
from tocsin.reading.slots import fill
from tocsin.reading.speakers import asserted, speakers
from tocsin.reading.weigh import keep, warned


def read(document: Document, skip: Sequence[tuple[int, int]] = ()) -> tuple[Claim, ...]:
    """The claims of a document in the order of its text; ``skip`` are spans that are no part of the report."""
    language = load(document.lang)
    title = Analysis(language, document.title, document.published) if document.title else None
    outlet = Analysis(language, document.outlet, document.published) if document.outlet else None
    own = next((state for a in (title, outlet) if a is not None and (state := a.mission())), None)
    analysis = Analysis(language, document.text, document.published, skip, title, own, outlet)
    memory = Memory(notice_issuer(analysis, document.outlet, document.title))
    claims: list[Claim] = []
    headings: list[tuple[int, int]] = []
    last = 0
    by_sentence = _by_sentence(analysis)
    for (start, end), hits in zip(analysis.sentences, by_sentence, strict=True):
        sentence = Sentence(analysis, start, end, hits)
        memory.labels.update((m.places[0].id, m.name) for m in sentence.mentions if m.places and m.name)
        if sentence.heading:
            headings.append(sentence.span)
        told = _claims(sentence, memory) if sentence.triggers else []
        told += no_such(sentence, [*claims[len(claims) - last :], *told])
        told = told or imitated(sentence, [*claims[: len(claims) - last], *reversed(claims[len(claims) - last :])])
        if told:
            claims += told
            last = len(told)
        elif last and _takes_back(sentence):
            claims[-last:] = [structs.replace(c, status="negated") for c in claims[-last:]]
            last = 0
        else:
            last = 0
        memory.close(sentence)
        follow(sentence, memory)
    kept = blame(analysis, once(claims, headings))
    return () if quiet(language.genres, analysis.keys, kept) else tuple(kept)


def _takes_back(sentence: Sentence) -> bool:
    """'C'est inexact.', 'None of this is true.': it denies what the sentence before told."""
    return sentence.last - sentence.first < 40 and any(cue.entry.key == "false" for cue in sentence.cues)


def _by_sentence(analysis: Analysis) -> list[list[Hit]]:
    found: list[list[Hit]] = [[] for _ in analysis.sentences]
    hits = iter(analysis.hits)
    hit = next(hits, None)
    for n, (first, last) in enumerate(analysis.sentences):
        while hit is not None and hit.first < last:
            if hit.first >= first:
                found[n].append(hit)
            hit = next(hits, None)
    return found


def _claims(sentence: Sentence, memory: Memory) -> list[Claim]:
    said = memory.said = speakers(sentence, memory)
    table = frames()
    drafts = []
    for hit in sentence.triggers:
        frame = table.get(hit.entry.key)
        for made in draft(sentence, memory, frame, hit) if frame else ():
            govern(sentence, memory, made)
            if not stands_alone(made):
                made.doubts.append("nobody tells")
            warned(sentence, made, asserted(made, said))
            drafts.append(made)
    kept = keep(sentence, memory, drafts)
    claims = [claim for made in kept for claim in fill(sentence, memory, made, asserted(made, said), kept)]
    if said:
        memory.speaker = said[-1].actors
    return claims
