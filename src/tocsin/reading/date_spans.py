"""Days, weeks, weekends, months and years as spans of whole days."""

import calendar
from datetime import date, time
from typing import NamedTuple

YEARS = range(1, 9999)


class Span(NamedTuple):
    """From ``first`` to ``last``, both included: whole days, or with the time of day at either end."""

    first: date
    last: date
    clock: time | None = None
    last_clock: time | None = None


def shift(day: date, unit: str, count: int) -> date:
    """``day`` moved by days, weeks, months or years; the last day of the month where the day does not exist."""
    if unit in ("day", "week"):
        return _clamped(day.toordinal() + count * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    if year not in YEARS:
        return date.min if year < 1 else date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _clamped(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


def whole(unit: str, day: date) -> Span:
    """The week (Monday to Sunday), weekend, month or year around ``day``; the day itself for other units."""
    if unit == "week":
        monday = _clamped(day.toordinal() - day.weekday())
        return Span(monday, shift(monday, "day", 6))
    if unit == "weekend":
        saturday = _clamped(day.toordinal() - day.weekday() + 5)
        return Span(saturday, shift(saturday, "day", 1))
    if unit == "month":
        return Span(day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1]))
    if unit == "year":
        return Span(date(day.year, 1, 1), date(day.year, 12, 31))
    return Span(day, day)


def third(unit: str, span: Span, edge: str | None) -> Span:
    """The early, mid or late part: days 1-10, 11-20, 21-end of a month; four months of a year; of a week Monday
    and Tuesday, Wednesday and Thursday, Friday to Sunday."""
    if edge is None:
        return span
    if unit == "week":
        bounds = {"early": (0, 1), "mid": (2, 3), "late": (4, 6)}[edge]
        return Span(shift(span.first, "day", bounds[0]), shift(span.first, "day", bounds[1]))
    if unit == "year":
        months = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}[edge]
        return Span(span.first.replace(month=months[0]), whole("month", span.first.replace(month=months[1])).last)
    if unit == "month":
        days = {"early": (1, 10), "mid": (11, 20), "late": (21, span.last.day)}[edge]
        return Span(span.first.replace(day=days[0]), span.first.replace(day=days[1]))
    return span
