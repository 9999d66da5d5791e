"""The timeline: bars for what lasts, points for what happened, hollow for what may come. One event takes two lines."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, Literal

import msgspec

from tocsin.brief import when
from tocsin.brief.chart.axis import tick_name, ticks
from tocsin.brief.chart.svg import figure as svg_figure
from tocsin.brief.markup import Element, add
from tocsin.brief.words import LASTING, to_come
from tocsin.picture.model import Event
from tocsin.safe import cells, shorten

WIDTH: Final = 390.0
_ROW, _TOP, _SIDE, _LETTER = 29.0, 26.0, 10.0, 6.2
_REACH = timedelta(days=14)
"""How far from now the scale goes; what lies beyond is drawn at its edge with an arrow."""
_MOST = 24


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One event on the scale. ``end`` is ``None`` where it goes on without an end told."""

    name: str
    start: datetime
    end: datetime | None
    shape: Literal["bar", "point", "vague"]
    """``vague``: happened some time between start and end."""
    hollow: bool


def rows(events: Sequence[Event], names: Sequence[str]) -> list[Row]:
    """Dated events in order, with their names; the latest where there are too many."""
    dated = [_row(event, event.start, name) for event, name in zip(events, names, strict=True) if event.start]
    return sorted(dated, key=lambda row: row.start)[-_MOST:]


def _row(event: Event, start: str, name: str) -> Row:
    lasts = event.status == "ongoing" or event.act.startswith(LASTING)
    end = None if lasts and event.end is None else when.end_of(event.end or start)
    shape: Literal["bar", "point", "vague"] = "bar" if lasts else "point" if event.end in {None, start} else "vague"
    return Row(name=name, start=when.parse(start), end=end, shape=shape, hollow=to_come(event))


def draw(shown: Sequence[Row], now: datetime) -> Element:
    """The ``<svg>``; ``shown`` has at least one row."""
    clock = now.replace(tzinfo=None)
    first, last = _bounds(shown, clock)
    height = _TOP + _ROW * len(shown) + 8
    figure = svg_figure("timeline", WIDTH, height, "Timeline", _tell(shown, now))
    unit = (WIDTH - 2 * _SIDE) / ((last - first) / timedelta(minutes=1))

    def across(value: datetime) -> float:
        return _SIDE + (min(max(value, first), last) - first) / timedelta(minutes=1) * unit

    _axis(figure, ticks(first, last), across(clock), [across(tick) for tick in ticks(first, last)], height)
    for index, row in enumerate(shown):
        _draw_row(figure, row, _TOP + index * _ROW, across(row.start), across(row.end or last), row.start < first)
    return figure


def _bounds(shown: Sequence[Row], clock: datetime) -> tuple[datetime, datetime]:
    """Whole days around the rows and now; the last row stands for now where all lie out of reach."""
    anchor = clock if any(abs(row.start - clock) <= _REACH for row in shown) else shown[-1].start
    stamps = [row.start for row in shown] + [row.end for row in shown if row.end] + [anchor]
    inside = [stamp for stamp in stamps if abs(stamp - anchor) <= _REACH]
    first = min(inside).replace(hour=0, minute=0)
    return first, max(max(inside), first + timedelta(days=1)) + timedelta(hours=12)


def _axis(figure: Element, days: list[datetime], now: float, places: list[float], height: float) -> None:
    for day, x in zip(days, places, strict=True):
        add(figure, "path", d=f"M{x:.1f} {_TOP - 8:.1f}V{height:.1f}", class_="grid")
        if x < WIDTH - 34:
            add(figure, "text", tick_name(day), x=x + 3, y=11, class_="tick")
    add(figure, "path", d=f"M{now:.1f} {_TOP - 12:.1f}V{height:.1f}", class_="now")
    anchor = "end" if now > WIDTH - 40 else "start"
    add(
        figure,
        "text",
        "now",
        x=now + (3 if anchor == "start" else -3),
        y=_TOP - 4,
        text_anchor=anchor,
        class_="now-name",
    )


def _draw_row(figure: Element, row: Row, y: float, start: float, end: float, before: bool) -> None:
    group = add(figure, "g", class_="hollow" if row.hollow else "solid")
    name = shorten(("◂ " if before else "") + row.name, int((WIDTH - 2 * _SIDE) / _LETTER))
    room = WIDTH - _SIDE - cells(name) * _LETTER
    add(group, "text", name, x=max(min(start, room), _SIDE), y=y + 12, class_="event")
    middle = y + 21.5
    if row.shape == "point":
        add(group, "circle", cx=start + 5, cy=middle, r=4.5)
        return
    if row.shape == "vague":
        add(group, "path", d=f"M{start:.1f} {middle - 4:.1f}v8m0 -4H{end:.1f}m0 -4v8", class_="vague")
        return
    add(group, "rect", x=start, y=middle - 4, width=max(end - start, 6.0), height=8, rx=2)
    if row.end is None:
        add(group, "path", d=f"M{end - 1:.1f} {middle - 7:.1f}l8 7l-8 7z")


def _tell(shown: Sequence[Row], now: datetime) -> str:
    parts = []
    for row in shown:
        until = " and goes on"
        if row.end:
            until = "" if row.shape == "point" else f" to {when.day(row.end.date(), now)}"
        parts.append(f"{when.day(row.start.date(), now)}{until}: {row.name}{' (not certain)' if row.hollow else ''}.")
    return " ".join(parts)
