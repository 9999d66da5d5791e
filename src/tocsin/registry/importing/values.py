"""Cells to values. Each function raises ``ValueError`` with what is wrong and how to mend it."""

import contextlib
import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache, lru_cache

from babel import localedata
from babel.core import Locale

from tocsin import places
from tocsin.places import countries
from tocsin.registry.importing.headers import fold

FIRST, LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
"""No stay is earlier or later. The first also stands for a start that nobody told."""
EARLIEST, LATEST = timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))
"""A day without a zone begins where it begins first, and ends where it ends last."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_LISTED = re.compile(r"[,;/|+]")
_TOLD_IN = ("en", "fr")
_FAR_GREATER = 10


def listed(text: str) -> list[str]:
    """What is parted by commas, semicolons, strokes or bars; each once."""
    return list(dict.fromkeys(part.strip() for part in _LISTED.split(text) if part.strip()))


@cache
def _language_names() -> dict[str, str]:
    own = {fold(name): code for lang in _TOLD_IN for code, name in Locale(lang).languages.items() if len(code) <= 3}
    return own | {code: code for code in localedata.locale_identifiers() if len(code) <= 3}


@lru_cache(maxsize=4096)
def language(text: str) -> str:
    """A code (``fr``, ``pt-BR``) or a name in English or French."""
    code = text.strip().replace("_", "-").split("-")[0].casefold()
    found = _language_names().get(code) or _language_names().get(fold(text))
    if found is None:
        raise ValueError(f"'{text}' is no language that is known; write a code such as fr, en, uk")
    return found


@lru_cache(maxsize=4096)
def country(text: str) -> str:
    """The alpha-2 code of a code or of a name in English or French."""
    upper = text.strip().upper()
    if upper in countries.codes():
        return upper
    found = countries.alpha2(upper) or next(
        (code for lang in ("fr", "en") if (code := countries.country_by_name(text, lang))), None
    )
    if found is None:
        raise ValueError(
            f"'{text}' is no country that is known; write a code such as FR or a name in English or French"
        )
    return found


@lru_cache(maxsize=1 << 14)
def place(text: str, within: str) -> places.Place:
    """The one place that a name means, in a country (alpha-2) or anywhere; ``Valencia, VE`` says which."""
    name, _, behind = text.rpartition(",")
    if name and behind.strip():
        with contextlib.suppress(ValueError):
            within, text = country(behind), name
    named = places.lookup(text.strip())
    found = _towns([one for one in named if not within or one.country == within])
    if not found:
        where = f" in {within}" if within else ""
        raise ValueError(f"'{text}' is no place{where} that is known; write a larger town nearby, or coordinates")
    if len(found) > 1 and found[0].prominence < _FAR_GREATER * found[1].prominence:
        some = "; ".join(f"{one.name}, {one.country or one.kind} ({one.lat:.2f} {one.lon:.2f})" for one in found[:4])
        raise ValueError(f"'{text}' may be {some}; write the country behind it, or coordinates")
    return found[0]


def _towns(named: list[places.Place]) -> list[places.Place]:
    """Without the regions that are named after a town in them: who is 'in Lviv' is in the town."""
    towns = [one for one in named if one.kind == "city"]
    return [one for one in named if one.kind != "region" or not any(_holds(one, town) for town in towns)]


def _holds(region: places.Place, town: places.Place) -> bool:
    return region.country == town.country and places.distance_km(region, town) <= max(region.radius_km, 100)


def number(text: str, least: float, most: float) -> float:
    """A number, with a point or a comma."""
    try:
        value = float(text.strip().replace(",", ".").rstrip("°mM "))
    except ValueError:
        raise ValueError(f"'{text}' is no number") from None
    if not least <= value <= most:
        raise ValueError(f"'{text}' is not between {least:g} and {most:g}")
    return value


@lru_cache(maxsize=4096)
def moment(text: str, *, end: bool) -> datetime:
    """A day (ISO or day/month/year), or a time with or without its zone. The end of a day is that of its last hour."""
    text = text.strip()
    zone = LATEST if end else EARLIEST
    try:
        day = _day(text)
        if day is not None:
            made = datetime.combine(day + timedelta(days=int(end)), time(), zone)
        else:
            told = datetime.fromisoformat(text)
            made = told if told.tzinfo else told.replace(tzinfo=zone)
        made = made.astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(f"'{text}' is no date; write 2025-01-31 or 31/01/2025") from None
    if not FIRST <= made < LAST:
        raise ValueError(f"'{text}' lies outside 1970–2199; look at the year")
    return made


def backwards(start: str, end: str) -> bool:
    """Whether two days stand in the wrong order; the margin of the zones must not hide that."""
    try:
        first, last = _day(start.strip()), _day(end.strip())
    except ValueError:
        return False
    return first is not None and last is not None and last < first


def _day(text: str) -> date | None:
    if found := _DAY.fullmatch(text):
        return date(int(found[3]), int(found[2]), int(found[1]))
    return date.fromisoformat(text) if len(text) == 10 else None
