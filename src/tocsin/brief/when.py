"""Times as a person reads them; the year shows where it is not this one.

Picture times are ``YYYY-MM-DD`` or ``YYYY-MM-DDTHH:MM``.
"""

from datetime import date, datetime, timedelta

from tocsin.intake.document import Document
from tocsin.picture.sources import has_time

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(value: date, now: datetime) -> str:
    """'Wed 20 Nov', or '20 Nov 2023' in another year."""
    if value.year == now.year:
        return f"{_DAYS[value.weekday()]} {value.day} {_MONTHS[value.month - 1]}"
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def issued(document: Document, now: datetime) -> str:
    """When a report came out, its day alone where it tells no time of day; '' where it tells neither."""
    if not document.published_known:
        return ""
    return moment(document.published, now) if has_time(document) else day(document.published.date(), now)


def moment(value: datetime, now: datetime) -> str:
    """An aware time in the zone of ``now``: 'Wed 20 Nov 08:12'."""
    local = value.astimezone(now.tzinfo)
    return f"{day(local.date(), now)} {local:%H:%M}"


def point(value: str | None, now: datetime) -> str:
    """A picture time; '' where none is told."""
    if value is None:
        return ""
    stamp = parse(value)
    return day(stamp.date(), now) + (f" {stamp:%H:%M}" if "T" in value else "")


def span(start: str | None, end: str | None, now: datetime) -> str:
    """'Wed 20 Nov', 'Wed 20 – Thu 21 Nov', 'since …', 'until …'; '' where neither is told."""
    if start is None and end is None:
        return ""
    if end is None:
        return f"since {point(start, now)}"
    if start is None:
        return f"until {point(end, now)}"
    first, last = parse(start), parse(end)
    if start == end:
        return point(start, now)
    if "T" not in start + end and (first.year, first.month) == (last.year, last.month) == (now.year, first.month):
        return f"{_DAYS[first.weekday()]} {first.day} – {point(end, now)}"
    return f"{point(start, now)} – {point(end, now)}"


def valid(start: str | None, end: str | None, review: datetime, now: datetime) -> str:
    """The validity of a situation: a single day is 'all day'; without an end, the time of review stands in."""
    if end is None:
        begin = f"since {point(start, now)}, " if start else ""
        return f"{begin}no end told, review {moment(review, now)}"
    lapsed = " (lapsed)" if end_of(end) < now.replace(tzinfo=None) else ""
    if start == end and "T" not in end:
        return f"{point(end, now)}, all day{lapsed}"
    begin = f"{point(start, now)} – " if start else "until "
    return f"{begin}{point(end, now)}{lapsed}"


def ago(value: datetime, now: datetime) -> str:
    """'6 h ago': whole units, the largest that fits."""
    seconds = int((now - value).total_seconds())
    if seconds < 0:
        return "after the clock"
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds // size} {unit} ago"
    return "just now"


def parse(value: str) -> datetime:
    """A picture time as a naive datetime; a bare date is its first minute."""
    return datetime.fromisoformat(value).replace(tzinfo=None)


def end_of(value: str) -> datetime:
    """The last minute that a picture time covers; a bare date covers its day."""
    stamp = parse(value)
    return stamp if "T" in value else stamp + timedelta(days=1)
