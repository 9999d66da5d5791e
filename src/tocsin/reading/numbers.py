"""Numbers in a text with what bounds them: 'près de 11 000', 'at least a dozen', '10 to 20'."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

import msgspec

from tocsin.reading.claim import Bound
from tocsin.reading.fold import fold
from tocsin.reading.number_words import Numerals, numerals
from tocsin.reading.word_lists import any_of, word_list

_LOOK = 28
"""Characters looked at on either side for words that bound a number."""
_NOUN = re.compile(r" [^\W\d_]{4,}")
_TELEPHONE = re.compile(r"\+\d[\d ().-]{5,}\d|(?<!\w)0\d(?:[ .-]\d\d){4}(?!\w)")
_BOUNDS: tuple[Bound, ...] = ("at_least", "at_most", "about")


class NumberMention(msgspec.Struct, frozen=True):
    """A number at ``text[start:end]``; ``high`` is the upper end of a range ('10 to 20': value 10, high 20)."""

    start: int
    end: int
    value: int | float
    high: int | float | None = None
    bound: Bound = "exact"


class _Finder:
    """The compiled patterns of one language."""

    def __init__(self, lang: str) -> None:
        data: dict[str, Any] = word_list(lang, "numbers")
        self.numerals: Numerals = numerals(lang)
        self.ones = frozenset(data["ones"])
        self.about: dict[str, int] = data["about"]
        self.about_plural: dict[str, int] = data["about_plural"]
        collective = any_of(self.about)
        self.scale = re.compile(rf"[ -]({any_of(self.numerals.scales)})\b")
        self.plural = re.compile(rf"[ -]({any_of([*self.about_plural, *self.about])})\b")
        self.number = re.compile(
            rf"(?<![\w.,/:+])(?<!\D-)(?:(?P<about>{collective})\b|{self.numerals.pattern})(?![\w/:]|-[^\W\d])"
        )
        self.link = re.compile(rf" ?- ?| {any_of(data['range_words'])} ")
        self.between_link = re.compile(rf" {any_of(data['between_words'])} ")
        self.between = re.compile(rf"\b{any_of(data['between'])} $")
        self.no_range = re.compile(rf"\b{any_of(data['no_range'])} $")
        self.before = {one: re.compile(rf"(?:^|\W){_spaced(data[f'{one}_before'])}$") for one in _BOUNDS}
        self.after = {one: re.compile(rf" ?{any_of(data[f'{one}_after'])}\b") for one in _BOUNDS}


def _spaced(words: Sequence[str]) -> str:
    """``words`` with the space that follows them, but for those that end in an apostrophe."""
    return any_of(word if word.endswith("'") else f"{word} " for word in words)


_finder = cache(_Finder)


def find_numbers(
    text: str, lang: str, *, skip: Sequence[tuple[int, int]] = (), ones: bool = False
) -> list[NumberMention]:
    """The numbers of ``text`` in order. ``skip``: spans (start, end) that are something else, such as dates.

    'un', 'one' and 'a' alone count only with ``ones``. Ordinals, years, names of models ('F-16') and vague plurals
    ('dozens') are no numbers. ``InputError`` where the language has no word list.
    """
    finder, plain = _finder(lang), fold(text)
    skip = [*skip, *(one.span() for one in _TELEPHONE.finditer(plain))]
    found: list[NumberMention] = []
    for match in finder.number.finditer(plain):
        found += [one for one in _read(finder, plain, match) if not any(a < one.end and one.start < b for a, b in skip)]
    if not ones:
        found = [one for one in found if not (one.value == 1 and plain[one.start : one.end] in finder.ones)]
    return [_bounded(finder, plain, one) for one in _ranges(finder, plain, found)]


def _read(finder: _Finder, plain: str, match: re.Match[str]) -> list[NumberMention]:
    start, end = match.span()
    if match["about"]:
        return [NumberMention(start, end, finder.about[match["about"]], None, "about")]
    if match["digits"]:
        value = finder.numerals.digits_value(match["digits"])
        if _looks_like_year(match["digits"]) and not _counts(finder, plain, start, end):
            return []
        return [_scaled(finder, plain, NumberMention(start, end, value))]
    runs = finder.numerals.runs(match["words"])
    scales, standing = finder.numerals.scales, finder.numerals.standing
    return [
        _scaled(finder, plain, NumberMention(start + run.start, start + run.end, run.value))
        for run in runs
        if not ((word := match["words"][run.start : run.end]) in scales and word not in standing)
    ]


def _counts(finder: _Finder, plain: str, start: int, end: int) -> bool:
    """Whether four digits count something after all: 'at least 2012 dead', ', 2059 people were hurt'."""
    before = plain[max(0, start - _LOOK) : start]
    if any(finder.before[bound].search(before) for bound in _BOUNDS):
        return True
    return (not before.strip() or before.rstrip()[-1] in ".,;:!?") and bool(_NOUN.match(plain, end))


def _looks_like_year(digits: str) -> bool:
    """Four digits of our times without a separator are a year, unless round ('2000 hommes')."""
    return len(digits) == 4 and digits.isdecimal() and "1900" < digits < "2100" and not digits.endswith("00")


def _scaled(finder: _Finder, plain: str, number: NumberMention) -> NumberMention:
    """Digits or words with the scale or collective behind them: '1,2 million', 'two dozen', 'trois centaines'."""
    if scale := finder.scale.match(plain, number.end):
        value = round(number.value * finder.numerals.scales[scale[1]], 6)
        whole = int(value) if value == int(value) else value
        return NumberMention(number.start, scale.end(), whole)
    if many := finder.plural.match(plain, number.end):
        worth = finder.about_plural.get(many[1]) or finder.about[many[1]]
        return NumberMention(number.start, many.end(), number.value * worth, None, "about")
    return number


def _ranges(finder: _Finder, plain: str, found: list[NumberMention]) -> list[NumberMention]:
    """Joins '10 to 20', '10-20' and 'between 10 and 20'. Scores ('3-1') and other falling pairs are dropped."""
    joined: list[NumberMention] = []
    for one in found:
        last = joined[-1] if joined else None
        if last and one.start < last.end:
            continue
        link = plain[last.end : one.start] if last and last.high is None else ""
        if not last or not _is_range(finder, plain, last, link):
            joined.append(one)
            continue
        joined.pop()
        low = last.value * _scale_at_end(finder, plain[one.start : one.end]) if last.value < one.value else last.value
        low = last.value if low >= one.value else low
        if low < one.value:
            joined.append(NumberMention(last.start, one.end, low, one.value, one.bound))
        elif link.strip() != "-":
            joined += [last, one]
    return joined


def _scale_at_end(finder: _Finder, words: str) -> int:
    """The scale that a range shares: 'between 1 and 2 million'."""
    return finder.numerals.scales.get(words.rpartition(" ")[2], 1) if words[0].isdecimal() else 1


def _is_range(finder: _Finder, plain: str, low: NumberMention, link: str) -> bool:
    before = plain[max(0, low.start - _LOOK) : low.start]
    if finder.between_link.fullmatch(link):
        return bool(finder.between.search(before))
    return bool(finder.link.fullmatch(link)) and not finder.no_range.search(before)


def _bounded(finder: _Finder, plain: str, number: NumberMention) -> NumberMention:
    before = plain[max(0, number.start - _LOOK) : number.start]
    after = plain[number.end : number.end + _LOOK]
    for bound in _BOUNDS:
        if finder.before[bound].search(before) or finder.after[bound].match(after):
            return msgspec.structs.replace(number, bound=bound)
    return number
