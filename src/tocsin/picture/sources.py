"""Where each line comes from: footnotes, outlets, and which outlets are independent of each other."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, time
from pathlib import PurePosixPath
from urllib.parse import urlsplit

import msgspec

from tocsin.intake.document import Document
from tocsin.picture.model import Source, Telling
from tocsin.reading.claim import Claim

SHINGLE = 5
"""Words in a shingle."""
COPY_SHARE = 0.5
"""Share of the shorter text's shingles that stand in the longer one: from here on it is a copy."""
FEWEST_SHINGLES = 12
"""Texts shorter than this are too short to call copies."""

_WORD = re.compile(r"\w+")


class Reports(msgspec.Struct, frozen=True):
    """The documents that a picture rests on, each once, and their tellings in footnote order."""

    documents: Mapping[str, Document]
    tellings: tuple[Telling, ...]
    voices: Mapping[str, str]
    """Document id to the outlet that stands for it: the earliest of those that share its text or name."""

    def document(self, telling: Telling) -> Document:
        return self.documents[telling.source.document]

    def published(self, telling: Telling) -> datetime:
        return told_at(self.document(telling))

    def voice(self, telling: Telling) -> str:
        return self.voices[telling.source.document]

    def latest(self, tellings: Iterable[Telling]) -> datetime:
        """Publication of the newest report among ``tellings``, which is not empty."""
        return max(self.published(telling) for telling in tellings)


def gather(readings: Sequence[tuple[Document, Sequence[Claim]]]) -> Reports:
    """Number the claims of all documents; the order of ``readings`` does not matter."""
    ordered = sorted(readings, key=lambda reading: _age(reading[0]))
    documents: dict[str, Document] = {}
    pairs: list[tuple[Document, Claim]] = []
    for document, claims in ordered:
        if document.id not in documents:
            documents[document.id] = document
            pairs += [(document, claim) for claim in sorted(set(claims), key=_position)]
    numbers: dict[tuple[str, int, int], int] = {}
    tellings = tuple(Telling(claim=claim, source=_source(document, claim, numbers)) for document, claim in pairs)
    return Reports(documents, tellings, independent(tuple(documents.values())))


def told_at(document: Document) -> datetime:
    """When a report came out. One that tells its day alone, which reads as midnight, is taken to be of noon."""
    published = document.published
    return published if has_time(document) else published.replace(hour=12)


def has_time(document: Document) -> bool:
    """Whether the report tells the time of day it came out."""
    return document.published.time() != time()


def outlet(document: Document) -> str:
    """The outlet's name, or the site or file that the document came from."""
    if document.outlet:
        return document.outlet
    parts = urlsplit(document.source)
    if parts.netloc:
        return parts.netloc.removeprefix("www.")
    return "standard input" if document.source == "-" else PurePosixPath(document.source).name or document.source


def independent(documents: Sequence[Document]) -> dict[str, str]:
    """Document id to the outlet whose voice it counts as; a copy, or the same outlet again, is no new voice."""
    shingles = {document.id: _shingles(document.text) for document in documents}
    voices: dict[str, str] = {}
    seen: list[Document] = []
    for document in sorted(documents, key=_age):
        name = outlet(document)
        twin = next((d for d in seen if outlet(d).casefold() == name.casefold()), None) or next(
            (d for d in seen if _copies(shingles[d.id], shingles[document.id])), None
        )
        voices[document.id] = voices[twin.id] if twin else name
        seen.append(document)
    return voices


def unique(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Sources by footnote number, each once."""
    return tuple(sorted(set(sources), key=lambda source: (source.number, source.document)))


def _age(document: Document) -> tuple[datetime, str, str]:
    return (told_at(document).astimezone(UTC), document.id, document.text)


def _position(claim: Claim) -> tuple[int, int, bytes]:
    return (claim.evidence.start, claim.evidence.end, msgspec.json.encode(claim))


def _source(document: Document, claim: Claim, numbers: dict[tuple[str, int, int], int]) -> Source:
    start, end = claim.evidence.start, claim.evidence.end
    number = numbers.setdefault((document.id, start, end), len(numbers) + 1)
    quote = document.text[start:end]
    return Source(number=number, document=document.id, outlet=outlet(document), start=start, end=end, quote=quote)


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return frozenset(tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def _copies(a: frozenset[tuple[str, ...]], b: frozenset[tuple[str, ...]]) -> bool:
    shorter = min(len(a), len(b))
    return shorter >= FEWEST_SHINGLES and len(a & b) >= COPY_SHARE * shorter
