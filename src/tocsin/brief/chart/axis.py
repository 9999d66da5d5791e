"""A scale of days for the timeline, and round numbers for the scale bar."""

from datetime import datetime, timedelta
from math import floor, log10

_STEPS = (1, 2, 7, 14, 28, 56, 91, 182, 365, 730)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def ticks(first: datetime, last: datetime, most: int = 7) -> list[datetime]:
    """Midnights, evenly apart, no more than ``most``; the step is days, weeks or about months."""
    days = max((last - first).days, 1)
    step = next((size for size in _STEPS if days / size < most), days)
    start = first.replace(hour=0, minute=0)
    if start < first:
        start += timedelta(days=1)
    return [
        start + timedelta(days=index * step)
        for index in range(days // step + 1)
        if start + timedelta(days=index * step) <= last
    ]


def tick_name(value: datetime) -> str:
    """'14 Jan'."""
    return f"{value.day} {_MONTHS[value.month - 1]}"


def round_below(value: float) -> float:
    """The largest of 1, 2 and 5 times a power of ten that isn't above ``value`` (> 0).

    0.5 stands by for a logarithm rounded up.
    """
    power = 10.0 ** floor(log10(value))
    return next(size * power for size in (5, 2, 1, 0.5) if size * power <= value)
