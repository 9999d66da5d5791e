"""Whether a text tells a time by the clock or the calendar, in any language: 'at once' or 'tonight' grow old unseen."""

import re
from collections.abc import Sequence
from functools import lru_cache

from babel import Locale, UnknownLocaleError

NUMBER = re.compile(r"\d\d*")
"""Written so that the search leaps to the first digit: twice as fast as with a plus sign."""
CLOCK = re.compile(
    r":\d\d"  # 15:30
    r"|\.[0-5]\d(?!\d)"  # 15.30
    r"|\.\d{1,2}\."  # 20.11. and 20.11.2024
    r"|/\d{1,2}\b"  # 20/11 and 20/11/2024
    r"|-\d{1,2}-\d{2}"  # 2024-11-20, 20-11-2024
    r"|\s?h(?:\s?\d\d)?\b"  # 18 h, 18h30
    r"|\s?[ap]\.?m\b"  # 6 PM, 6 p.m.
    r"|\s?(?:uhr|heures?|год|ч|utc|gmt|z)\b"  # 18 Uhr, 1600 UTC
    r"|\s?[時时點点시月월日]",
    re.IGNORECASE,
)
"""What follows a number that is a time. Rather too much than too little: a time that is missed stops a good alert;
'2.50 m' only lets a poor one pass."""
WORD = re.compile(r"[^\W\d]+")
BESIDE = 20
"""Characters on each side of a day in which its month may stand, an article or a comma between them or not."""


def tells_time(texts: Sequence[str], language: str) -> bool:
    """A clock time, or a day with its month; the likeliest text first. ``language`` is a tag: it names the months."""
    days = []
    for text in texts:
        for number in NUMBER.finditer(text):
            start, end = number.span()
            if CLOCK.match(text, end):
                return True
            if end - start <= 2:
                days.append((text, start, end))
    if not days:
        return False
    months = _months(language.partition("-")[0].lower())
    return any(_has_month(text, start, end, months) for text, start, end in days)


def _has_month(text: str, start: int, end: int, months: frozenset[str]) -> bool:
    """'20 de noviembre', '20th of November', 'May 5'."""
    before = WORD.findall(text[max(start - BESIDE, 0) : start].lower())
    after = WORD.findall(text[end : end + BESIDE].lower())
    return not months.isdisjoint((*before[-1:], *after[:3]))


@lru_cache(maxsize=64)
def _months(code: str) -> frozenset[str]:
    """Full and short names, as they stand alone and beside a day; empty where the language is not known."""
    try:
        months = Locale.parse(code).months
    except (UnknownLocaleError, ValueError):
        return frozenset()
    named = (months[form][width] for form in ("format", "stand-alone") for width in ("wide", "abbreviated"))
    return frozenset(name.lower().rstrip(".") for names in named for name in names.values() if not name[:1].isdecimal())
