"""Whether an event is in force at a time, comes, is over or has gone stale."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal

import msgspec

from tocsin.picture.actors import role
from tocsin.picture.alike import Rule
from tocsin.picture.levels import table
from tocsin.picture.model import Event
from tocsin.picture.sentences import bounds
from tocsin.picture.sources import Reports
from tocsin.picture.times import ANNOUNCED, DAY, closing, opening, told_end

When = Literal["now", "today", "soon", "recent", "stale", "past"]
Lapse = Literal["", "ended", "lifted", "not renewed"]
LASTING_STATUSES = frozenset({"ongoing", "ordered", "advised", "authorised"})
LIFTS = frozenset({"alert.lift", "post.reopen"})
"""Acts that end others: an all-clear, and for what a mission told its own people, its return to normal service."""
LIFTED = frozenset({"alert.raise", "people.shelter", "people.confine"})
"""Acts that an all-clear ends. What a foreign state tells its own people, only that state lifts."""
LIFTED_BY_NAME = frozenset({"people.evacuate", "people.leave", "people.avoid"})
"""Acts that only an all-clear to the same people ends: the way back opens later than the shelters."""
FEARED = frozenset({"possible", "planned", "threatened", "conditional"})


class Clock(msgspec.Struct, frozen=True):
    """The hour at which the picture is drawn: ``now`` aware, ``local`` the same moment on the reports' own clock."""

    now: datetime
    local: datetime


def clock(now: datetime, reports: Reports) -> Clock:
    """Claims carry local times, so ``now`` is read on the clock of the newest report (its UTC offset)."""
    if not reports.documents:
        return Clock(now, now.replace(tzinfo=None))
    newest = max(reports.documents.values(), key=lambda document: (document.published, document.id))
    return Clock(now, now.astimezone(newest.published.tzinfo).replace(tzinfo=None))


class Lasting:
    """Answers for all events of one picture at one time."""

    def __init__(self, events: Sequence[Event], reports: Reports, rule: Rule, at: Clock) -> None:
        self._lifts = [event for event in events if event.act in LIFTS and event.status == "done"]
        self._reports = reports
        self._rule = rule
        self.at = at

    def told(self, event: Event) -> datetime:
        """When the event was last told, on the reports' clock."""
        return self.at.local - (self.at.now - self._reports.latest(event.tellings))

    def until(self, event: Event) -> datetime | None:
        """Told end, or the all-clear that ended it; ``None`` where it is open."""
        lifted = [moment for lift in self._lifts if (moment := self._lifted(event, lift))]
        told = told_end(event)
        ends = [*lifted, *([closing(told)] if told else [])]
        return min(ends, default=None)

    def lapsed(self, event: Event) -> bool:
        """Whether its end has passed, or nobody has told of it for as long as such a state is taken to last."""
        return self.lapse(event) != ""

    def lapse(self, event: Event) -> Lapse:
        """How it lapsed; '' while it is in force."""
        if self._was_lifted(event):
            return "lifted"
        if told := told_end(event):
            return "ended" if closing(told) <= self.at.local else ""
        return "not renewed" if self._overdue(event) else ""

    def when(self, event: Event) -> When:
        """Where the event stands in time."""
        local, end = self.at.local, self.until(event)
        start = opening(event.start) if event.start else None
        if start and start > local:
            return "today" if start - local <= DAY else "soon" if start - local <= 3 * DAY else "past"
        if self._is_state(event) and end is None:
            return "stale" if self._overdue(event) else "now"
        if end is None:
            end = closing(event.start) if event.start else self.told(event)
        if self._is_state(event) and end > local:
            return "now"
        if event.status in FEARED or self._was_lifted(event):
            return "past"
        return "today" if local - end <= DAY else "recent" if local - end <= 7 * DAY else "past"

    def _is_state(self, event: Event) -> bool:
        return event.status in FEARED | LASTING_STATUSES or event.act in {*ANNOUNCED, "site.close"}

    def _overdue(self, event: Event) -> bool:
        kept = table().stale_hours
        measure = event.act if event.act in kept else "advice" if event.act.startswith(("people.", "post.")) else None
        return self.at.local - self.told(event) > timedelta(hours=kept.get(measure or event.family, kept["other"]))

    def _was_lifted(self, event: Event) -> bool:
        return any(self._lifted(event, lift) for lift in self._lifts)

    def _lifted(self, event: Event, lift: Event) -> datetime | None:
        """The moment of the all-clear, where it came after the event began and no later report has it go on."""
        if not _lifts(lift, event):
            return None
        moment = opening(lift.start) if lift.start else self.told(lift)
        began = opening(event.start) if event.start else None
        if began and moment < began:
            return None
        if event.status == "ongoing" and self.told(event) > moment:
            return None
        claims = event.tellings[0].claim, lift.tellings[0].claim
        if moment > self.at.local or not self._rule.same_place(*claims) or self._only_awaited(lift, event):
            return None
        return moment

    def _only_awaited(self, lift: Event, event: Event) -> bool:
        """'Stay inside until the sirens stop': an all-clear without a time, in the order's own sentence, is to come."""
        if lift.start is not None:
            return False
        spans = [(t.source.document, bounds(self._reports.document(t).text, t.claim.evidence)) for t in event.tellings]
        return all(
            any(t.source.document == document and first <= t.source.start < last for document, (first, last) in spans)
            for t in lift.tellings
        )


def _lifts(lift: Event, event: Event) -> bool:
    """Whether the all-clear is of the kind and from the hand that ends the event."""
    if event.act in LIFTED_BY_NAME:
        return bool(lift.to_whom) and set(lift.to_whom) == set(event.to_whom)
    foreign = any(role(actor) in ("staff", "nationals", "mission") for actor in (*event.to_whom, *event.who))
    if foreign or lift.act != "alert.lift":
        return event.act in LIFTED and bool(set(event.who) & set(lift.who))
    return event.act in LIFTED
