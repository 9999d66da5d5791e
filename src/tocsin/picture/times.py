"""Claim times as intervals of naive datetimes: claims carry local dates or times of one local clock."""

from datetime import datetime, timedelta

import msgspec

from tocsin.picture.model import Event, Telling
from tocsin.reading.claim import Claim

DAY = timedelta(days=1)
OPEN_REACH = timedelta(days=14)
"""How far a state with no told end reaches when two tellings of it are compared."""
UNDATED_REACH = timedelta(days=7)
"""A telling without a date is taken to speak of the week before its publication."""
LASTING_FAMILIES = frozenset({"protect", "posture", "supply"})


ANNOUNCED = frozenset({"alert.raise", "warning.issue"})
"""Acts that announce a danger to come."""


class Span(msgspec.Struct, frozen=True):
    """``vague`` where the text gives no day of its own: undated, several days, or without an end."""

    first: datetime
    last: datetime
    vague: bool


def told_end(event: Event) -> str | None:
    """The told end. An hour that is start and end of a warning is when it was given, not when its danger is over."""
    given = event.act in ANNOUNCED and event.start == event.end and "T" in (event.end or "")
    return None if given else event.end


def opening(time: str) -> datetime:
    """First moment of a claim time."""
    return datetime.fromisoformat(time)


def closing(time: str) -> datetime:
    """Last moment of a claim time: a day runs until the next midnight."""
    moment = datetime.fromisoformat(time)
    return moment if "T" in time else moment + DAY


def _last_minute(time: str) -> datetime:
    """The last minute of a claim time, so that two days that follow each other do not meet."""
    return closing(time) if "T" in time else closing(time) - timedelta(minutes=1)


def span(claim: Claim, family: str, published: datetime) -> Span:
    """When a claim holds; ``published`` is the report's time, aware, and its clock is the claim's clock."""
    told = published.replace(tzinfo=None)
    if claim.start is None and claim.end is None:
        return Span(told - UNDATED_REACH, told + DAY, vague=True)
    if claim.start is None and claim.end is not None:
        last = _last_minute(claim.end)
        return Span(min(told, last) - UNDATED_REACH, last, vague=True)
    first = opening(claim.start or "")
    if claim.end is not None:
        last = max(first, _last_minute(claim.end))
        return Span(first, last, vague=last - first > DAY)
    if claim.status == "ongoing" or family in LASTING_FAMILIES:
        return Span(first, first + OPEN_REACH, vague=True)
    return Span(first, max(first, _last_minute(claim.start or "")), vague=False)


def overlap(a: Span, b: Span) -> bool:
    """Whether two spans may be one time: they meet, or are within a day of each other where one is vague."""
    slack = DAY if a.vague or b.vague else timedelta()
    return a.first <= b.last + slack and b.first <= a.last + slack


def order_key(telling: Telling, published: datetime) -> tuple[str, str]:
    """Sort key of a telling in time: its start, or the day its report came out."""
    return (telling.claim.start or published.date().isoformat(), published.isoformat())
