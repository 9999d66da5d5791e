"""Whether a text tells a time by the clock or the calendar, in any language: 'at once' or 'tonight' grow old unseen."""

import re
from collections.abc import Sequence
from functools import cache

from babel import Locale, UnknownLocaleError

CLOCK = re.compile(
    r"\d+(?:"
    r":\d\d"  # 15:30
    r"|\.[0-5]\d(?!\d)"  # 15.30
    r"|\.\d{1,2}\."  # 20.11. and 20.11.2024
    r"|[/-]\d{1,2}[/-]\d{2,4}"  # 20/11/2024, 2024-11-20
    r"|\s?h(?:\s?\d\d)?\b"  # 18 h, 18h30
    r"|\s?[ap]\.?m\b"  # 6 PM, 6 p.m.
    r"|\s?(?:uhr|heures?|год|ч|utc|gmt|z)\b"  # 18 Uhr, 1600 UTC
    r"|\s?[時时點点시月월日]"
    r")",
    re.IGNORECASE,
)
"""Rather too much than too little: to miss a time stops a good alert, '2.50 m' taken for one only lets a poor one pass."""
WORD = re.compile(r"\w+")


def tells_time(texts: Sequence[str], language: str) -> bool:
    """A clock time, or a day with its month. ``language`` is a tag: it gives the names of the months."""
    return any(map(CLOCK.search, texts)) or any(_tells_day(text, language) for text in texts)


def _tells_day(text: str, language: str) -> bool:
    """A number beside the name of a month, an article or a comma between them or not: '20 de noviembre', 'May 5'."""
    names = _months(language.partition("-")[0].lower())
    if not names:
        return False
    words = WORD.findall(text.lower())
    return any(
        word in names and any(near[:1].isdecimal() for near in words[max(place - 2, 0) : place + 2])
        for place, word in enumerate(words)
    )


@cache
def _months(code: str) -> frozenset[str]:
    """Full and short names, as they stand alone and beside a day; empty where the language is not known."""
    try:
        months = Locale.parse(code).months
    except (UnknownLocaleError, ValueError):
        return frozenset()
    named = (months[form][width] for form in ("format", "stand-alone") for width in ("wide", "abbreviated"))
    return frozenset(name.lower().rstrip(".") for names in named for name in names.values() if not name[:1].isdecimal())
