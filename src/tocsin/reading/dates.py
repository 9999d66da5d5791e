"""Dates and times in a text, worked out from the day of publication. What each expression means:
``docs/reference/dates.md``."""

import re
from datetime import date, datetime, time

import msgspec

from tocsin.reading.date_phrases import Kind, Phrase, phrases
from tocsin.reading.date_pieces import Piece, Pieces
from tocsin.reading.date_rules import Rule, Told
from tocsin.reading.date_spans import Span, shift
from tocsin.reading.date_words import date_words
from tocsin.reading.fold import fold

_LONGEST_NIGHT = 1
"""Days that a span may cover and still be a moment that 'the next day' counts from."""
_ENDS = ("until", "by")
_SENTENCE = 120
"""Characters within which a time may belong to the day told before it."""
_STOP = re.compile(r"[.!?;:] |  ")
_MOMENTS = ("point", "relative-to-previous", "since")


class DateMention(msgspec.Struct, frozen=True):
    """An expression of time at ``text[start:end]``.

    ``first`` and ``last`` are ``YYYY-MM-DD`` or ``YYYY-MM-DDTHH:MM``, in local time as told; ``None`` is an open end.
    ``future_first`` and ``future_last`` are the same where the words around look ahead ('on Tuesday they will').
    ``minutes`` is the length of a duration, which has no dates. An ``offset`` ('two days after the vote') dates the
    event named behind it.
    """

    start: int
    end: int
    first: str | None
    last: str | None
    kind: Kind
    future_first: str | None = None
    future_last: str | None = None
    minutes: int | None = None


def find_dates(text: str, lang: str, published: datetime) -> list[DateMention]:
    """The expressions of time in ``text`` in order; ``InputError`` where the language has no word list."""
    plain = fold(text)
    found: list[DateMention] = []
    previous: Span | None = None
    for phrase in phrases(Pieces(date_words(lang), text, plain)):
        between = plain[found[-1].end : phrase.start] if found else ""
        before = previous if phrase.rule or _goes_on(phrase, between, published) else None
        past = _resolved(phrase, Told(published, before, phrase.kind in _ENDS and not phrase.past))
        ahead = past if phrase.settled else _resolved(phrase, Told(published, before, future=True))
        if past is None or ahead is None:
            continue
        readings = *_ends(phrase, past), phrase.kind, *_ends(phrase, ahead)
        found.append(DateMention(phrase.start, phrase.end, *readings, phrase.minutes))
        if phrase.kind in _MOMENTS and (past.last - past.first).days <= _LONGEST_NIGHT:
            previous = past
    return found


def _goes_on(phrase: Phrase, between: str, published: datetime) -> bool:
    """Whether a time without its day is of the day told before: in one sentence with it, or later in the day than
    the publication. Else it is of the day of publication."""
    near = len(between) <= _SENTENCE and not _STOP.search(between)
    return near or (phrase.clock is not None and phrase.clock > published.time())


def resolve(mention: DateMention, *, future: bool) -> tuple[str | None, str | None]:
    """``first`` and ``last`` as the mention reads where the words around look ahead, or do not."""
    return (mention.future_first, mention.future_last) if future else (mention.first, mention.last)


def _resolved(phrase: Phrase, told: Told) -> Span | None:
    """The days of an expression; today for those that have none."""
    if phrase.kind in ("duration", "recurring"):
        return Span(told.today, told.today)
    if phrase.until:
        return _range(phrase, phrase.until, told)
    return _moment(phrase.rule, phrase.clock, told, until=phrase.kind in _ENDS)


def _moment(rule: Rule | None, clock: time | None, told: Told, *, until: bool) -> Span | None:
    """A day with its time, if any. A time alone is of the day told before, or of today where the text looks ahead."""
    before = None if told.future else told.previous
    day = before.last if before else told.today
    span = rule(told) if rule else Span(day, day)
    if span is None or clock is None:
        return span
    day = span.last if rule is None else span.first
    if clock == time(0) and (rule or before or told.future):
        # Midnight ends the day it is told of; as a limit it is that day.
        return Span(day, day) if until else _at(shift(day, "day", 1), clock)
    return _at(day, clock)


def _at(day: date, clock: time) -> Span:
    return Span(day, day, clock, clock)


def _range(phrase: Phrase, until: Piece, told: Told) -> Span | None:
    """A range is worked out from its end; it begins on the latest fitting day before."""
    end = _moment(until.rule, until.clock, told, until=False)
    if end is None:
        return None
    at_end = datetime.combine(end.last, told.published.time())
    begin = _moment(phrase.rule, phrase.clock, Told(at_end, told.previous, future=False), until=False)
    if begin is None:
        return None
    if begin.first > end.last:
        return Span(end.last, begin.first)
    in_order = begin.clock and end.last_clock and begin.clock <= end.last_clock
    clock = begin.clock if in_order or begin.first < end.last else None
    return Span(begin.first, end.last, clock, end.last_clock)


def _ends(phrase: Phrase, span: Span) -> tuple[str | None, str | None]:
    if phrase.kind in ("duration", "recurring"):
        return None, None
    first = None if phrase.kind in _ENDS else _written(span.first, span.clock)
    last = None if phrase.kind == "since" else _written(span.last, span.last_clock)
    return first, last


def _written(day: date, clock: time | None) -> str:
    return f"{day}T{clock:%H:%M}" if clock is not None else str(day)
