"""What a short message says of an info, in the order of its weight."""

import re

import msgspec

from tocsin.cap.convert.labels import Labels, brief, clock
from tocsin.cap.model import Alert, Info
from tocsin.safe import bare

ENDS = ".!?:;…。！？؟।"
PLACE_TO_WHAT = ": "


class Matter(msgspec.Struct, frozen=True):
    """Texts of one line each; empty where the info has none. The event stands in for a headline that says no
    more than the place.

    ``action`` is the instruction; without one the response in words, where there are labels of that language; without
    one the description. ``tails`` are left out first, the last one before the others.
    """

    marks: tuple[str, ...]
    place: str
    headline: str
    event: str
    action: str
    tails: tuple[str, ...]


def matter(alert: Alert, info: Info, words: Labels) -> Matter:
    """All that may be said; ``words`` are the labels of the info's language."""
    event = bare(info.event)
    place = ", ".join(dict.fromkeys(filter(None, (bare(area.area_desc) for area in info.area))))
    headline = bare(info.headline or "")
    if headline.casefold() in place.casefold():
        headline = event or headline
    return Matter(
        marks=marks(alert, info, words),
        place=place,
        headline=headline,
        event=event,
        action=bare(info.instruction or "") or _response(info, words) or bare(info.description or ""),
        tails=tuple(filter(None, (_until(info, words), bare(info.sender_name or "")))),
    )


def marks(alert: Alert, info: Info, words: Labels) -> tuple[str, ...]:
    """What must stand before all else: that it is a drill, that it is over. An update reads as any alert."""
    found = [] if alert.status == "Actual" else [words.drill[alert.status]]
    if "AllClear" in info.response_type:
        found.append(words.act["AllClear"])
    elif alert.msg_type in ("Cancel", "Ack", "Error"):
        found.append(words.act[alert.msg_type])
    return tuple(found)


def joined(marks: tuple[str, ...], place: str, what: str, *rest: str) -> str:
    """One text: a place that ``what`` names already is not said twice, nor is a mark with which the text begins."""
    head = PLACE_TO_WHAT.join(filter(None, ("" if _names(what, place) else place, what)))
    text = " ".join([_ended(part) for part in (head, *rest[:-1]) if part] + [part for part in rest[-1:] if part])
    for mark in reversed(marks):
        text = text if re.match(rf"{re.escape(mark)} ?[:!.–—-]", text, re.IGNORECASE) else f"{mark}: {text}"
    return text


def _names(what: str, place: str) -> bool:
    return len(place) <= len(what) and re.search(rf"(?<!\w){re.escape(place)}(?!\w)", what, re.IGNORECASE) is not None


def _ended(part: str) -> str:
    return part if part[-1] in ENDS else f"{part}."


def _response(info: Info, words: Labels) -> str:
    if words.locale.partition("_")[0] != info.language.lower().partition("-")[0]:
        return ""
    return " ".join(bare(words.response[kind]) for kind in info.response_type if kind in words.response)


def _until(info: Info, words: Labels) -> str:
    """Nothing where the info itself says the hour."""
    told = (info.headline, info.instruction)
    if info.expires is None or any(clock(info.expires) in (text or "") for text in told):
        return ""
    return f"{words.until} {brief(info.expires, words)}"
