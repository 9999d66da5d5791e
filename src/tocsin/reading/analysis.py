"""A document taken apart: tokens, phrase hits, mentions, dates and numbers, ready for the frames."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from tocsin.reading.claim import Bound, Quantity
from tocsin.reading.dates import DateMention, find_dates
from tocsin.reading.focus import focus
from tocsin.reading.governing_words import prepositions
from tocsin.reading.language import Language
from tocsin.reading.mention import UNKNOWN, Mention
from tocsin.reading.mentions import Scanner, join
from tocsin.reading.named_places import capitals, datelines, located, with_places
from tocsin.reading.numbers import find_numbers
from tocsin.reading.patterns import Hit
from tocsin.reading.resolving import TITLES, resolve
from tocsin.reading.that_of import stand_for
from tocsin.reading.things import count, one, with_things
from tocsin.reading.unlisted import add_unlisted, settle

if TYPE_CHECKING:
    from tocsin.places import Place


class Number(msgspec.Struct, frozen=True):
    """A number at tokens [first, last)."""

    first: int
    last: int
    value: float | int
    high: float | int | None
    bound: Bound


class When(msgspec.Struct, frozen=True):
    """An expression of time at tokens [first, last)."""

    first: int
    last: int
    mention: DateMention


class Analysis:
    """What was found in one document. Built once, read by the frames."""

    def __init__(
        self,
        language: Language,
        text: str,
        published: datetime,
        skip: Sequence[tuple[int, int]] = (),
        title: "Analysis | None" = None,
        own: str | None = None,
        outlet: "Analysis | None" = None,
    ) -> None:
        self.language = language
        self.published = published
        self.title = title
        self.outlet = outlet
        self.tokens = language.tokens(text)
        self.keys = self.tokens.keys
        self.sentences = [s for s in self.tokens.sentences if not self._skipped(s, skip)]
        self._openings = {first for first, _ in self.sentences}
        self.dates = self._dates(find_dates(text, language.code, published))
        self.hits = self._hits()
        dated = [(d.mention.start, d.mention.end) for d in self.dates]
        self.numbers = [
            Number(self._token(n.start), self._token(n.end - 1) + 1, n.value, n.high, n.bound)
            for n in find_numbers(text, language.code, skip=dated, ones=True)
        ]
        scanner = Scanner(language, self.tokens, self.hits, published.date(), frozenset(n.last for n in self.numbers))
        actors = scanner.actors()
        self.quantities: dict[int, tuple[Number, Mention]] = {}
        self.mentions = add_unlisted(self, with_places(self, with_things(self, actors)))
        self.mentions.sort(key=lambda m: (m.first, m.last))
        prepositions(self)
        capitals(self)
        join([m for m in self.mentions if "demonym" not in m.kinds], self.tokens, language)
        count(self)
        self._starts = [m.first for m in self.mentions]
        self.dateline: Place | None = None
        datelines(self, title)
        self.focus = focus(self)
        settle(self)
        resolve(self, own)
        stand_for(self)

    def drop(self, unwanted: Iterable[Mention]) -> None:
        """Forget mentions that are none."""
        gone = {id(m) for m in unwanted}
        self.mentions = [m for m in self.mentions if id(m) not in gone]
        self._starts = [m.first for m in self.mentions]

    def _skipped(self, sentence: tuple[int, int], skip: Sequence[tuple[int, int]]) -> bool:
        start, end = self.tokens.starts[sentence[0]], self.tokens.ends[sentence[1] - 1]
        return any(a < end and start < b for a, b in skip)

    def _token(self, offset: int) -> int:
        """The token at a character offset (the one after it where the offset is between tokens)."""
        at = bisect_left(self.tokens.ends, offset + 1)
        return min(at, len(self.keys) - 1)

    def _hits(self) -> list[Hit]:
        book, keys, aside = self.language.book, self.keys, self._asides()
        return [
            hit for first, last in self.sentences for i in range(first, last)
            for hit in book.hits(keys, i, last, aside)
        ]  # fmt: skip

    def _asides(self) -> list[bool]:
        """Tokens that may stand inside a phrase without being of it: expressions of time and light adverbs."""
        light = self.language.small["light"]
        aside = [key in light for key in self.keys]
        for when in self.dates:
            aside[when.first : when.last] = [True] * (when.last - when.first)
        return aside

    def _dates(self, found: Iterable[DateMention]) -> list[When]:
        return [When(self._token(d.start), self._token(d.end - 1) + 1, d) for d in found]

    def of(self, table: str) -> list[Hit]:
        """The hits of one table of the lexicon."""
        return [hit for hit in self.hits if hit.entry.table == table]

    def within(self, first: int, last: int) -> list[Mention]:
        """The mentions that start at tokens [first, last)."""
        return self.mentions[bisect_left(self._starts, first) : bisect_left(self._starts, last)]

    def dates_within(self, first: int, last: int) -> list[When]:
        """The expressions of time that start at tokens [first, last)."""
        at = bisect_left(self.dates, first, key=lambda d: d.first)
        return self.dates[at : bisect_left(self.dates, last, lo=at, key=lambda d: d.first)]

    def quantity(self, m: Mention, unit: str) -> tuple[Quantity, ...]:
        """What the number before ``m`` says, in ``unit``."""
        found = self.quantities.get(id(m))
        if found is None or (one(self, found[0]) and unit != "person"):
            return ()
        number = found[0]
        if number.high is not None:
            return (Quantity(number.value, unit, "at_least"), Quantity(number.high, unit, "at_most"))
        return (Quantity(number.value, unit, number.bound),)

    def located(self, m: Mention) -> bool:
        """Whether a place mention says where (``named_places.located``)."""
        return located(self, m)

    def mission(self) -> str | None:
        """The state of the mission or ministry that a title or an outlet names."""
        named = (
            m.codes[0]
            for m in sorted(self.mentions, key=lambda m: "mission" not in m.kinds)
            if m.codes and ("mission" in m.kinds or m.word.startswith(TITLES))
        )
        return next((code.partition(".")[0] for code in named if not code.startswith(UNKNOWN)), None)
