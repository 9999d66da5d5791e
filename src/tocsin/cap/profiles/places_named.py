"""Whether a text names the place of an area, in whatever case its language puts the name."""

import re
from collections.abc import Iterable, Iterator, Sequence

from tocsin.cap.model import Area

WORD = re.compile(r"\w+")
SHORTEST = 3
ENDING = 2
"""Letters that a case may take off the end: 'Одеса' and 'в Одесі', 'Praha' and 'v Praze'."""
VOWELS = "іїєеё"


def names_place(texts: Sequence[str], areas: Iterable[Area]) -> bool:
    """Whether a word of an area's description is in one of the texts, endings apart; the likeliest text first.

    True where no area has a word.
    """
    stems = list(dict.fromkeys(stem for area in areas for stem in _stems(area.area_desc)))
    return not stems or any(_has(folded, stem) for folded in map(_folded, texts) for stem in stems)


def _stems(description: str) -> Iterator[str]:
    """Of the words with a capital, which are the names, and of the first, which leads them; of all where none has one.

    A script without capitals may write several names as one word: three letters in a row of it are enough.
    """
    words = WORD.findall(description)
    names = [word for word in words if word[0].isupper()]
    if names and len(words[0]) > SHORTEST:
        names.append(words[0])
    for word in names or words:
        folded = _folded(word)
        if _has_no_capitals(folded):
            yield from (folded[at : at + SHORTEST] for at in range(max(1, len(folded) - SHORTEST + 1)))
        else:
            yield folded[: max(SHORTEST, len(folded) - ENDING)]


def _folded(text: str) -> str:
    """Small letters; the vowels that change within Slavic names made one: 'Київ, у Києві', 'Харків, у Харкові'."""
    folded = text.casefold()
    if not folded.isascii():
        for vowel in VOWELS:
            folded = folded.replace(vowel, "о")
    return folded


def _has(text: str, stem: str) -> bool:
    """At the beginning of a word, and as a whole word where it is short; anywhere for scripts without capitals.

    Some of those put 'in' before the name and into the same word.
    """
    at = text.find(stem)
    if not _has_no_capitals(stem):
        while at >= 0 and (text[max(at - 1, 0) : at].isalnum() or _goes_on(text, at + len(stem), stem)):
            at = text.find(stem, at + 1)
    return at >= 0


def _goes_on(text: str, end: int, stem: str) -> bool:
    """'Å' is the name of a village, but not the beginning of 'året'."""
    return len(stem) < SHORTEST and text[end : end + 1].isalnum()


def _has_no_capitals(word: str) -> bool:
    return word.upper() == word
