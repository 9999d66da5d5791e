"""The level table: act × status × nearness × time to a level and its reason. ``levels.toml``."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import get_args

import msgspec

from tocsin.picture.model import Level

ORDER: dict[Level, int] = {level: rank for rank, level in enumerate(get_args(Level))}
"""Rank of a level, 0 for the worst."""
NOTHING = "No report that is still in force tells of a threat here."


class Row(msgspec.Struct, frozen=True):
    """One row of the table."""

    acts: tuple[str, ...]
    statuses: tuple[str, ...]
    where: tuple[str, ...]
    when: tuple[str, ...]
    level: Level
    because: str

    def fits(self, act: str, status: str, where: str, when: str) -> bool:
        named = act in self.acts or any(name.endswith("*") and act.startswith(name[:-1]) for name in self.acts)
        return named and status in self.statuses and where in self.where and when in self.when


class Table(msgspec.Struct, frozen=True):
    """The rows in order of decision, and the hours for which what has no end counts."""

    row: tuple[Row, ...]
    review_hours: dict[Level, int]
    stale_hours: dict[str, int]


@cache
def table() -> Table:
    text = (files("tocsin.picture") / "levels.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), Table)


def row_for(act: str, status: str, where: str, when: str) -> Row | None:
    """The first row that fits, ``None`` where the event says nothing of the threat here."""
    return next((row for row in table().row if row.fits(act, status, where, when)), None)


def reference() -> str:
    """The table as the page ``docs/reference/situation-levels.md``."""
    lines = [
        "# Levels of a situation",
        "",
        "The level is the worst that any event gives a place. For each event the first row that fits decides; where",
        f"none fits any event, the level is *unknown*: “{NOTHING}” This page is written from",
        "`src/tocsin/picture/levels.toml`.",
        "",
        "| acts | status | where | when | level | because |",
        "|---|---|---|---|---|---|",
        *(
            f"| {_cell(row.acts, '`')} | {_cell(row.statuses)} | {_cell(row.where)} | {_cell(row.when)} "
            f"| **{row.level}** | {row.because} |"
            for row in table().row
        ),
        "",
        "Where: *here* is in or around the place or all over its region, *near* within 100 km, *country* told of the",
        "whole country. When: *now* in force, *today* within 24 hours either way, *soon* within three days, *recent*",
        "within a week, *stale* without a told end and untold for longer than below.",
        "",
        "| level | looked at again after (hours) |",
        "|---|---|",
        *(f"| {level} | {hours} |" for level, hours in table().review_hours.items()),
        "",
        "| state without a told end | counts as in force after the last report of it for (hours) |",
        "|---|---|",
        *(f"| {family} | {hours} |" for family, hours in table().stale_hours.items()),
    ]
    return "\n".join(lines) + "\n"


def _cell(items: tuple[str, ...], mark: str = "") -> str:
    return ", ".join(f"{mark}{item}{mark}" for item in items)
