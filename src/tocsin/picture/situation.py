"""The situation of one place at one time."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from tocsin.picture.advice import advice
from tocsin.picture.atlas import Atlas
from tocsin.picture.lasting import Lasting
from tocsin.picture.levels import NOTHING, ORDER, Row, row_for, table
from tocsin.picture.model import Event, Level, Situation
from tocsin.picture.nearness import concerns, nearness
from tocsin.picture.posts import posts
from tocsin.picture.questions import open_questions
from tocsin.picture.sources import Reports
from tocsin.picture.times import closing, told_end
from tocsin.picture.watch import watch
from tocsin.reading.claim import NamedPlace

THREATENING = frozenset({"strike", "hazard", "unrest"})
ANNOUNCING = frozenset({"alert.raise", "warning.issue"})
HARMLESS = frozenset({"arrest"})
FELT = THREATENING | {"protect", "harm"}
AHEAD = frozenset({"now", "today", "soon"})


def situation(
    place: NamedPlace, events: Sequence[Event], wider: frozenset[str], reports: Reports, atlas: Atlas, at: Lasting
) -> Situation:
    """All that ``events`` mean for ``place``; ``wider`` are ids of events elsewhere that are asked about here too."""
    rated = rate(place, events, atlas, at)
    level, because = worst(rated)
    threats = tuple(event for event, _ in rated if is_threat(event) and at.when(event) in AHEAD)
    here = [event for event in events if concerns(atlas, event.place, place)]
    nearby = [e for e in events if e.family in FELT and nearness(atlas, e.place, place) != "elsewhere"]
    related = [*nearby, *(e for e in events if e.id in wider and e not in nearby)]
    told, missions = advice(here, at), posts(here, reports)
    until = _until(threats, at)
    return Situation(
        place=place,
        point=atlas.point(place),
        at=at.at.now,
        level=level,
        level_because=because,
        threats=threats,
        valid_from=min((event.start for event in threats if event.start), default=None),
        valid_until=until,
        review_at=_review(level, until, [event for event, _ in rated], reports, at),
        advice=told,
        posts=missions,
        watch=watch(here, reports, at),
        open_questions=open_questions(place, threats, related, told, missions, atlas),
    )


def rate(place: NamedPlace, events: Sequence[Event], atlas: Atlas, at: Lasting) -> list[tuple[Event, Row]]:
    """Events that bear on the level, each with its row; worst first, then in time."""
    rows = (
        (event, row_for(event.act, event.status, nearness(atlas, event.place, place), at.when(event)))
        for event in events
    )
    return sorted(((event, row) for event, row in rows if row), key=lambda pair: ORDER[pair[1].level])


def worst(rated: Sequence[tuple[Event, Row]]) -> tuple[Level, str]:
    """The level and its reason."""
    return (rated[0][1].level, rated[0][1].because) if rated else ("unknown", NOTHING)


def is_threat(event: Event) -> bool:
    """Whether an event is a danger, or announces one; measures and harm follow from dangers."""
    return (event.family in THREATENING or event.act in ANNOUNCING) and event.act not in HARMLESS


def _until(threats: Sequence[Event], at: Lasting) -> str | None:
    """The latest told end that is still ahead. What has no end is held by ``review_at``."""
    states = (event for event in threats if event.status != "done")
    return max(
        (end for event in states if (end := told_end(event)) and closing(end) > at.at.local), key=closing, default=None
    )


def _review(level: Level, until: str | None, rated: Sequence[Event], reports: Reports, at: Lasting) -> datetime:
    """The told end, or the hours that the level allows after the newest report of it, whichever comes first."""
    told = max((reports.latest(event.tellings) for event in rated), default=at.at.now)
    due = told + timedelta(hours=table().review_hours[level])
    if until is None:
        return due
    return min(due, at.at.now + (closing(until) - at.at.local))
