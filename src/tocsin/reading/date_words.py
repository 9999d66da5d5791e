"""The words of time in a text: one pass of one pattern per language. Data: ``languages/<code>/dates.toml``."""

import re
from collections.abc import Iterable
from datetime import time
from functools import cache
from typing import Any, NamedTuple

from tocsin.reading.number_words import numerals
from tocsin.reading.word_lists import any_of, word_list

_NUMERIC = r"\d{4}-\d\d-\d\d(?!\d)|\d{1,2}(?P<mark>[./])\d{1,2}(?P=mark)(?:\d{4}|\d\d)(?!\d)"
_BEFORE = (
    *("month_leads", "in_month", "year_leads", "since", "starting", "until", "by", "from", "near"),
    *("clock_leads", "clock_from"),
)
_AROUND = ("ago", "hence", "earlier", "later", "past", "next", "within", "for")
"""What the words before or after a count of units can make of it."""
_CAPITAL_KINDS = ("weekday", "month")
LOOK = 40
"""Characters looked at on either side of a word of time."""


class Token(NamedTuple):
    """``kind``: weekday, month, day, year, numeric, clock, amount, now, previous or part; ``text`` is folded."""

    kind: str
    start: int
    end: int
    text: str


class DateWords:
    """One language's vocabulary of time, compiled."""

    def __init__(self, lang: str) -> None:
        data = word_list(lang, "dates")
        self.numerals = numerals(lang)
        self.weekdays = {word: number for number, words in enumerate(data["weekdays"]) for word in words}
        self.months = {word: number for number, words in enumerate(data["months"], 1) for word in words}
        self.parts = {word: name for name, words in data["parts"].items() for word in words}
        self.units = {word: name for name, words in data["units"].items() for word in words}
        self.middle = {"past": data["amount"].get("past_middle", []), "next": data["amount"].get("next_middle", [])}
        self.now: dict[str, str] = data["now"]
        self.previous: dict[str, str] = data["previous"]
        self.month_first: bool = data["numeric"] == "mdy"
        self.month_day: bool = data.get("month_day", False)
        self.capitals: bool = data["capitals"]
        self.counted_hours = bool(data["clock_leads"])
        colon = r"(?P<h2>[01]?\d|2[0-4]):(?P<m2>[0-5]\d)"
        clock = f"{data['clock']}|{data.get('bare_clock', '(?!)')}|{colon}"
        self.clock = re.compile(f"(?:{clock})(?:{data['zone']})?")
        self._year = rf"(?:19|20)\d\d(?:{data.get('year_suffix', '')})?"
        self._pattern = re.compile(self._master(data))
        self._read_links(data)
        self.behind = _behind_lists(data)
        self.ahead = _ahead_lists(data)

    def _read_links(self, data: dict[str, Any]) -> None:
        """What may stand between the pieces of one expression, and what else its sentence tells."""
        to = any_of(data["to"])
        self.glue = re.compile(rf" ?(?:, ?)?(?:{any_of(data['glue'])}(?: |(?<=')))*")
        self.to = re.compile(rf" ?(?:- ?|{to}(?: |(?<=')))+(?:{any_of(data['from'])} )?")
        self.number_to = re.compile(rf"\b{self.numerals.plain} {to} $")
        self.night_into = re.compile(rf" {any_of(data['night_into'])} ") if data["night_into"] else None
        self.past_perfect = re.compile(rf"\b{any_of(data['past_perfect'])}\b")
        year_glue = f"(?:{any_of(data['year_glue'])} )?" if data["year_glue"] else ""
        self.year_after = re.compile(rf",? {year_glue}({self._year})(?!\w)")

    def weekday(self, word: str) -> tuple[int, str | None]:
        """The weekday's number (0 is Monday) and the part of the day written together with it ('Samstagmittag')."""
        if word in self.weekdays:
            return self.weekdays[word], None
        name = max((one for one in self.weekdays if word.startswith(one)), key=len)
        return self.weekdays[name], self.parts[word[len(name) :]]

    def time_of(self, plain: str, start: int) -> time | None:
        """The time that the clock expression at ``start`` tells; ``None`` where there is no such time."""
        found = self.clock.match(plain, start)
        if not found:
            return None
        told = {name: value for name, value in found.groupdict().items() if value}
        hour = int(next((value for name, value in told.items() if name[0] == "h"), "0"))
        minute = int(next((value for name, value in told.items() if name[0] == "m"), "0"))
        half = (told.get("pm") or "")[:1]
        if half:
            hour = hour % 12 + (12 if half == "p" else 0)
        return time(hour % 24, minute)

    def amount(self, text: str) -> tuple[int | None, str, str | None]:
        """Count, unit, and 'past' or 'next' where such a word stands inside ('24 dernières heures')."""
        unit = max((one for one in self.units if text.endswith(one)), key=len)
        count = text[: -len(unit)].rstrip(" -")
        for name, words in self.middle.items():
            for word in words:
                if count.endswith(" " + word):
                    return self.numerals.value(count.removesuffix(word).strip()), self.units[unit], name
        return self.numerals.value(count), self.units[unit], None

    def _master(self, data: dict[str, Any]) -> str:
        units, parts = any_of(self.units), any_of(self.parts)
        middle = any_of([*self.middle["past"], *self.middle["next"], "\0"])
        glued = rf"(?P<glued>{parts})?" if data.get("glued_parts") else ""
        kinds = {
            "numeric": _NUMERIC,
            "clock": self.clock.pattern.replace("?P<", "?P<_"),
            "year": rf"{self._year}(?![.,]\d)",
            "amount": rf"{self.numerals.plain}[ -](?:{middle} )?{units}",
            "now": any_of(self.now),
            "previous": any_of(self.previous),
            "weekday": any_of(self.weekdays) + glued,
            "month": any_of(self.months),
            "part": parts,
            "day": rf"(?:[12]\d|3[01]|0?[1-9])(?:{data['ordinal']})?(?![.,/:]\d)",
        }
        body = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in kinds.items())
        return rf"(?<![\w./])(?<!\d[,:+])(?:{body})(?!\w)"

    def tokens(self, text: str, plain: str) -> list[Token]:
        """The words of time in order; ``plain`` is the folded ``text``."""
        found = []
        for match in self._pattern.finditer(plain):
            kind = match.lastgroup or ""
            start, end = match.span()
            if self.capitals and kind in _CAPITAL_KINDS and not text[start].isupper():
                continue
            found.append(Token(kind, start, end, match.group()))
        return found


def _behind_lists(data: dict[str, Any]) -> dict[str, re.Pattern[str]]:
    """Lists of words that stand before a word of time, by name."""
    lists = {name: _behind(data[name]) for name in _BEFORE}
    lists |= {which: _behind(data[which]["before"]) for which in ("last", "next", "this")}
    lists |= {f"edge_{edge}": _behind(words) for edge, words in data["edges"].items()}
    lists |= {f"{name}_before": _behind(data["amount"].get(f"{name}_before", ())) for name in _AROUND}
    return lists | {"lone": re.compile(rf"(?:^|(?<=\W)){any_of(data['lone_parts'])}$")}


def _ahead_lists(data: dict[str, Any]) -> dict[str, re.Pattern[str]]:
    """Lists of words that stand after a word of time, by name."""
    amount = data["amount"]
    lists = {which: _ahead(data[which]["after"]) for which in ("last", "next", "this")}
    lists |= {f"{name}_after": _ahead(amount.get(f"{name}_after", ())) for name in _AROUND}
    lists |= {f"{name}_event": _ahead(amount[f"{name}_event"]) for name in ("after", "before")}
    return lists | {"clock_not_after": _ahead(data["clock_not_after"]), "of_month": _ahead(amount["of_month"])}


def _behind(words: Iterable[str]) -> re.Pattern[str]:
    """Finds any of ``words`` at the end of what stands before a word."""
    spaced = [word if word.endswith(("'", "-")) else f"{word} " for word in words]
    return re.compile(rf"(?:^|(?<=\W)){any_of(spaced)}$") if spaced else re.compile(r"(?!)")


def _ahead(words: Iterable[str]) -> re.Pattern[str]:
    """Finds any of ``words`` at the beginning of what stands after a word."""
    listed = list(words)
    return re.compile(rf" {any_of(listed)}(?:\b|(?<='))") if listed else re.compile(r"(?!)")


@cache
def date_words(lang: str) -> DateWords:
    """The words of a language, compiled once; ``InputError`` where it has none."""
    return DateWords(lang)
