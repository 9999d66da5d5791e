"""The words of time in a text: one pass of one pattern per language. Data: ``languages/<code>/dates.toml``."""

import re
from datetime import time
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from tocsin.reading.number_words import numerals
from tocsin.reading.word_lists import any_of, word_list

_NUMERIC = r"\d{4}-\d\d-\d\d(?!\d)|\d{1,2}(?P<mark>[./])\d{1,2}(?P=mark)(?:\d{4}|\d\d)(?!\d)"
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
        self.now: dict[str, str] = data["now"]
        self.previous: dict[str, str] = data["previous"]
        self.month_first: bool = data["numeric"] == "mdy"
        self.month_day: bool = data.get("month_day", False)
        self.capitals: bool = data["capitals"]
        self.year_after = re.compile(rf",? (?:{any_of([*data['year_glue'], chr(0)])} )?((?:19|20)\d\d)(?:{data.get('year_suffix', '')})?(?!\w)")
        bare = data.get("bare_clock", "(?!)")
        self.clock = re.compile(rf"(?:{data['clock']}|{bare}|(?P<h2>[01]?\d|2[0-4]):(?P<m2>[0-5]\d))(?:{data['zone']})?")
        self.zone = re.compile(data["zone"])
        amount = data["amount"]
        self.middle = {"past": amount["past_middle"], "next": amount["next_middle"]}
        self._pattern = re.compile(self._master(data))
        glue = any_of(data["glue"])
        self.glue = re.compile(rf" ?,? ?(?:{glue}(?: |(?<=')))*")
        self.to = re.compile(rf" ?(?:- ?|{any_of(data['to'])}(?: |(?<=')))+(?:{any_of(data['from'])} )?")
        self.number_to = re.compile(rf"\b{self.numerals.plain} {any_of(data['to'])} $")
        self.night_into = re.compile(rf" {any_of(data['night_into'])} ") if data["night_into"] else None
        self.behind = {one: _behind(data[one]) for one in ("month_leads", "in_month", "year_leads", "since", "starting", "until", "by", "from", "near")}
        self.behind |= {one: _behind(data[one]["before"]) for one in ("last", "next", "this")}
        self.behind |= {f"edge_{one}": _behind(words) for one, words in data["edges"].items()}
        self.behind |= {one: _behind(data[one]) for one in ("clock_leads", "clock_from")}
        self.behind |= {f"{one}_before": _behind(amount.get(f"{one}_before", ())) for one in _AROUND}
        self.ahead = {one: _ahead(data[one]["after"]) for one in ("last", "next", "this")}
        self.ahead |= {f"{one}_after": _ahead(amount.get(f"{one}_after", ())) for one in _AROUND}
        self.ahead |= {f"{one}_event": _ahead(amount[f"{one}_event"]) for one in ("after", "before")}
        self.ahead |= {"clock_not_after": _ahead(data["clock_not_after"]), "of_month": _ahead(amount["of_month"])}
        self.behind["lone"] = re.compile(rf"(?:^|(?<=\W)){any_of(data['lone_parts'])}$")

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
            "year": rf"(?:19|20)\d\d(?![\d.,]\d)(?:{data.get('year_suffix', '')})?",
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
