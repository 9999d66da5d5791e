"""What each kind of expression means: rules that work out days from the day a text was published.

A *rule* turns a ``Told`` (when the text was told, what it spoke of before, whether it looks ahead) into a ``Span``.
The conventions are those of ``docs/reference/dates.md``.
"""

import calendar
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from tocsin.reading.date_spans import YEARS, Span, shift, third, whole

_NEAR_FUTURE = 95
"""Days ahead up to which a date without its year is read as to come; further off it is the past one."""


class Told(NamedTuple):
    published: datetime
    previous: Span | None
    future: bool
    """The words around look ahead ('will', 'on Tuesday' with a future verb)."""

    @property
    def today(self) -> date:
        return self.published.date()


Rule = Callable[[Told], Span | None]


def weekday(number: int, which: str | None) -> Rule:
    """A weekday (0 is Monday): the latest one, today included, or the coming one where the text looks ahead.

    ``which``: 'last' and 'next' leave today out, 'this' is the one of the current week.
    """

    def rule(told: Told) -> Span:
        today = told.today
        back = (today.weekday() - number) % 7
        if which == "last":
            days = -(back or 7)
        elif which == "next":
            days = 7 - back
        elif which == "this":
            days = number - today.weekday()
            days += 7 if days < 0 and told.future else 0
        else:
            days = (7 - back) % 7 if told.future else -back
        return whole("day", shift(today, "day", days))

    return rule


def dated(day: int, month: int | None, year: int | None, on: int | None = None) -> Rule | None:
    """A day of the month; without its year the one nearest to publication (ahead only within some three months).

    Without its month it is that of publication or, where its weekday ``on`` is told, the one whose day it is.
    ``None`` where there is no such day.
    """
    if month and day > (29 if month == 2 else calendar.monthrange(2001, month)[1]):
        return None

    def rule(told: Told) -> Span | None:
        if month is None:
            return _day_of_month(day, on, told)
        years = [year] if year else range(told.today.year - 4, told.today.year + 5)
        days = [date(one, month, day) for one in years if one in YEARS and _exists(one, month, day)]
        if year:
            return whole("day", days[0]) if days else None
        return whole("day", _nearest(days, told, on)) if days else None

    return rule


def _exists(year: int, month: int, day: int) -> bool:
    return day <= calendar.monthrange(year, month)[1]


def _nearest(days: list[date], told: Told, on: int | None) -> date:
    """The latest past day, or the next one where the text looks ahead or the next one is near.

    The weekday ``on``, where told, decides between the two if it fits only one.
    """
    ahead = [day for day in days if day >= told.today]
    behind = [day for day in days if day <= told.today]
    if not behind or not ahead:
        return days[0]
    near = (ahead[0] - told.today).days <= _NEAR_FUTURE and (told.today - behind[-1]).days > 2 * _NEAR_FUTURE
    pick, other = (ahead[0], behind[-1]) if told.future or near else (behind[-1], ahead[0])
    return other if on is not None and pick.weekday() != on and other.weekday() == on else pick


def _day_of_month(day: int, on: int | None, told: Told) -> Span | None:
    """'the 22nd of the month', or 'Friday 7': the nearest such day; the bare weekday where there is none near."""
    first = told.today.replace(day=1)
    if on is None:
        return whole("day", first.replace(day=day)) if _exists(first.year, first.month, day) else None
    months = [shift(first, "month", count) for count in (-1, 0, 1)]
    days = [one.replace(day=day) for one in months if _exists(one.year, one.month, day)]
    fitting = [one for one in days if one.weekday() == on]
    return whole("day", fitting[0]) if fitting else weekday(on, None)(told)


def month_of(month: int, year: int | None, edge: str | None, which: str | None) -> Rule:
    """A month as an interval, or its early, mid or late part."""

    def rule(told: Told) -> Span:
        this = told.today.replace(day=1)
        if year:
            first = date(year, month, 1)
        else:
            back = (this.month - month) % 12
            ahead = (month - this.month) % 12
            if which in ("last", "next"):
                count = -(back or 12) if which == "last" else (ahead or 12)
            else:
                count = ahead if told.future or (ahead <= 3 and which != "last") else -back
            first = shift(this, "month", count)
        return third("month", whole("month", first), edge)

    return rule


def year_of(year: int, edge: str | None) -> Rule:
    return lambda _told: third("year", whole("year", date(year, 1, 1)), edge)


def counted(unit: str, count: int, edge: str | None, *, from_previous: bool) -> Rule:
    """'next week', 'the day before': the unit ``count`` away from publication or from what was told before."""

    def rule(told: Told) -> Span:
        base = told.previous if from_previous and told.previous else Span(told.today, told.today)
        anchor = base.first if count < 0 else base.last
        if unit == "night":
            return Span(shift(anchor, "day", count), shift(anchor, "day", count + 1))
        if unit == "weekend":
            return _weekend(anchor, count, ahead=told.future or edge == "coming")
        if unit == "hour":
            return _hour(base, count)
        return third(unit, whole(unit, shift(anchor, unit, count)), edge)

    return rule


def _hour(base: Span, count: int) -> Span:
    """The hour before or after a moment; the day where the moment is not known."""
    if base.clock is None:
        return base
    told = datetime.combine(base.last, base.clock)
    first, last = sorted((told, told + timedelta(hours=count)))
    return Span(first.date(), last.date(), first.time(), last.time())


def _weekend(today: date, count: int, *, ahead: bool) -> Span:
    """The latest weekend, today's included, or the coming one; 'last' and 'next' leave today's out.

    ``ahead``: 'this weekend', which is the one just past only on Monday and Tuesday.
    """
    this = whole("weekend", today)
    before, after = whole("weekend", shift(today, "week", -1)), whole("weekend", shift(today, "week", 1))
    if count == 0:
        return this if today >= this.first or (ahead and today.weekday() > 1) else before
    if count < 0:
        return before
    return this if today < this.first else after


def moved(count: int, unit: str, *, from_previous: bool) -> Rule:
    """'three days ago', 'an hour later'. Months and years away are whole months and years, hours have a clock."""

    def rule(told: Told) -> Span | None:
        previous = told.previous if from_previous else None
        if unit in ("hour", "minute"):
            return _moved_clock(told, previous, count, unit)
        base = previous or Span(told.today, told.today)
        anchor = shift(base.first if count < 0 else base.last, unit, count)
        return whole(unit if unit in ("month", "year") else "day", anchor)

    return rule


def _moved_clock(told: Told, previous: Span | None, count: int, unit: str) -> Span:
    if previous and previous.clock is None:
        return previous
    base = datetime.combine(previous.last, previous.clock) if previous and previous.clock else told.published
    step = timedelta(**{f"{unit}s": count})
    try:
        then = base.replace(tzinfo=None) + step
    except OverflowError:
        return Span(told.today, told.today)
    clock = time(then.hour, then.minute)
    return Span(then.date(), then.date(), clock, clock)


def night_ending(rule: Rule) -> Rule:
    def ending(told: Told) -> Span | None:
        day = rule(told)
        return Span(shift(day.first, "day", -1), day.first) if day else None

    return ending


def night_beginning(rule: Rule) -> Rule:
    def beginning(told: Told) -> Span | None:
        day = rule(told)
        return Span(day.first, shift(day.first, "day", 1)) if day else None

    return beginning


def around_now(count: int, unit: str) -> Rule:
    def rule(told: Told) -> Span:
        far = limit(count, unit)(told)
        other = far.first if far else told.today
        return Span(min(other, told.today), max(other, told.today))

    return rule


def limit(count: int, unit: str) -> Rule:
    """The very day, months and years included, that a limit counted from publication falls on."""

    def rule(told: Told) -> Span | None:
        if unit in ("hour", "minute"):
            return moved(count, unit, from_previous=False)(told)
        day = shift(told.today, unit, count)
        return Span(day, day)

    return rule


def ahead(rule: Rule | None) -> Rule | None:
    """The same days read as to come: 'from Monday'."""
    return (lambda told: rule(told._replace(future=True))) if rule else None
