"""Rules of times: their form (section 3.3.2), their year, and their order (section 3.2.2)."""

from datetime import datetime, timedelta

from tocsin.cap.checks.report import Report
from tocsin.cap.model import Info

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""CAP began in 2003."""
LONG_BEFORE = timedelta(days=7)
MINUTE = timedelta(minutes=1)


def check_time(rule: str, name: str, value: datetime, report: Report) -> bool:
    """Whether it can be compared with others."""
    offset = value.utcoffset()
    if offset is None or offset % MINUTE or value.microsecond:
        report.add(rule, name, "needs an offset from UTC in minutes and whole seconds")
        return offset is not None
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        report.add("D03", name, f"is in the year {value.year}; write the year of the Gregorian calendar")
    return True


def check_times(info: Info, sent: datetime, report: Report) -> None:
    """``sent`` is that of the message, from which an info without ``effective`` takes effect."""
    effective, onset, expires = info.effective, info.onset, info.expires
    good = sent.tzinfo is not None
    if effective is not None:
        good &= check_time("I09", "effective", effective, report)
    if onset is not None:
        good &= check_time("I10", "onset", onset, report)
    if expires is None:
        report.add("T03", "expires", "is missing; tell when the alert ends")
    else:
        good &= check_time("I11", "expires", expires, report)
    if good:
        _check_order(effective, onset, expires, sent, report)


def _check_order(
    effective: datetime | None, onset: datetime | None, expires: datetime | None, sent: datetime, report: Report
) -> None:
    if expires is not None:
        if expires <= (effective or sent):
            report.add("T01", "expires", "is not after effective; set a later end")
        if onset is not None and expires < onset:
            report.add("T02", "expires", "is before onset; set a later end")
    for name, value in (("effective", effective), ("onset", onset)):
        if value is not None and sent - value > LONG_BEFORE:
            report.add("T04", name, f"lies {(sent - value).days} days before the message was sent; check the date")
