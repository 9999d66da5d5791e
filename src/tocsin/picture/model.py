"""What the picture is made of: events, posts, measures, hazards, and the situation of one place at one time.

Every value carries ``sources``: the claims it rests on, so that each line a person reads leads to quoted words.
Times are ``YYYY-MM-DD`` or ``YYYY-MM-DDTHH:MM`` as in claims; ``now`` is aware.
"""

from datetime import datetime
from typing import Literal

import msgspec

from tocsin.reading.claim import Actor, Claim, NamedPlace, Quantity, Status

Level = Literal["extreme", "severe", "moderate", "minor", "unknown"]
"""CAP 1.2 severity words (section 3.2.2), for the threat to people in a place."""


class Point(msgspec.Struct, frozen=True):
    """Degrees, WGS 84; ``radius_km`` is the size of the place around it."""

    lat: float
    lon: float
    radius_km: float


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One claim of one document, by which a line can be traced. ``number`` is the footnote, from 1."""

    number: int
    document: str
    """Document id."""
    outlet: str
    """Outlet, or the name of the file or site where the outlet is unknown."""
    start: int
    end: int
    quote: str


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """A claim and where it stands."""

    claim: Claim
    source: Source


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """What one or more claims tell of one happening. Slots are merged from the tellings."""

    id: str
    act: str
    family: str
    status: Status
    who: tuple[Actor, ...]
    to_whom: tuple[Actor, ...]
    place: NamedPlace | None
    point: Point | None
    start: str | None
    end: str | None
    quantity: tuple[Quantity, ...]
    weapon: tuple[str, ...]
    first: bool
    reason: str | None
    asserted_by: tuple[Actor, ...]
    """All who assert it; empty where only outlets in their own voice do."""
    outlets: tuple[str, ...]
    """Independent outlets that tell it."""
    tellings: tuple[Telling, ...]
    notes: tuple[str, ...] = ()
    """Plausibility notes, e.g. a distance checked by geodesy."""
    subject: str | None = None
    """The act that a warning, alert, threat or denial is about, read from its own words."""


class Contradiction(msgspec.Struct, frozen=True, kw_only=True):
    """Two tellings that cannot both be right: ``count`` (two numbers) or ``truth`` (done against denied)."""

    kind: Literal["count", "truth"]
    subject: str
    first: tuple[Telling, ...]
    second: tuple[Telling, ...]


class Advice(msgspec.Struct, frozen=True, kw_only=True):
    """What an authority tells an audience to do. ``audience``: an actor (``USA.staff``), or ``everyone``."""

    audience: str
    act: str
    status: Status
    by: tuple[Actor, ...]
    place: NamedPlace | None
    start: str | None
    end: str | None
    lapsed: bool
    lapse: Literal["", "ended", "lifted", "not renewed"] = ""
    """How it lapsed: its told end has passed, an all-clear ended it, or no report has told of it for too long."""
    sources: tuple[Source, ...]


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """A mission and its state, the latest that the reports tell."""

    mission: Actor
    place: NamedPlace | None
    state: Literal["open", "closed", "reduced", "moved", "reopened"]
    status: Status
    since: str | None
    until: str | None
    reason: str | None
    sources: tuple[Source, ...]


class Watch(msgspec.Struct, frozen=True, kw_only=True):
    """A declared limit or condition, with its end where one is told: what to keep an eye on."""

    kind: Literal["time", "area", "condition", "end"]
    act: str
    by: tuple[Actor, ...]
    quote: str
    """The words of the limit."""
    end: str | None
    state: Literal["in force", "declared over, not verified"]
    sources: tuple[Source, ...]


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A rung of the escalation ladder."""

    kind: Literal["first use", "threshold lowered", "go-ahead", "supplier", "state drawn in", "threat", "mobilisation"]
    start: str | None
    who: tuple[Actor, ...]
    event: str
    """Event id."""
    sources: tuple[Source, ...]


class Situation(msgspec.Struct, frozen=True, kw_only=True):
    """One place at one time."""

    place: NamedPlace
    point: Point | None
    at: datetime
    level: Level
    level_because: str
    """The row of the level table that decided."""
    threats: tuple[Event, ...]
    """What is feared or going on, worst first."""
    valid_from: str | None
    valid_until: str | None
    review_at: datetime
    """Everything ends: when the picture must be looked at again where no end is told."""
    advice: tuple[Advice, ...]
    posts: tuple[Post, ...]
    watch: tuple[Watch, ...]
    open_questions: tuple[str, ...]
    """What the reports leave open, in plain words."""


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """All that the reports tell."""

    events: tuple[Event, ...]
    contradictions: tuple[Contradiction, ...]
    ladder: tuple[Step, ...]
    drawn_in: tuple[Actor, ...]
    """States that act or supply in it, in order of first mention."""
    situations: tuple[Situation, ...]
    """Most threatened place first."""
    sources: tuple[Source, ...]
