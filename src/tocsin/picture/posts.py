"""Missions and their state: the latest that the reports tell decides."""

from collections.abc import Sequence
from typing import Literal

from tocsin.picture.actors import country, role
from tocsin.picture.model import Event, Post
from tocsin.picture.sources import Reports, unique
from tocsin.picture.times import order_key
from tocsin.reading.claim import Actor

State = Literal["open", "closed", "reduced", "moved", "reopened"]
STATES: dict[tuple[str, bool], State] = {
    ("post.close", True): "closed",
    ("post.close", False): "open",
    ("post.reduce", True): "reduced",
    ("post.move", True): "moved",
    ("post.reopen", True): "reopened",
    ("post.reopen", False): "closed",
}
"""(act, whether it is so) to the state that follows; what is missing leaves the state as it was."""
UNSURE = frozenset({"possible", "conditional", "threatened"})
"""What may happen changes no state."""


def posts(events: Sequence[Event], reports: Reports) -> tuple[Post, ...]:
    """One post for each mission that ``events`` tell of, in order of footnotes."""
    latest: dict[tuple[Actor, str | None], tuple[tuple[str, str, bool], Post]] = {}
    for event in events:
        state = STATES.get((event.act, event.status != "negated"))
        if state is None or event.status in UNSURE:
            continue
        for mission in _missions(event):
            key = (mission, event.place.country if event.place else None)
            # Of two reports of one time the one that tells of an end to normal service is the safer.
            moment = (*max(order_key(t, reports.published(t)) for t in event.tellings), state != "open")
            if key not in latest or moment >= latest[key][0]:
                latest[key] = (moment, _post(mission, state, event))
    return tuple(sorted((post for _, post in latest.values()), key=lambda post: (post.sources[0].number, post.mission)))


def _post(mission: Actor, state: State, event: Event) -> Post:
    ends_later = event.end is not None and (event.end != event.start or state == "closed")
    return Post(
        mission=mission,
        place=event.place,
        state=state,
        status=event.status,
        since=event.start,
        until=event.end if ends_later else None,
        reason=event.reason,
        sources=unique(telling.source for telling in event.tellings),
    )


def _missions(event: Event) -> tuple[Actor, ...]:
    """The missions concerned: the doer, or the one a host state closes. A bare state stands for its mission."""
    missions = [a for a in (*event.who, *event.to_whom) if role(a) == "mission"]
    if missions:
        return tuple(missions)
    return tuple(f"{a.partition('.')[0]}.mission" for a in event.to_whom or event.who if country(a) or a in BODIES)


BODIES = frozenset({"UN", "EU", "NATO", "AU", "ICRC"})
"""Bodies that are no state and have missions."""
