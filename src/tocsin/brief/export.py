"""The brief as JSON for other programs, and the JSON Schema of it, made from the same types."""

from typing import Any

import msgspec

from tocsin import cap
from tocsin.brief.walk import Brief
from tocsin.intake.document import Document
from tocsin.picture.model import Contradiction, Event, Situation, Step
from tocsin.reading.claim import Claim
from tocsin.safe import json_safe


class DocumentClaim(Claim, frozen=True, kw_only=True):
    """A claim with the id of its document; ``evidence`` are offsets in that document's text."""

    document: str


class Export(msgspec.Struct, frozen=True, kw_only=True):
    """The brief for other programs."""

    documents: tuple[Document, ...]
    claims: tuple[DocumentClaim, ...]
    events: tuple[Event, ...]
    contradictions: tuple[Contradiction, ...]
    ladder: tuple[Step, ...]
    situations: tuple[Situation, ...]
    alerts: tuple[cap.Alert, ...]


def json(brief: Brief) -> bytes:
    """One object, ending in a line break."""
    claims = [
        DocumentClaim(document=document.id, **{name: getattr(claim, name) for name in claim.__struct_fields__})
        for document, found in brief.readings
        for claim in found
    ]
    export = Export(
        documents=brief.documents,
        claims=tuple(claims),
        events=brief.picture.events,
        contradictions=brief.picture.contradictions,
        ladder=brief.picture.ladder,
        situations=brief.picture.situations,
        alerts=brief.alerts,
    )
    return json_safe(msgspec.json.format(msgspec.json.encode(export), indent=2)) + b"\n"


def schema() -> bytes:
    """JSON Schema 2020-12 of ``json``'s output, ending in a line break."""
    made: dict[str, Any] = msgspec.json.schema(Export)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Tocsin brief"}
    return msgspec.json.format(msgspec.json.encode({**head, **made}), indent=2) + b"\n"
