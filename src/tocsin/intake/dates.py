"""Written dates with a year, in the languages that are read. Day and month without a year are left to the reader."""

import re
import tomllib
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from tocsin.intake.language import READ

_ZONES = {"z": 0, "utc": 0, "gmt": 0, "cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180, "мск": 180}


class Written(msgspec.Struct, frozen=True):
    """A date found at ``start``–``end`` of the text searched."""

    when: datetime
    start: int
    end: int


@cache
def data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("published.toml").read_text("utf-8"))


@cache
def _months() -> dict[str, int]:
    from babel.dates import get_month_names  # only a text with no date given is searched for one

    names: dict[str, int] = dict(data()["months"])
    for lang in READ:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, lang).items():
                    names.setdefault(name.lower().rstrip("."), number)
    return names


@cache
def _pattern() -> re.Pattern[str]:
    def either(words: list[str]) -> str:
        return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))

    months = either(list(_months()))
    month = rf"(?:{months})(?!\w)\.?"
    clock = rf"(?:T|,?\s*(?:[-–—|·,]\s*)?(?:(?:{either(data()['at'])})\s+)?)"
    return re.compile(
        rf"""(?<![\w.,/-])(?:
            (?P<y1>\d{{4}})-(?P<m1>\d\d)-(?P<d1>\d\d)
          | (?P<d2>\d{{1,2}})(?:er|st|nd|rd|th|º|°|\.)?\s+(?:de\s+)?(?P<n2>{month})
            ,?\s+(?:de\s+)?(?P<y2>\d{{4}})(?:\s*[рг]\.)?
          | (?P<n3>{month})\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y3>\d{{4}})
          | (?P<d4>\d{{1,2}})[./](?P<m4>\d{{1,2}})[./](?P<y4>\d{{4}})
        )(?!\d)(?:{clock}(?P<hour>\d{{1,2}})
          (?:\s?[h:.]\s?(?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?|\s?(?:h|uhr)\b|(?=\s?[ap]\.?m))(?!\d)
          \s?(?P<half>[ap]\.?m\b)?
          \s?(?P<zone>[+-]\d\d:?\d\d|(?:{"|".join(_ZONES)})(?!\w))?)?""",
        re.IGNORECASE | re.VERBOSE,
    )


def written_dates(text: str, zone: tzinfo | None, lang: str) -> Iterator[Written]:
    """The dates in ``text``, in order; those without a zone of their own are in ``zone``.

    In English '03/04/2025' is two dates, so it is none; elsewhere the day stands first.
    """
    for match in _pattern().finditer(text):
        year = int(match["y1"] or match["y2"] or match["y3"] or match["y4"])
        day = int(match["d1"] or match["d2"] or match["d3"] or match["d4"])
        name = match["n2"] or match["n3"]
        month = _months()[name.lower().rstrip(".")] if name else int(match["m1"] or match["m4"])
        if match["m4"] and lang == "en" and day <= 12 and day != month:
            continue
        try:
            when = datetime(year, month, day, *_clock(match), tzinfo=_zone(match["zone"]) or zone)
        except ValueError:
            continue
        yield Written(when, *match.span())


def _clock(match: re.Match[str]) -> tuple[int, int]:
    hour = int(match["hour"] or 0)
    if half := match["half"]:
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    return hour, int(match["minute"] or 0)


def _zone(written: str | None) -> timezone | None:
    if not written:
        return None
    if written.lower() in _ZONES:
        return timezone(timedelta(minutes=_ZONES[written.lower()]))
    sign = -1 if written[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(written[1:3]), minutes=int(written[-2:])))
