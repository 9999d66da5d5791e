"""The page: what a person sees, section by section, before it is text or HTML.

Plain words, already cleaned for a screen. ``notes`` are footnote numbers; each leads to a ``Note`` of the page.
"""

from datetime import datetime

import msgspec

from tocsin.picture.model import Event, Level, Situation

Notes = tuple[int, ...]


class Headline(msgspec.Struct, frozen=True, kw_only=True):
    """One glance: place, level, what is feared, until when, and how well it is told."""

    place: str
    level: Level
    because: str
    feared: str
    valid: str
    said_by: str
    outlets: int
    signal: str
    """First signal and how long ago it was; '' without a report."""
    notes: Notes


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What an audience is told to do."""

    audience: str
    what: str
    state: str
    """How binding it is, or how it lapsed."""
    by: str
    when: str
    lapsed: bool
    notes: Notes


class PostLine(msgspec.Struct, frozen=True, kw_only=True):
    """A mission and its state."""

    mission: str
    place: str
    state: str
    when: str
    why: str
    notes: Notes


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """One line of what happened."""

    when: str
    what: str
    status: str
    """'reported', 'possible', 'ordered'."""
    by: str
    """'said by …, denied by …'; '' where outlets tell it in their own voice."""
    outlets: int
    remarks: tuple[str, ...]
    notes: Notes


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One telling of a disputed thing."""

    who: str
    quote: str
    lang: str
    notes: Notes


class Dispute(msgspec.Struct, frozen=True, kw_only=True):
    """Two tellings that cannot both be right."""

    subject: str
    kind: str
    first: tuple[Side, ...]
    second: tuple[Side, ...]


class Rung(msgspec.Struct, frozen=True, kw_only=True):
    """A step of the escalation."""

    when: str
    kind: str
    what: str
    notes: Notes


class WatchLine(msgspec.Struct, frozen=True, kw_only=True):
    """Limits and conditions to keep an eye on, those of one sentence together."""

    kind: str
    """'area, time'."""
    what: str
    """Whose limits, and of what."""
    quote: str
    """The whole sentence."""
    lang: str
    end: str
    state: str
    notes: Notes


class Elsewhere(msgspec.Struct, frozen=True, kw_only=True):
    """Another place that the reports put in danger."""

    place: str
    level: Level
    feared: str
    valid: str
    notes: Notes


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """The text of an alert in one language, as people would get it."""

    lang: str
    headline: str
    description: str
    instruction: str
    short: str
    """The text for a short message; '' where the alert has none."""


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A footnote: quoted words, and where they stand."""

    number: int
    outlet: str
    title: str
    source: str
    published: str
    lang: str
    quote: str
    start: int
    end: int


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a person sees, in order. The charts are drawn from ``situation`` and ``events``."""

    now: datetime
    at: str
    """``now`` in words."""
    old: str
    """What to know where the page shows an hour long past; '' otherwise."""
    headline: Headline
    orders: tuple[Order, ...]
    posts: tuple[PostLine, ...]
    happened: tuple[Happening, ...]
    disputes: tuple[Dispute, ...]
    ladder: tuple[Rung, ...]
    drawn_in: str
    watch: tuple[WatchLine, ...]
    unknown: tuple[str, ...]
    elsewhere: tuple[Elsewhere, ...]
    drafts: tuple[Draft, ...]
    no_draft: str
    """Why there is no draft although one was asked for; '' otherwise."""
    notes: tuple[Note, ...]
    situation: Situation | None
    events: tuple[Event, ...]
