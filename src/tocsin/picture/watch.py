"""Declared limits and conditions, and measures that end: what to keep an eye on."""

from collections.abc import Iterator, Sequence
from typing import Literal

from tocsin.picture.lasting import Lasting
from tocsin.picture.model import Event, Watch
from tocsin.picture.sources import Reports
from tocsin.picture.times import closing

State = Literal["in force", "declared over, not verified"]
ENDING = frozenset({"protect", "hazard", "unrest"})
"""Families whose told end is worth a look; a ceasefire's is too."""


def watch(events: Sequence[Event], reports: Reports, lasting: Lasting) -> tuple[Watch, ...]:
    """All limits and ends that ``events`` carry, in footnote order."""
    found = [one for event in events for one in (*_limits(event, reports, lasting), *_end(event, lasting))]
    return tuple(sorted(found, key=lambda one: (one.sources[0].number, one.sources[0].start, one.quote, one.kind)))


def _limits(event: Event, reports: Reports, lasting: Lasting) -> Iterator[Watch]:
    for telling in event.tellings:
        for limit in telling.claim.limits:
            yield Watch(
                kind=limit.kind,
                act=event.act,
                by=event.who,
                quote=reports.document(telling).text[limit.evidence.start : limit.evidence.end],
                end=telling.claim.end if limit.kind == "time" else None,
                state=_state(telling.claim.end if limit.kind == "time" else None, lasting),
                sources=(telling.source,),
            )


def _end(event: Event, lasting: Lasting) -> Iterator[Watch]:
    """A measure or hazard that is told to end, and has not ended on the day it began."""
    if event.end is None or event.end == event.start or event.status == "negated":
        return
    if event.act == "ceasefire" or (event.family in ENDING and event.act not in ("alert.lift", "warning.issue")):
        telling = next(t for t in event.tellings if t.claim.end)
        yield Watch(
            kind="end",
            act=event.act,
            by=event.who,
            quote=telling.source.quote,
            end=event.end,
            state=_state(event.end, lasting),
            sources=(telling.source,),
        )


def _state(end: str | None, lasting: Lasting) -> State:
    return "declared over, not verified" if end and closing(end) <= lasting.at.local else "in force"
