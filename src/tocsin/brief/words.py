"""The fixed words of the brief. A level is a word and a sign before it is a colour."""

from typing import Final

import msgspec

from tocsin.brief.page import Headline
from tocsin.picture.model import Event, Level
from tocsin.picture.names import words as picture_words
from tocsin.reading.claim import Status


class LevelMark(msgspec.Struct, frozen=True):
    """How a level looks: the sign differs by shape, so that it needs no colour."""

    word: str
    sign: str
    style: str
    """A rich style."""


LEVELS: Final[dict[Level, LevelMark]] = {
    "extreme": LevelMark("EXTREME", "▲", "bold white on red"),
    "severe": LevelMark("SEVERE", "■", "bold black on dark_orange"),
    "moderate": LevelMark("MODERATE", "●", "bold black on yellow"),
    "minor": LevelMark("MINOR", "○", "bold black on green"),
    "unknown": LevelMark("UNKNOWN", "?", "bold black on white"),
}

_TO_COME: Final[frozenset[Status]] = frozenset({"possible", "planned", "threatened", "conditional", "authorised"})

LASTING: Final[tuple[str, ...]] = (
    "alert.raise",
    "post.",
    "people.",
    "site.close",
    "emergency.declare",
    "ceasefire",
    "exercise",
    "mobilise",
    "hazard.",
    "harm.outage",
    "protest",
)
"""Acts, or starts of acts, that are states: without an end told they go on. For others an interval is a vague time."""

_TOLD: Final[dict[str, str]] = {
    "people.shelter": "take shelter",
    "people.evacuate": "evacuate",
    "people.leave": "leave",
    "people.vigilance": "be watchful",
    "people.avoid": "stay away",
    "people.confine": "stay indoors (curfew)",
    "site.close": "keep away: closed",
    "alert.raise": "heed the alert",
    "alert.lift": "all clear",
    "warning.issue": "be ready",
    "post.close": "do not come to the post",
    "post.reduce": "expect reduced service",
    "post.move": "turn to the post's new place",
    "post.reopen": "the post serves again",
}
_FORCE: Final[dict[Status, str]] = {
    "ordered": "order",
    "advised": "advice",
    "planned": "to come",
    "possible": "may come",
    "conditional": "on a condition",
    "negated": "ruled out",
    "authorised": "authorised",
    "threatened": "threatened",
}


def to_come(event: Event) -> bool:
    """Whether it is told as not having happened yet: drawn hollow. A go-ahead itself has happened."""
    return event.status in _TO_COME and event.act != "arms.authorise"


def told(act: str) -> str:
    """What an audience is told to do, in the imperative: ``people.shelter`` → 'take shelter'."""
    return _TOLD.get(act, act.replace(".", " "))


def force(status: Status) -> str:
    """How binding it is: 'order', 'advice'; a measure simply in force is 'in force'."""
    return _FORCE.get(status, "in force")


def reason(code: str | None) -> str:
    """Why, in words: ``precaution`` → 'as a precaution'; a reason without words of its own stands as it is."""
    told: str = picture_words()["reasons"].get(code or "", code or "")
    return told


def plural(number: int, noun: str) -> str:
    """'1 outlet', '3 outlets'."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(names: tuple[str, ...] | list[str]) -> str:
    """'A', 'A and B', 'A, B and C'."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def grounds(head: Headline) -> str:
    """Who says it, how many outlets tell it, and since when."""
    said = f"said by {head.said_by}" if head.said_by else "told by outlets in their own voice"
    return dotted(said if head.outlets else "", plural(head.outlets, "outlet"), f"first signal {head.signal}")


def dotted(*parts: str) -> str:
    """'a · b', without the empty parts."""
    return " · ".join(part for part in parts if part)
