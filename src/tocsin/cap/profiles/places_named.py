"""Whether a text names the place of an area, in whatever case its language puts the name."""

import re
from collections.abc import Iterable

from tocsin.cap.model import Area

WORD = re.compile(r"\w+")
SHORTEST = 3
ENDING = 2
"""Letters that a case may take off the end: 'Одеса' and 'в Одесі', 'Praha' and 'v Praze'."""
VOWELS = "іїєеё"


def names_place(texts: Iterable[str], areas: Iterable[Area]) -> bool:
    """Whether a word of an area's description is in a text, endings apart. True where no area has a word."""
    stems = {stem for area in areas for stem in _stems(area.area_desc)}
    return not stems or any(_has(folded, stem) for folded in map(_folded, texts) for stem in stems)


def _stems(description: str) -> list[str]:
    """Of the words with a capital, which are the names; of all words where there are none."""
    words = [word for word in WORD.findall(description) if len(word) >= SHORTEST or not word.isascii()]
    names = [word for word in words if word[0].isupper()] or words or WORD.findall(description)
    return [_folded(word)[: max(SHORTEST, len(word) - ENDING)] for word in names]


def _folded(text: str) -> str:
    """Small letters; the vowels that change within Slavic names made one: 'Київ, у Києві', 'Харків, у Харкові'."""
    folded = text.casefold()
    if not folded.isascii():
        for vowel in VOWELS:
            folded = folded.replace(vowel, "о")
    return folded


def _has(text: str, stem: str) -> bool:
    """At the beginning of a word; anywhere for scripts without capitals, which may write words in one or put 'in' first."""
    at = text.find(stem)
    anywhere = stem.upper() == stem
    while at > 0 and not anywhere and text[at - 1].isalnum():
        at = text.find(stem, at + 1)
    return at >= 0
