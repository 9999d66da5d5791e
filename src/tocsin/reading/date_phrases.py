"""Pieces put together into whole expressions: a day with its hour, a night, a range, 'since', 'ago'."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import time
from typing import Literal

from tocsin.reading import date_rules
from tocsin.reading.date_pieces import Piece, Pieces
from tocsin.reading.date_rules import Rule

Kind = Literal["point", "since", "until", "by", "between", "relative-to-previous", "offset", "duration", "recurring"]
_MINUTES = {"minute": 1, "hour": 60, "day": 1440, "week": 10_080, "month": 43_200, "year": 525_600}
_PREFIXES: tuple[tuple[str, Kind], ...] = (("since", "since"), ("starting", "since"), ("until", "until"), ("by", "by"))
_DIRECTIONS = (
    ("ago", -1, False),
    ("hence", 1, False),
    ("earlier", -1, True),
    ("later", 1, True),
)


@dataclass(frozen=True)
class Phrase:
    """A whole expression, not yet resolved."""

    start: int
    end: int
    kind: Kind
    rule: Rule | None = None
    clock: time | None = None
    until: Piece | None = None
    """The other end of a range."""
    minutes: int | None = None
    settled: bool = False
    """Never ahead, whatever the words around ('since Friday')."""
    past: bool = False
    """A limit that is behind: 'by Saturday nine had been killed'."""


def phrases(pieces: Pieces) -> Iterator[Phrase]:
    """The expressions of a text in order; pieces that make none are left out."""
    row = _with_clocks(pieces, list(pieces.read()))
    at = 0
    while at < len(row):
        phrase = _night(pieces, row, at) or _range(pieces, row, at)
        at += 1
        if phrase:
            while at < len(row) and row[at].start < phrase.end:
                at += 1
        else:
            phrase = _one(pieces, row[at - 1])
        if phrase:
            yield phrase


def _with_clocks(pieces: Pieces, row: list[Piece]) -> list[Piece]:
    """Joins days with the clock times, parts of the day and names ('tomorrow, Wednesday') beside them."""
    joined: list[Piece] = []
    for piece in row:
        last = joined[-1] if joined else None
        if last is None or not pieces.glued(last.end, piece.start):
            joined.append(piece)
            continue
        told = _hour_of(pieces, last, piece)
        if last.form == "phrase" and told.form == "weekday":
            joined[-1] = replace(last, end=told.end)
        elif _belong(last, told):
            joined[-1] = _both(last, told)
        else:
            joined.append(piece)
    return joined


def _hour_of(pieces: Pieces, day: Piece, piece: Piece) -> Piece:
    """A count of hours right behind a day as a clock time ('lundi 12 heures'), where the language says it so."""
    if not (piece.amount and piece.amount[1] == "hour" and day.rule and pieces.words.counted_hours):
        return piece
    if piece.amount[0] > 24 or pieces.ahead("clock_not_after", piece.end):
        return piece
    return replace(piece, amount=None, clock=time(piece.amount[0] % 24))


def _belong(left: Piece, right: Piece) -> bool:
    """Whether two neighbours tell one moment: a day with a time, or a part of the day with a time."""
    if left.amount or right.amount or (left.day and not left.rule) or (right.day and not right.rule):
        return False
    if (left.rule and right.rule) or (left.clock and right.clock):
        return False
    return not (left.part == "night" and right.rule and not left.clock)


def _both(left: Piece, right: Piece) -> Piece:
    told = left if left.rule else right
    clock = left.clock if left.clock is not None else right.clock
    clock = _in_part(clock, left.part or right.part)
    return replace(told, start=left.start, end=right.end, clock=clock, part=left.part or right.part)


def _in_part(clock: time | None, part: str | None) -> time | None:
    """'8 heures du soir' is 20:00."""
    if clock and 0 < clock.hour < 12 and part in ("afternoon", "evening"):
        return clock.replace(hour=clock.hour + 12)
    return clock


def _night(pieces: Pieces, row: list[Piece], at: int) -> Phrase | None:
    """'the night of Tuesday (to Wednesday)', 'in the night to Wednesday': two dates."""
    night, *rest = row[at : at + 3]
    if night.part != "night" or night.rule or night.clock or not rest:
        return None
    first = rest[0]
    into = pieces.words.night_into
    if first.rule and into and into.fullmatch(pieces.plain, night.end, first.start):
        return Phrase(night.start, first.end, "point", date_rules.night_ending(first.rule))
    if not pieces.glued(night.end, first.start) or not (first.rule or first.day):
        return None
    second = rest[1] if len(rest) > 1 else None
    if second and second.rule and pieces.linked(first.end, second.start):
        return Phrase(night.start, second.end, "point", date_rules.night_ending(second.rule))
    return Phrase(night.start, first.end, "point", date_rules.night_beginning(first.rule)) if first.rule else None


def _range(pieces: Pieces, row: list[Piece], at: int) -> Phrase | None:
    """'from Monday to Friday', '5 to 9 August'; clock times alone ('from 10 p.m. to 5 a.m.') recur daily."""
    if at + 1 >= len(row):
        return None
    left, right = _hours(pieces, row[at], row[at + 1])
    if not pieces.linked(left.end, right.start):
        return None
    if left.clock and right.clock and not left.rule and not right.rule:
        return Phrase(left.start, right.end, "recurring")
    left, right = _lent(pieces, left, right)
    begun = pieces.start_behind("from", left.start)
    days = left.rule and right.rule and (right.month or begun is not None)
    if not days or right.relative != left.relative:
        return None
    start = left.start if begun is None else begun
    return Phrase(start, right.end, "between", left.rule, left.clock, right)


def _lent(pieces: Pieces, left: Piece, right: Piece) -> tuple[Piece, Piece]:
    """Both ends with their days: '5 to 9 August' and 'May 5-9' lend the month, '8 to 10 a.m. on Tuesday' the day."""
    if left.day and not left.month and right.month:
        return replace(left, rule=date_rules.dated(left.day, *right.month)), right
    if left.month and right.day and not right.rule and pieces.words.month_day:
        return left, replace(right, rule=date_rules.dated(right.day, *left.month), month=left.month)
    if left.clock is not None and not left.rule and right.rule and right.clock is not None:
        return replace(left, rule=right.rule, form=right.form), right
    return left, right


def _hours(pieces: Pieces, left: Piece, right: Piece) -> tuple[Piece, Piece]:
    """'de 22 heures à 5 heures': counts of hours behind 'from' that are clock times."""
    if left.amount and left.amount[1] == "hour" and left.amount[0] <= 24 and pieces.behind("clock_from", left.start):
        if right.clock:
            return replace(left, amount=None, clock=time(left.amount[0] % 24)), right
        if right.amount and right.amount[1] == "hour" and right.amount[0] <= 24:
            left = replace(left, amount=None, clock=time(left.amount[0] % 24))
            return left, replace(right, amount=None, clock=time(right.amount[0] % 24))
    return left, right


def _one(pieces: Pieces, piece: Piece) -> Phrase | None:
    if piece.amount:
        return _amount(pieces, piece, *piece.amount)
    if not piece.rule and piece.clock is None:
        return _lone_part(pieces, piece) if piece.part else None
    if (start := pieces.start_behind("near", piece.start)) is not None:
        return Phrase(start, piece.end, "point", piece.rule, piece.clock)
    for name, kind in _PREFIXES:
        # 'before dawn on Tuesday' is a part of Tuesday, no limit.
        if piece.part != "dawn" and (start := pieces.start_behind(name, piece.start)) is not None:
            if name == "starting" and piece.form == "weekday":
                return Phrase(start, piece.end, kind, date_rules.ahead(piece.rule), piece.clock)
            past = kind == "by" and pieces.told_as_past(start, piece.end)
            return Phrase(start, piece.end, kind, piece.rule, piece.clock, settled=name == "since", past=past)
    return Phrase(
        piece.start, piece.end, "relative-to-previous" if piece.relative else "point", piece.rule, piece.clock
    )


def _lone_part(pieces: Pieces, piece: Piece) -> Phrase | None:
    """'overnight' is last night; 'at dawn' the dawn of the day told before."""
    if (start := pieces.start_behind("lone", piece.end)) is None:
        return None
    if piece.part == "night":
        return Phrase(start, piece.end, "point", date_rules.counted("night", -1, None, from_previous=False))
    return Phrase(start, piece.end, "relative-to-previous")


def _amount(pieces: Pieces, piece: Piece, count: int, unit: str) -> Phrase | None:
    """'three days ago', 'two days later', 'in the past 24 hours', 'since three days', 'for a week'."""
    start, end = piece.start, piece.end

    def found(name: str) -> tuple[int, int] | None:
        if (before := pieces.start_behind(f"{name}_before", start)) is not None:
            return before, end
        after = pieces.ahead(f"{name}_after", end)
        return (start, after.end()) if after else None

    if piece.part == "past" or pieces.behind("past_before", start):
        return Phrase(start, end, "between", date_rules.around_now(-count, unit))
    if piece.part == "next" or pieces.behind("next_before", start):
        return Phrase(start, end, "between", date_rules.around_now(count, unit))
    for name, sign, relative in _DIRECTIONS:
        if span := found(name):
            rule = date_rules.moved(sign * count, unit, from_previous=relative)
            return Phrase(*span, "relative-to-previous" if relative else "point", rule)
    if (before := pieces.start_behind("since", start)) is not None:
        return Phrase(before, end, "since", date_rules.moved(-count, unit, from_previous=False), settled=True)
    if span := found("within"):
        return Phrase(*span, "by", date_rules.limit(count, unit))
    for name, sign in (("after", -1), ("before", 1)):
        if event := pieces.ahead(f"{name}_event", end):
            return _beside_event(pieces, start, event.end(), sign * count, unit)
    if span := found("for"):
        return Phrase(*span, "duration", minutes=count * _MINUTES[unit])
    return None


def _beside_event(pieces: Pieces, start: int, end: int, count: int, unit: str) -> Phrase:
    """'two days after the vote' dates the vote, two days before what was told; 'two days after.' what is told."""
    rest = pieces.plain[end : end + 1]
    if not rest or rest in ".,;:)!?":
        return Phrase(start, end, "relative-to-previous", date_rules.moved(-count, unit, from_previous=True))
    return Phrase(start, end, "offset", date_rules.moved(count, unit, from_previous=True))
