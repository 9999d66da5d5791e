"""Declared limits and conditions, and measures that end: what to keep an eye on."""

from collections.abc import Iterator, Sequence
from typing import Literal

from tocsin.picture.lasting import Lasting
from tocsin.picture.model import Event, Watch
from tocsin.picture.sources import Reports
from tocsin.picture.times import closing
from tocsin.reading.claim import Evidence, Limit

State = Literal["in force", "declared over, not verified"]
GOVERNED = 12
"""Characters at most between 'only' and the limit that it governs: an article and a preposition."""
PROMISED = frozenset({"ceasefire", "commit"})
ENDING = frozenset({"protect", "hazard", "unrest"})
"""Families whose told end is worth a look; a promise's is too."""


def watch(events: Sequence[Event], reports: Reports, lasting: Lasting) -> tuple[Watch, ...]:
    """All limits and ends that ``events`` carry, in footnote order."""
    found = [one for event in events for one in (*_limits(event, reports, lasting), *_end(event, lasting))]
    return tuple(sorted(found, key=lambda one: (one.sources[0].number, one.sources[0].start, one.quote, one.kind)))


def _limits(event: Event, reports: Reports, lasting: Lasting) -> Iterator[Watch]:
    for telling in event.tellings:
        text = reports.document(telling).text
        for limit in joined(telling.claim.limits, text):
            yield Watch(
                kind=limit.kind,
                act=event.act,
                by=event.who,
                quote=text[limit.evidence.start : limit.evidence.end],
                end=telling.claim.end if limit.kind == "time" else None,
                state=_state(telling.claim.end if limit.kind == "time" else None, lasting),
                sources=(telling.source,),
            )


def joined(limits: Sequence[Limit], text: str) -> list[Limit]:
    """Limits in the order of the text, without those that stand inside another of their kind.

    A bare condition ('only') is joined to the limit that it governs ('in areas that are not densely peopled').
    """
    found: list[Limit] = []
    for limit in sorted(limits, key=lambda one: (one.evidence.start, -one.evidence.end)):
        last = found[-1] if found else None
        if last and limit.evidence.end <= last.evidence.end and limit.kind == last.kind:
            continue
        if last and last.kind == "condition" and _governs(text[last.evidence.end : limit.evidence.start]):
            found[-1] = Limit(limit.kind, Evidence(last.evidence.start, limit.evidence.end))
        else:
            found.append(limit)
    return found


def _governs(between: str) -> bool:
    return len(between) <= GOVERNED and not set(between) & set(".,;:!?\n")


def _end(event: Event, lasting: Lasting) -> Iterator[Watch]:
    """A measure or hazard that is told to end, and has not ended on the day it began."""
    if event.end is None or event.end == event.start or event.status == "negated":
        return
    if any(limit.kind == "time" for told in event.tellings for limit in told.claim.limits):
        return  # its limit tells it
    if event.act in PROMISED or (event.family in ENDING and event.act not in ("alert.lift", "warning.issue")):
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
