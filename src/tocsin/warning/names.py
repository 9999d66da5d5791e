"""Places, actors and times in the language of a catalogue."""

from datetime import date, datetime

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from tocsin.picture.actors import EVERYONE, code, country, role
from tocsin.picture.atlas import is_country
from tocsin.reading.claim import Actor, NamedPlace
from tocsin.warning.phrases import Phrases


def place_name(place: NamedPlace, phrases: Phrases) -> str:
    """A country by its name in the language; any other place by its English name."""
    if place.country is not None and is_country(place):
        return _territory(place.country, phrases) or place.name
    return place.name


def area_name(place: NamedPlace, radius_km: float, phrases: Phrases) -> str:
    """The words of the area: place, country, radius."""
    name = place_name(place, phrases)
    home = _territory(place.country, phrases) if place.country is not None else None
    full = name if home in (None, name) else f"{name} ({home})"
    return phrases.area.format(place=full, radius=format_decimal(radius_km, "#,##0.#", locale=phrases.locale))


def actor_name(actor: Actor, phrases: Phrases) -> str:
    """``USA.mission`` is 'embassy or consulate (United States)': set so that no word has to be bent."""
    if actor == EVERYONE:
        return phrases.everyone
    bare = phrases.actor.get(code(actor)) or _territory(country(actor) or code(actor), phrases) or code(actor)
    word = phrases.role.get(role(actor))
    return f"{word} ({bare})" if word else bare


def moment(time: datetime, phrases: Phrases) -> str:
    """Date, time and offset from UTC, which people far from the place need."""
    offset = time.strftime("%z")
    zone = "UTC" if offset == "+0000" else f"UTC{offset[:3]}:{offset[3:]}"
    return phrases.clock.format(date=day(time, phrases), time=time.strftime("%H:%M"), zone=zone)


def day(when: date, phrases: Phrases) -> str:
    """The day in words."""
    return format_date(when, "long", locale=phrases.locale)


def period(start: str | None, end: str | None, phrases: Phrases) -> str | None:
    """The told time of an event: a day, or from day to day; ``None`` where neither is told."""
    days = [_told(time, phrases) for time in dict.fromkeys((start, end)) if time is not None]
    return phrases.period.format(start=days[0], end=days[1]) if len(days) == 2 else next(iter(days), None)


def _told(time: str, phrases: Phrases) -> str:
    """A claim's time has the place's own clock, so it bears no zone."""
    shown = day(datetime.fromisoformat(time), phrases)
    return f"{shown}, {time[11:16]}" if "T" in time else shown


def _territory(key: str, phrases: Phrases) -> str | None:
    name = Locale.parse(phrases.locale).territories.get(key)
    return None if name is None else str(name)
