"""From readings to the picture."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from tocsin.intake.document import Document
from tocsin.picture import distance, focus, subjects
from tocsin.picture.alike import Rule
from tocsin.picture.atlas import Atlas
from tocsin.picture.contradictions import contradictions
from tocsin.picture.escalation import drawn_in, ladder
from tocsin.picture.events import merge
from tocsin.picture.gazetteer import Gazetteer
from tocsin.picture.lasting import Lasting, clock
from tocsin.picture.model import Event, Picture
from tocsin.picture.situation import situation
from tocsin.picture.sources import Reports, gather, unique
from tocsin.reading.claim import Claim

NONE: frozenset[str] = frozenset()


def build(
    readings: Sequence[tuple[Document, Sequence[Claim]]],
    *,
    now: datetime,
    place: str | None = None,
    atlas: Atlas | None = None,
) -> Picture:
    """All that ``readings`` tell, as seen at ``now`` (aware).

    ``place`` ('Kyiv', or 'Goma, CD') asks for one place; without it every place where danger or protection is told is a
    situation, the most threatened first. Raises ``InputError`` for a place that neither reports nor gazetteer know.
    """
    atlas = atlas or Gazetteer()
    reports = gather(readings)
    rule = Rule(reports, atlas)
    events = tuple(_annotated(event, reports, atlas) for event in merge(reports, atlas))
    at = Lasting(events, reports, rule, clock(now, reports))
    wanted = [focus.chosen(place, events, atlas)] if place else focus.places(events, atlas, at)
    found = sorted((situation(one, events, NONE, reports, atlas, at) for one in wanted), key=focus.urgency)
    # What is said of the war at large is asked once, where the threat is greatest.
    everywhere = frozenset(event.id for event in events)
    found[:1] = [situation(one.place, events, everywhere, reports, atlas, at) for one in found[:1]]
    return Picture(
        events=events,
        contradictions=contradictions(events, reports, rule),
        ladder=ladder(events),
        drawn_in=drawn_in(events),
        situations=tuple(found),
        sources=unique(telling.source for telling in reports.tellings),
    )


def _annotated(event: Event, reports: Reports, atlas: Atlas) -> Event:
    return msgspec.structs.replace(
        event, notes=distance.notes(event, reports, atlas), subject=subjects.subject(event, reports)
    )
