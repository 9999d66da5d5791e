"""When an alert begins and ends. It always ends: at the told end, else after the hours of its kind."""

from datetime import datetime, timedelta

import msgspec

from tocsin.errors import InputError
from tocsin.picture.model import Event, Situation
from tocsin.picture.times import told_end
from tocsin.warning.kinds import Kind


class Window(msgspec.Struct, frozen=True):
    """Aware times. ``told_onset`` is ``None`` where no report tells it; ``onset`` then is ``effective``."""

    effective: datetime
    onset: datetime
    expires: datetime
    told_onset: datetime | None


def window(situation: Situation, threat: Event, kind: Kind, now: datetime) -> Window:
    """Claim times are read by the clock of ``now``. ``InputError`` where the told end has passed."""
    effective = now.replace(microsecond=0)
    told_onset = _moment(situation.valid_from or threat.start, now, "00:00")
    onset = told_onset or effective
    begins = max(onset, effective)
    end = _moment(_told_end(situation, threat), now, "23:59")
    if end is not None and end <= effective:
        raise InputError(
            situation.place.name, f"by the reports it ended on {end:%Y-%m-%d %H:%M}; nothing is drafted for the past"
        )
    if end is None or end <= begins:
        end = _default_end(situation, kind, begins)
    return Window(effective, onset, end, told_onset)


def _told_end(situation: Situation, threat: Event) -> str | None:
    """What is done has an end of its own, but not the danger that it shows."""
    return situation.valid_until or (None if threat.status == "done" else told_end(threat))


def _default_end(situation: Situation, kind: Kind, begins: datetime) -> datetime:
    review = situation.review_at.astimezone(begins.tzinfo).replace(microsecond=0)
    limit = begins + timedelta(hours=kind.hours)
    return min(review, limit) if review > begins else limit


def _moment(told: str | None, now: datetime, clock: str) -> datetime | None:
    """``clock`` completes a bare day."""
    if told is None:
        return None
    return datetime.fromisoformat(told if "T" in told else f"{told}T{clock}").replace(tzinfo=now.tzinfo)
