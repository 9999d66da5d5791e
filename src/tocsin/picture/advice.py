"""What people are told to do, by audience."""

from collections.abc import Sequence

from tocsin.picture.actors import audience
from tocsin.picture.lasting import Lasting
from tocsin.picture.model import Advice, Event
from tocsin.picture.sources import unique

STRICTEST_FIRST = (
    "people.evacuate", "people.leave", "people.shelter", "people.confine", "people.avoid", "people.vigilance",
)  # fmt: skip
STATUSES = ("ordered", "ongoing", "planned", "advised")


def advice(events: Sequence[Event], lasting: Lasting) -> tuple[Advice, ...]:
    """Measures for people, in force before lapsed, the strictest first; one for each audience."""
    told = [event for event in events if event.act in STRICTEST_FIRST and event.status in STATUSES]
    found = [_advice(event, who, lasting) for event in told for who in _audiences(event)]
    return tuple(sorted(found, key=_rank))


def _audiences(event: Event) -> list[str]:
    return sorted(audience(event.to_whom, event.place.country if event.place else None))


def _advice(event: Event, who: str, lasting: Lasting) -> Advice:
    return Advice(
        audience=who,
        act=event.act,
        status=event.status,
        by=event.who,
        place=event.place,
        start=event.start,
        end=event.end,
        lapsed=lasting.lapsed(event),
        lapse=lasting.lapse(event),
        sources=unique(telling.source for telling in event.tellings),
    )


def _rank(one: Advice) -> tuple[bool, int, int, str, int]:
    act, status = STRICTEST_FIRST.index(one.act), STATUSES.index(one.status)
    return (one.lapsed, act, status, one.audience, one.sources[0].number)
