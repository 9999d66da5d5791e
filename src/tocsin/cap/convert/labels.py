"""The words around a sender's own text, one file a language: ``labels/<code>.toml``; and times in that language."""

from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
from babel.dates import format_date

from tocsin.cap.codes import Certainty, MsgType, Severity, Urgency

Drill = Literal["Exercise", "Test", "Draft", "System"]
Act = Literal["Update", "Cancel", "Ack", "Error", "AllClear"]
Told = Literal["Shelter", "Evacuate", "Prepare", "Avoid", "Monitor"]
"""The responses that say something without the sender's words; 'Execute' and 'Assess' do not."""


class Labels(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """One language. ``locale`` and ``day`` (a date pattern) are CLDR's. Texts in braces are slots."""

    locale: str
    moment: str
    day: str
    where: str
    what: str
    level: str
    measure: str
    do: str
    details: str
    audience: str
    from_: str
    until: str
    unsaid: str
    by: str
    sent: str
    note: str
    contact: str
    web: str
    resource: str
    message: str
    drill: dict[Drill, str]
    """Of a status that is not Actual."""
    drill_means: dict[Drill, str]
    act: dict[Act, str]
    acts_on: dict[MsgType, str]
    scope: dict[Literal["Restricted", "Private"], str]
    response: dict[Told, str]
    urgency: dict[Urgency, str]
    severity: dict[Severity, str]
    certainty: dict[Certainty, str]


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages that have labels, in alphabetical order."""
    names = (entry.name for entry in files("tocsin.cap.convert").joinpath("labels").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def labels(language: str) -> Labels:
    """Of a language tag (``fr``, ``fr-BE``); English where that language has none."""
    code = language.partition("-")[0].lower()
    return _load(code if code in languages() else "en")


@cache
def _load(code: str) -> Labels:
    file = files("tocsin.cap.convert").joinpath("labels").joinpath(f"{code}.toml")
    return msgspec.toml.decode(file.read_bytes(), type=Labels)


def moment(time: datetime, words: Labels) -> str:
    """Date in words, clock and offset from UTC."""
    day = format_date(time.date(), "long", locale=words.locale)
    return words.moment.format(date=day, time=clock(time), zone=_zone(time))


def clock(time: datetime) -> str:
    """``15:30``"""
    return f"{time:%H:%M}"


def brief(time: datetime, words: Labels) -> str:
    """``15:30 (UTC+02:00), 20 Nov``: for a short message."""
    return f"{clock(time)} ({_zone(time)}), {format_date(time.date(), words.day, locale=words.locale)}"


def _zone(time: datetime) -> str:
    offset = time.strftime("%z")
    return "UTC" if offset in ("", "+0000") else f"UTC{offset[:3]}:{offset[3:5]}"
