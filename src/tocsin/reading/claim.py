"""A claim: somebody says that something was done, is being done or may be done. ``docs/reference/claims.md``."""

from typing import Literal

import msgspec

Status = Literal[
    "done", "ongoing", "planned", "possible", "ordered", "advised", "authorised", "threatened", "conditional", "negated"
]
Bound = Literal["exact", "about", "at_least", "at_most"]
Actor = str
"""``CODE`` or ``CODE.role``: ISO 3166 alpha-3 or the usual short name in capitals; role head, mil, police, mission,
staff, nationals, civilians, officials, media or local; a bare code is the state."""


class Evidence(msgspec.Struct, frozen=True):
    """Character offsets in the document's text, ``text[start:end]``."""

    start: int
    end: int


class Quantity(msgspec.Struct, frozen=True):
    """A number the text gives. ``unit`` is a singular English noun (``drone``, ``person``, ``km``)."""

    value: float | int
    unit: str
    bound: Bound = "exact"


class NamedPlace(msgspec.Struct, frozen=True):
    """Where a claim happens: common English name and ISO 3166-1 alpha-2 country, ``None`` where it has none."""

    name: str
    country: str | None


class Limit(msgspec.Struct, frozen=True):
    """A limit or condition that a promise, hazard or measure carries: 'for a limited time', 'not in towns'."""

    kind: Literal["time", "area", "condition"]
    evidence: Evidence


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One assertion. Slots that the text leaves open stay empty. Dates are ``YYYY-MM-DD`` or ``YYYY-MM-DDTHH:MM``."""

    act: str
    status: Status
    who: tuple[Actor, ...] = ()
    to_whom: tuple[Actor, ...] = ()
    asserted_by: tuple[Actor, ...] = ()
    place: NamedPlace | None = None
    start: str | None = None
    end: str | None = None
    quantity: tuple[Quantity, ...] = ()
    weapon: tuple[str, ...] = ()
    first: bool = False
    reason: str | None = None
    evidence: Evidence
    limits: tuple[Limit, ...] = ()
