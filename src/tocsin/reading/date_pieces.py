"""Words of time put together into pieces: 'vendredi soir' + 'à 23 h 11', 'early' + 'March' + '2024'."""

import re
from dataclasses import dataclass
from datetime import time
from typing import Literal

from tocsin.reading import date_rules
from tocsin.reading.date_rules import Rule
from tocsin.reading.date_words import LOOK, DateWords, Token

_EDGES = ("early", "mid", "late")
_WHICH = ("last", "next", "this")
_LONGEST_GAP = 32
_STOPS = r"[.!?;] "
_MOST = 10_000
"""Longer counts of a unit are figures of speech."""
NAMED_CLOCKS = {"noon": time(12), "midnight": time(0)}
_FORMS = (
    ("weekday", "day", "month", "year"),
    ("weekday", "month", "day", "year"),
    ("weekday", "day", "month"),
    ("weekday", "month", "day"),
    ("day", "month", "year"),
    ("month", "day", "year"),
    ("day", "month"),
    ("month", "day"),
    ("weekday", "day"),
)
"""The orders in which the tokens of a full date stand, the longest first."""


@dataclass(frozen=True)
class Piece:
    """Part of an expression at ``start:end``. ``rule`` gives its days, ``clock`` the time of day."""

    start: int
    end: int
    rule: Rule | None = None
    clock: time | None = None
    part: str | None = None
    amount: tuple[int, str] | None = None
    day: int | None = None
    """A day number that still lacks its month: the left end of '5 to 9 August'."""
    month: tuple[int, int | None] | None = None
    """The month and year of a full date, lent to such a day."""
    form: Literal["weekday", "phrase"] | None = None
    """Told by the name of the weekday alone, or by a phrase such as 'tomorrow'."""
    relative: bool = False
    """Counted from the date told before, not from publication."""


class Pieces:
    """Reads the pieces of one text; ``plain`` is the folded ``text``."""

    def __init__(self, words: DateWords, text: str, plain: str) -> None:
        self.words = words
        self.plain = plain
        self.tokens = words.tokens(text, plain)

    def read(self) -> list[Piece]:
        """The pieces in order, none joined yet."""
        found: list[Piece] = []
        at = 0
        while at < len(self.tokens):
            if found and self.tokens[at].start < found[-1].end:
                at += 1
                continue
            piece, used = self._full(at) or (self._single(self.tokens[at]), 1)
            at += used
            if piece:
                found.append(piece)
        return found

    def behind(self, name: str, start: int) -> re.Match[str] | None:
        """The words of list ``name`` that stand right before ``start``."""
        return self.words.behind[name].search(self.plain[max(0, start - LOOK) : start])

    def start_behind(self, name: str, start: int) -> int | None:
        """Where the words of list ``name`` right before ``start`` begin; ``None`` where there are none."""
        found = self.behind(name, start)
        return start - len(found[0]) if found else None

    def ahead(self, name: str, end: int) -> re.Match[str] | None:
        """The words of list ``name`` that stand right after ``end``."""
        return self.words.ahead[name].match(self.plain, end)

    def glued(self, left: int, right: int) -> bool:
        """Whether only glue ('at', 'of the', a comma) stands between."""
        return right - left <= _LONGEST_GAP and bool(self.words.glue.fullmatch(self.plain, left, right))

    def linked(self, left: int, right: int) -> bool:
        """Whether 'to', 'and' or a dash stands between."""
        return right - left <= _LONGEST_GAP and bool(self.words.to.fullmatch(self.plain, left, right))

    def told_as_past(self, start: int, end: int) -> bool:
        """Whether the sentence around, as far as one looks, is in the past perfect."""
        before = re.split(_STOPS, self.plain[max(0, start - 2 * LOOK) : start])[-1]
        after = re.split(_STOPS, self.plain[end : end + 2 * LOOK])[0]
        return bool(self.words.past_perfect.search(f"{before} {after}"))

    def _full(self, at: int) -> tuple[Piece | None, int] | None:
        """'(Wednesday) 20 November (2024)', '(Wednesday) May 20(, 2025)', 'Wednesday 20'."""
        if self.tokens[at].kind not in ("weekday", "day", "month"):
            return None
        tokens = [self.tokens[at]]
        for token in self.tokens[at + 1 : at + 4]:
            if not self.glued(tokens[-1].end, token.start):
                break
            tokens.append(token)
        kinds = tuple(token.kind for token in tokens)
        for form in _FORMS:
            if kinds[: len(form)] == form and (piece := self._dated({one.kind: one for one in tokens[: len(form)]})):
                return piece, len(form)
        return None

    def _dated(self, told: dict[str, Token]) -> Piece | None:
        start, end = min(one.start for one in told.values()), max(one.end for one in told.values())
        day = int(re.sub(r"\D", "", told["day"].text))
        on = self.words.weekday(told["weekday"].text)[0] if "weekday" in told else None
        year = int(told["year"].text[:4]) if "year" in told else None
        if "month" not in told:
            if of_month := self.ahead("of_month", end):
                end = of_month.end()
            return Piece(start, end, date_rules.dated(day, None, None, on), day=day)
        if told["month"].start < told["day"].start and not self._month_leads_day(told["month"], told["day"]):
            return None
        month = self.words.months[told["month"].text]
        rule = date_rules.dated(day, month, year, on)
        return Piece(start, end, rule, month=(month, year)) if rule else None

    def _month_leads_day(self, month: Token, day: Token) -> bool:
        """'May 20' is a date where the language says so, but not in 'in May 20 people'."""
        return self.words.month_day and day.start == month.end + 1 and not self.behind("in_month", month.start)

    def _single(self, token: Token) -> Piece | None:
        match token.kind:
            case "weekday":
                return self._weekday(token)
            case "day":
                return self._number(token)
            case "month":
                return self._month(token)
            case "year":
                return self._year(token)
            case "numeric":
                return self._numeric(token)
            case "clock":
                return Piece(token.start, token.end, clock=self.words.time_of(self.plain, token.start))
            case "amount":
                return self._amount(token)
            case "part":
                return self._part(token)
        return self._phrase(token)

    def _weekday(self, token: Token) -> Piece:
        number, part = self.words.weekday(token.text)
        start, end, which = self._which(token)
        rule = date_rules.weekday(number, which)
        return Piece(start, end, rule, clock=NAMED_CLOCKS.get(part or ""), part=part, form="weekday")

    def _number(self, token: Token) -> Piece:
        day = int(re.sub(r"\D", "", token.text))
        if of_month := self.ahead("of_month", token.end):
            return Piece(token.start, of_month.end(), date_rules.dated(day, None, None))
        return Piece(token.start, token.end, day=day)

    def _which(self, token: Token) -> tuple[int, int, str | None]:
        """The token's span with 'last', 'next' or 'this' before or after it, and which of them."""
        for which in _WHICH:
            if (start := self.start_behind(which, token.start)) is not None:
                return start, token.end, which
            if after := self.ahead(which, token.end):
                return token.start, after.end(), which
        return token.start, token.end, None

    def _edge(self, start: int) -> tuple[int, str | None]:
        for edge in _EDGES:
            if (before := self.start_behind(f"edge_{edge}", start)) is not None:
                return before, edge
        return start, None

    def _month(self, token: Token) -> Piece | None:
        """'(mid-)March (2024)', 'last March'. Without its year a month needs a word that makes it one."""
        start, end, which = self._which(token)
        start, edge = self._edge(start)
        year = self.words.year_after.match(self.plain, end)
        if not (year or which or edge or self.behind("month_leads", start)):
            return None
        told = int(year[1][:4]) if year else None
        rule = date_rules.month_of(self.words.months[token.text], told, edge, which)
        return Piece(start, year.end() if year else end, rule)

    def _year(self, token: Token) -> Piece | None:
        start, edge = self._edge(token.start)
        if not (edge or self.behind("year_leads", start)):
            return None
        return Piece(start, token.end, date_rules.year_of(int(token.text[:4]), edge))

    def _numeric(self, token: Token) -> Piece | None:
        """'2025-05-20', '20/05/2025', '20.05.25'. An order that makes no date is read the other way round."""
        numbers = [int(part) for part in re.split(r"\D", token.text)]
        if len(token.text.split("-")[0]) == 4:
            year, month, day = numbers
        else:
            day, month, year = numbers
            day, month = (month, day) if self.words.month_first else (day, month)
            day, month = (month, day) if month > 12 else (day, month)
            year += 2000 if year < 100 else 0
        if not (1 <= month <= 12 and 1900 <= year < 2100):
            return None
        rule = date_rules.dated(day, month, year) if day else None
        return Piece(token.start, token.end, rule, month=(month, year)) if rule else None

    def _amount(self, token: Token) -> Piece | None:
        count, unit, middle = self.words.amount(token.text)
        if count is None or count > _MOST:
            return None
        if unit == "hour" and self._is_clock(token, count):
            return Piece(token.start, token.end, clock=time(count % 24))
        return Piece(token.start, token.end, amount=(count, unit), part=middle)

    def _is_clock(self, token: Token, count: int) -> bool:
        """'à 8 heures', but neither '8 heures de marche' nor 'de 6 à 8 heures'."""
        if count > 24 or self.ahead("clock_not_after", token.end):
            return False
        before = self.plain[max(0, token.start - LOOK) : token.start]
        return bool(self.behind("clock_leads", token.start)) and not self.words.number_to.search(before)

    def _part(self, token: Token) -> Piece:
        name = self.words.parts[token.text]
        return Piece(token.start, token.end, clock=NAMED_CLOCKS.get(name), part=name)

    def _phrase(self, token: Token) -> Piece:
        table = self.words.now if token.kind == "now" else self.words.previous
        unit, count, *edge = table[token.text].split()
        relative = token.kind == "previous"
        rule = date_rules.counted(unit, int(count), edge[0] if edge else None, from_previous=relative)
        return Piece(token.start, token.end, rule, form="phrase", relative=relative)
