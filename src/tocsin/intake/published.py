"""When a report was published: as the person, the page, the text or the file's name tells; or it is not known."""

import re
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import PurePosixPath

from tocsin.errors import InputError
from tocsin.intake.dates import data, written_dates
from tocsin.intake.names import shown

TOP = 600
"""Characters at the head of the text in which its date is looked for."""
_NAME_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_/.]?)(0[1-9]|1[0-2])\2([0-2]\d|3[01])(?!\d)")
_MAIL_DATE = re.compile(r"^date:[ \t]*(\S.{5,60})$", re.IGNORECASE | re.MULTILINE)
_DATELINE = re.compile(r"^\s*\w[\w .'’-]{1,40}(?:,|\s\()\s*$")
_DASH = re.compile(r"\)?\s*(?:\([^)]{2,30}\)\s*)?[–—-]\s")


def given(published: str, source: str, now: datetime) -> datetime:
    """A date or time that a person gave, ISO 8601, in the zone of ``now`` where it names none. Raises InputError."""
    try:
        when = datetime.fromisoformat(published.strip())
        return _aware(when, now)
    except (ValueError, OverflowError):
        reason = f"{published[:40]!r} is no date; write --published 2024-11-20 or 2024-11-20T16:30+01:00"
        raise InputError(shown(source), shown(reason)) from None


def found(text: str, source: str, now: datetime, lang: str, metadata: str | None = None) -> datetime | None:
    """The date that the page's metadata, the top of the text or the name tell, in this order.

    A date more than a day after ``now`` is not believed.
    """
    latest = now + timedelta(days=1)
    candidates = (_iso(metadata, now, lang), _from_text(text[:TOP], now, lang), _from_name(source, now))
    return next((when for when in candidates if when and when <= latest and when.year > 1900), None)


def _aware(when: datetime, now: datetime) -> datetime:
    # The offset is worked out here so that a date at the edge of the calendar fails now, not when it is shown.
    aware = when if when.tzinfo else when.replace(tzinfo=now.tzinfo)
    aware.timestamp()
    return aware


def _iso(value: str | None, now: datetime, lang: str) -> datetime | None:
    if not value:
        return None
    try:
        return _aware(datetime.fromisoformat(value.strip()), now)
    except (ValueError, OverflowError):
        return next((date.when for date in written_dates(value[:100], now.tzinfo, lang)), None)


def _from_text(top: str, now: datetime, lang: str) -> datetime | None:
    """The date of a mail header, of a line that tells when, of a line that is a date, or of a dateline."""
    if mail := _MAIL_DATE.search(top):
        try:
            return _aware(parsedate_to_datetime(mail[1]), now)
        except (ValueError, OverflowError, TypeError):
            pass
    for line in top.split("\n"):
        for date in written_dates(line, now.tzinfo, lang):
            if _tells_publication(line, line[: date.start], line[date.end :]):
                return date.when
    return None


def _tells_publication(line: str, before: str, after: str) -> bool:
    if _opening().match(before.replace("’", "'")):
        return True
    if _DATELINE.match(before) and _DASH.match(after):
        return True
    # A line with a date and at most two words besides ('mercredi', 'Kyiv'); a sentence has a full stop.
    rest = f"{before} {after}".strip()
    return len(line) <= 70 and len(rest.split()) <= 2 and not rest.endswith((".", "!", "?"))


@cache
def _opening() -> re.Pattern[str]:
    """What may stand before a date of publication: a word that tells so and at most one more."""
    words = "|".join(re.escape(word) for word in sorted(data()["words"], key=len, reverse=True))
    return re.compile(rf"^\W*(?:{words})\s*[:.|–—-]?\s*(?:[^\W\d]+[.,]?\s+)?$", re.IGNORECASE)


def _from_name(source: str, now: datetime) -> datetime | None:
    """The date in a file's name or in the path of an address (/2024/11/20/)."""
    name = source if "://" in source else PurePosixPath(source).name
    for match in _NAME_DATE.finditer(name):
        try:
            return datetime(int(match[1]), int(match[3]), int(match[4]), tzinfo=now.tzinfo)
        except ValueError:
            continue
    return None
