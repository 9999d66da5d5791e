"""The walk from documents to a brief: read, build the picture, draft the alert."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

import msgspec

from tocsin import cap, picture, reading
from tocsin.brief.compose import compose
from tocsin.brief.drafts import drafts
from tocsin.brief.page import Page
from tocsin.errors import InputError
from tocsin.intake.boilerplate import boilerplate_spans
from tocsin.intake.document import Document
from tocsin.picture.model import Picture
from tocsin.reading.claim import Claim
from tocsin.warning.draft import draft

SENDER: Final = "tocsin@localhost"
"""Sender of a draft that no desk has taken up; the desk puts its own."""


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that was found; text, HTML and JSON are views of it."""

    now: datetime
    asked: datetime | None = None
    """When the brief was asked for; later than ``now`` where old reports are shown as of their own time."""
    documents: tuple[Document, ...]
    readings: tuple[tuple[Document, tuple[Claim, ...]], ...]
    picture: Picture
    alerts: tuple[cap.Alert, ...]
    no_draft: str = ""
    """Why there is no alert although languages were asked for."""


def make(
    documents: Iterable[Document],
    *,
    now: datetime,
    asked: datetime | None = None,
    place: str | None = None,
    languages: Sequence[str] = (),
) -> Brief:
    """Read all and draft the alert of the most threatened place (or of ``place``) in ``languages``; none, no draft.

    ``now`` is the hour that the brief is drawn for, ``asked`` when it is asked for, if that is another. Raises
    ``InputError`` where ``place`` is not found.
    """
    readings = tuple((document, claims(document)) for document in documents)
    seen = picture.build(readings, now=now, place=place)
    alerts, no_draft = _draft(seen, languages, now)
    return Brief(
        now=now,
        asked=asked,
        documents=tuple(document for document, _ in readings),
        readings=readings,
        picture=seen,
        alerts=alerts,
        no_draft=no_draft,
    )


def claims(document: Document) -> tuple[Claim, ...]:
    """The claims of the report itself, without its links, counters and captions."""
    return reading.read(document, boilerplate_spans(document.text, document.lang))


def _draft(seen: Picture, languages: Sequence[str], now: datetime) -> tuple[tuple[cap.Alert, ...], str]:
    if not languages:
        return (), ""
    if not seen.situations:
        return (), "the reports name no place in danger"
    try:
        return (draft(seen.situations[0], seen, languages, now=now, sender=SENDER),), ""
    except InputError as error:
        return (), error.reason


def lay_out(brief: Brief) -> Page:
    """What a person sees of it."""
    texts = tuple(draft for alert in brief.alerts for draft in drafts(alert))
    return compose(
        brief.picture, brief.documents, now=brief.now, asked=brief.asked, drafts=texts, no_draft=brief.no_draft
    )
