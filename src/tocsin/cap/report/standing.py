"""How a message stands at an hour, in a word and a phrase: in force, to come, over, replaced."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal

import msgspec

from tocsin.cap.chains import LIVE, Active, active
from tocsin.cap.codes import Status
from tocsin.cap.following import refer
from tocsin.cap.model import Alert, Reference

Word = Literal["IN FORCE", "NOT YET", "ALL CLEAR", "EXPIRED", "REPLACED", "CANCELLED", "ENDS", "ANSWER"]
EVERY: tuple[Status, ...] = (*LIVE, "Exercise", "System", "Test", "Draft")


class Standing(msgspec.Struct, frozen=True):
    """``phrase`` goes on from the word. ``active`` is what the chain of messages says of one that is not over."""

    word: Word
    phrase: str
    active: Active | None = None


def standings(alerts: Sequence[Alert], now: datetime) -> list[Standing]:
    """Of each message, in view of all of them."""
    live = {refer(one.alert): one for one in active(alerts, now, statuses=EVERY)}
    return [_standing(alert, live.get(refer(alert)), alerts, now) for alert in alerts]


def _standing(alert: Alert, live: Active | None, alerts: Sequence[Alert], now: datetime) -> Standing:
    if alert.msg_type in ("Ack", "Error"):
        return Standing("ANSWER", f"to {_named(alert.references)}")
    if alert.msg_type == "Cancel":
        return Standing("ENDS", _named(alert.references))
    if live is not None:
        return _live(live, now)
    for later in sorted(alerts, key=lambda one: one.sent, reverse=True):
        if later.sender == alert.sender and later.sent >= alert.sent and refer(alert) in later.references:
            if later.msg_type == "Cancel":
                return Standing("CANCELLED", f"{span(now - later.sent)} ago by {later.identifier}")
            if later.msg_type == "Update":
                return Standing("REPLACED", f"{span(now - later.sent)} ago by {later.identifier}")
    end = max((info.expires for info in alert.info if info.expires is not None), default=None)
    return Standing("EXPIRED", f"since {moment(end)}, {span(now - end)} ago" if end else "its day is over")


def _live(live: Active, now: datetime) -> Standing:
    if live.pending:
        start = max(live.alert.sent, min((one.effective or live.alert.sent for one in live.info), default=now))
        return Standing("NOT YET", f"from {moment(start)}, in {span(start - now)}", live)
    word: Word = "ALL CLEAR" if live.all_clear else "IN FORCE"
    until = f"until {moment(live.until)}, {span(live.until - now)} left"
    return Standing(word, until + ("; it names no end, a day is assumed" if live.assumed else ""), live)


def _named(references: Sequence[Reference]) -> str:
    if not references:
        return "no message that it names"
    more = f" and {len(references) - 1} more" if len(references) > 1 else ""
    return f"{references[0].identifier} of {moment(references[0].sent)}{more}"


def moment(time: datetime) -> str:
    """``Tue 4 Mar 2025 18:00 +01:00``, in the offset that the message has."""
    return f"{time:%a} {time.day} {time:%b %Y %H:%M} {time.isoformat()[-6:]}"


def span(time: timedelta) -> str:
    """In the two greatest units: '3 d 4 h', '2 h 10 min', '5 min'."""
    minutes = abs(time) // timedelta(minutes=1)
    days, hours = minutes // 1440, minutes % 1440 // 60
    if days:
        return f"{days:,} d {hours} h" if hours and days < 10 else f"{days:,} d"
    return f"{hours} h {minutes % 60} min" if hours and minutes % 60 else f"{hours} h" if hours else f"{minutes} min"
