"""Urgency, severity and certainty by rule: ``levels.toml``; and its page, ``docs/reference/levels.md``."""

from datetime import datetime, timedelta
from typing import Literal

import msgspec

from tocsin.cap.codes import Certainty, Severity, Urgency
from tocsin.picture.model import Level
from tocsin.reading.claim import Status
from tocsin.warning.kinds import TABLE as KINDS
from tocsin.warning.tables import load

Begins = Literal["now", "soon", "later", "unsaid"]
SOON = timedelta(hours=1)
"""CAP 1.2, section 3.2.2, urgency: 'Expected' is within the next hour."""


class SeverityRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Level of the situation to CAP severity."""

    level: Level
    value: Severity
    because: str


class UrgencyRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When the danger begins to CAP urgency."""

    begins: Begins
    value: Urgency
    because: str


class CertaintyRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a threat is told to CAP certainty. ``disputed`` false fits both; ``outlets`` is the fewest."""

    statuses: tuple[Status, ...]
    value: Certainty
    because: str
    disputed: bool = False
    outlets: int = 0


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file."""

    severity: tuple[SeverityRow, ...]
    urgency: tuple[UrgencyRow, ...]
    certainty: tuple[CertaintyRow, ...]


TABLE = load("levels.toml", Table)


def severity(level: Level) -> Severity:
    """The word of the situation's level."""
    return next(row.value for row in TABLE.severity if row.level == level)


def urgency(status: Status, onset: datetime | None, now: datetime) -> Urgency:
    """``onset``: when the danger begins, aware; ``None`` where no report tells."""
    begins = _begins(status, onset, now)
    return next(row.value for row in TABLE.urgency if row.begins == begins)


def _begins(status: Status, onset: datetime | None, now: datetime) -> Begins:
    if status == "ongoing" or (onset is not None and onset <= now):
        return "now"
    if onset is None:
        return "unsaid"
    return "soon" if onset <= now + SOON else "later"


def certainty(status: Status, outlets: int, *, disputed: bool) -> Certainty:
    """How sure the threat is, from how it is told; ``outlets`` counts the independent ones."""
    return next(
        row.value
        for row in TABLE.certainty
        if status in row.statuses and outlets >= row.outlets and (disputed or not row.disputed)
    )


def levels_page() -> str:
    """The reference page, Markdown."""
    return "\n".join(
        (
            "# Levels",
            "",
            "How the words of a draft alert follow from the picture. The first row that fits counts.",
            "This page is printed from `levels.toml` and `kinds.toml` of `tocsin.warning`; change those, not the page.",
            "",
            "## Severity",
            "",
            *_rows(
                ("level of the situation", "severity", "means"), [(r.level, r.value, r.because) for r in TABLE.severity]
            ),
            "",
            "## Urgency",
            "",
            "'now' is also what is told as going on; 'soon' is within the hour.",
            "",
            *_rows(("the danger begins", "urgency", "means"), [(r.begins, r.value, r.because) for r in TABLE.urgency]),
            "",
            "## Certainty",
            "",
            *_rows(
                ("status of the worst threat", "certainty", "because"), [_certainty_row(r) for r in TABLE.certainty]
            ),
            "",
            "## Kinds of danger",
            "",
            "An alert ends when the reports say so; where they do not, it expires after these hours, or at the review",
            "time of the situation if that comes first.",
            "",
            *_rows(
                ("kind", "hours", "category", "acts"),
                [(n, str(k.hours), ", ".join(k.category), ", ".join(k.acts)) for n, k in KINDS.kinds.items()],
            ),
            "",
        )
    )


def _certainty_row(row: CertaintyRow) -> tuple[str, str, str]:
    conditions = [", ".join(row.statuses)]
    if row.disputed:
        conditions.append("and denied by another telling")
    if row.outlets:
        conditions.append(f"and told by {row.outlets} independent outlets or more")
    return " ".join(conditions), row.value, row.because


def _rows(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> list[str]:
    return [f"| {' | '.join(cells)} |" for cells in (head, ("---",) * len(head), *rows)]
