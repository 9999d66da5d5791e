"""Short messages: SMS (3GPP TS 23.040) and the 90 and 360 characters of wireless emergency alerts (ATIS-0700041).

Order: the mark of a drill or an end, place, what it is, what to do, until when, who says so.
"""

import re
import sys
from collections.abc import Callable

import msgspec

from tocsin.cap.convert import gsm7, labels, words
from tocsin.cap.convert.matter import Matter, joined, marks, matter
from tocsin.cap.convert.pick import named, pick
from tocsin.cap.convert.segments import JOINED, SINGLE, Encoding, encoding_of, size
from tocsin.cap.model import Alert, Info
from tocsin.errors import InputError
from tocsin.safe import bare, cells

CELL = {90: "cmamtext", 360: "cmamlongtext"}
"""Parameters with the sender's own text of that many characters (OASIS CAP 1.2 USA IPAWS Profile)."""
SHARE = 3
"""Where room is short, place and event get at most one part in so many each, and the action no less."""

LEAST = 10
"""Columns: of an action that is cut shorter, 'Do…', nobody learns anything."""


class Sms(msgspec.Struct, frozen=True):
    """``units`` are septets or 16-bit units, ``segments`` what an operator counts (``segments.py``).

    ``cut``: of place, headline or action something is missing.
    """

    text: str
    encoding: Encoding
    characters: int
    units: int
    segments: int
    cut: bool


class _Frame(msgspec.Struct, frozen=True):
    """What a text must fit into, and how it is written."""

    limit: int | None
    segments: int | None
    transliterate: bool

    def fits(self, text: str) -> bool:
        made = size(self.written(text))
        return made.units <= (self.limit or made.units) and made.segments <= (self.segments or made.segments)

    def written(self, text: str) -> str:
        """With the signs of the 7-bit alphabet where that makes it fit that alphabet."""
        plain = gsm7.plain(text) if self.transliterate else text
        return plain if gsm7.fits(plain) else text

    def share(self, whole: str) -> int:
        """Units for each of place and event, in a text of the kind of ``whole``."""
        return self._least(encoding_of(self.written(whole))) // SHARE

    def most(self) -> int:
        """Characters beyond which nothing fits."""
        return self._least("GSM-7")

    def ending(self, text: str) -> str:
        """What shows that words are missing, in signs that do not change the encoding."""
        return "…" if self.transliterate or encoding_of(text) == "UCS-2" else "..."

    def _least(self, encoding: Encoding) -> int:
        return min(
            self.limit or sys.maxsize,
            SINGLE[encoding] if self.segments == 1 else JOINED[encoding] * (self.segments or sys.maxsize),
        )


def to_sms(
    alert: Alert,
    language: str | Info | None = None,
    *,
    limit: int | None = None,
    segments: int | None = None,
    transliterate: bool = True,
) -> Sms:
    """The text for one language: a tag, one of the alert's own infos, or ``None`` for its first info.

    It takes the alert because an info alone does not say that it is a drill. Of several infos of a language it takes
    the first. ``limit`` is in units, so that a text of 90 is 90 septets or 90 units; ``segments`` is the most of them;
    neither leaves the text whole. At 90 and 360 a parameter CMAMtext or CMAMlongtext is taken first.

    Raises ``InputError`` where there is no info of the language, or where no whole word fits; ``ValueError`` for a
    bound below 1.
    """
    if any(bound is not None and bound < 1 for bound in (limit, segments)):
        raise ValueError(f"limit {limit}, segments {segments}; 1 is the least")
    info = _info(alert, language)
    frame = _Frame(limit, segments, transliterate)
    vocabulary = labels.labels(info.language)
    own = _cell_text(info, limit)
    if own:
        found = _own(marks(alert, info, vocabulary), own, frame)
    else:
        found = _composed(matter(alert, info, vocabulary), frame)
    if found is None:
        raise InputError(
            named(alert), f"has no {info.language!r} text, or no word of it fits; write one or give it more room"
        )
    return _sms(frame.written(found[0]), cut=found[1])


def _info(alert: Alert, language: str | Info | None) -> Info:
    if isinstance(language, Info):
        return language
    if language is not None:
        return pick(alert, language)[0]
    if not alert.info:
        raise InputError(named(alert), "has no info, so there is no text to send; write one")
    return alert.info[0]


def _cell_text(info: Info, limit: int | None) -> str:
    name = CELL.get(limit or 0)
    return next((bare(one.value) for one in info.parameter if one.value_name.strip().lower() == name), "")


def _own(before: tuple[str, ...], text: str, frame: _Frame) -> tuple[str, bool] | None:
    return _cut(lambda part: joined(before, "", "", part), text, frame)


def _composed(said: Matter, frame: _Frame) -> tuple[str, bool] | None:
    """The richest text that fits: first the tails go, then the event stands for the headline, then words are cut."""
    if not (said.place or said.headline or said.action):
        return None
    for count in range(len(said.tails), -1, -1):
        text = joined(said.marks, said.place, said.headline, said.action, *said.tails[:count])
        if frame.fits(text):
            return text, False
    what = min(said.event or said.headline, said.headline, key=len)
    text = joined(said.marks, said.place, what, said.action)
    if frame.fits(text):
        return text, True
    return _squeezed(said, what, text, frame)


def _squeezed(said: Matter, what: str, whole: str, frame: _Frame) -> tuple[str, bool] | None:
    """Place and event within their shares, what one leaves going to the other, then as much of the action as fits."""
    share = frame.share(whole)
    place = _names(said.place, share, frame) or _names(said.place, 2 * share, frame)
    place = place or _within(said.place, share, frame, frame.ending(said.place))
    what = _within(what, 2 * share - len(place), frame, "")
    action = _cut(lambda part: joined(said.marks, place, what, part), said.action, frame)
    if action is not None and cells(action[0]) >= cells(joined(said.marks, place, what)) + LEAST:
        return action[0], True
    for pair in ((place, what), (place, ""), ("", what)):
        text = joined(said.marks, *pair)
        if any(pair) and frame.fits(text):
            return text, True
    return None


def _names(places: str, room: int, frame: _Frame) -> str:
    """As many names of the list as fit, none of them cut: half a name may be another place."""
    narrow = _Frame(room, None, frame.transliterate)
    ends = [match.start() for match in re.finditer("[,;]", places[:room])]
    heads = [places[:end] + frame.ending(places) for end in reversed(ends)]
    return next((head for head in (places, *heads) if len(head) <= room and narrow.fits(head)), "")


def _within(part: str, room: int, frame: _Frame, ending: str) -> str:
    narrow = _Frame(room, None, frame.transliterate)
    return (words.cut(part, narrow.fits, ending, room) or "") if room > 0 else ""


def _cut(into: Callable[[str], str], part: str, frame: _Frame) -> tuple[str, bool] | None:
    """``part`` cut so that the text it goes into fits; ``None`` where none of its words does."""
    ending = frame.ending(into(part))
    kept = words.cut(part, lambda some: frame.fits(into(some)), ending, frame.most()) if part else None
    return None if kept is None else (into(kept), kept != part)


def _sms(text: str, *, cut: bool) -> Sms:
    made = size(text)
    return Sms(text, made.encoding, len(text), made.units, made.segments, cut)
