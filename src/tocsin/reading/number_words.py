"""What a language's number words and digits are worth. Data: ``languages/<code>/numbers.toml``."""

import re
from functools import cache
from typing import NamedTuple

from tocsin.reading.word_lists import any_of, word_list

_HUNDRED = 100
_LONGEST = 15
"""Words that follow the first in one number; a bound keeps hostile text from taking quadratic time."""


class Numerals:
    """The cardinals of one language: ``pattern`` finds them in folded text, ``value`` says what they are worth."""

    def __init__(self, lang: str) -> None:
        data = word_list(lang, "numbers")
        self.words: dict[str, int] = data["words"] | data.get("hundreds", {})
        self.scales: dict[str, int] = data["scales"]
        self.standing = frozenset(data["standing"])
        self.glued: bool = data.get("glued", False)
        self._thousands: str = data["thousands"]
        self._decimal: str = data["decimal"]
        part = any_of([*self.words, *self.scales])
        joiner = any_of(data["joiners"]) + ("?" if self.glued else "")
        mark = f"[{re.escape(self._thousands)}]"
        digits = rf"\d{{1,3}}(?:(?P<mark>{mark})\d{{3}})(?:(?P=mark)\d{{3}})*(?!\d)|\d+"
        self.digits = rf"(?:{digits})(?:{re.escape(self._decimal)}\d+|[.,]\d{{1,2}}(?!\d))?"
        self.plain = rf"(?:\d{{1,5}}|{part}(?:{joiner}{part}){{0,5}})"
        """Without separators or decimals: enough before a unit of time."""
        self.pattern = rf"(?P<digits>{self.digits})|(?P<words>{part}(?:{joiner}{part}){{0,{_LONGEST}}})"
        self.part = re.compile(part if self.glued else rf"\b{part}\b")

    def digits_value(self, text: str) -> int | float:
        """The value of digits with the language's separators: '1 200', '6,8'."""
        point = re.search(r"[.,]\d{1,2}$", text)
        at = point.start() if point else text.rfind(self._decimal)
        whole, fraction = (text[:at], text[at + 1 :]) if at > 0 else (text, "")
        whole = re.sub(r"\D", "", whole)
        return float(f"{whole}.{fraction}") if fraction else int(whole)

    def value(self, text: str) -> int | None:
        """The value of digits or number words without separators; ``None`` where the words make no single number."""
        if text.isdecimal():
            return int(text)
        runs = self.runs(text)
        return runs[0].value if len(runs) == 1 else None

    def runs(self, text: str) -> list["Run"]:
        """The numbers that a chain of number words makes: 'dix et vingt' is two, 'vingt et un' one."""
        runs: list[Run] = []
        current: _Sum | None = None
        for found in self.part.finditer(text):
            word = found.group()
            scale = self.scales.get(word)
            if current is None or not current.takes(self.words.get(word, 0), scale):
                current = _Sum(found.start())
                runs.append(Run(0, 0, 0))
            current.add(self.words.get(word, 0), scale)
            runs[-1] = Run(current.start, found.end(), current.value)
        return runs


class Run(NamedTuple):
    start: int
    end: int
    value: int


class _Sum:
    """A cardinal as it is read word by word."""

    def __init__(self, start: int) -> None:
        self.start = start
        self._done = 0
        self._group = 0
        self._smallest_scale: float = float("inf")

    @property
    def value(self) -> int:
        return self._done + self._group

    def takes(self, word: int, scale: int | None) -> bool:
        """Whether the next word goes on with this number rather than beginning another."""
        if scale == _HUNDRED:
            return 0 < self._group < _HUNDRED
        if scale:
            return self._group > 0 and scale < self._smallest_scale
        if word >= _HUNDRED:
            return self._group == 0
        rest = self._group % _HUNDRED
        tens_first = rest >= 20 and rest % 10 == 0 and word < (20 if rest in (60, 80) else 10)
        units_first = 0 < rest < 10 and word >= 20
        return word > 0 and ((self.value > 0 and rest == 0) or tens_first or units_first)

    def add(self, word: int, scale: int | None) -> None:
        if scale is None:
            self._group += word
        elif scale == _HUNDRED:
            self._group = max(self._group, 1) * _HUNDRED
        else:
            self._done += max(self._group, 1) * scale
            self._group, self._smallest_scale = 0, scale


@cache
def numerals(lang: str) -> Numerals:
    """The numerals of a language, made once; ``InputError`` where it has none."""
    return Numerals(lang)
