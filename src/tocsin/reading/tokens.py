"""Text to tokens and sentences, with offsets. Pure; one pass; no language model."""

import re
from functools import lru_cache
from itertools import pairwise

import msgspec

_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "´": "'", "‑": "-", "‐": "-"})
_WORD = r"[^\W_]+(?:[-‐‑][^\W_]+)*"
_NUMBER = r"\d+(?:[.,  \u202f\u00a0]\d{3})*(?:[.,]\d+)?(?![^\W\d_])"
_ACRONYM = r"(?:[^\W\d_]\.){2,}"
_ENDERS = ".!?…"
_CLOSERS = "»”\"')’"


class Tokens(msgspec.Struct, frozen=True):
    """Parallel lists, one entry a token: offsets, the text, and its key (lower case, plain apostrophe and hyphen)."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    keys: list[str]
    sentences: list[tuple[int, int]]
    """Token ranges [first, last)."""


@lru_cache(maxsize=16)
def _pattern(elisions: tuple[str, ...], clitics: tuple[str, ...], inner_apostrophe: bool) -> re.Pattern[str]:
    parts = []
    if elisions:
        parts.append(rf"(?:{'|'.join(sorted(elisions, key=len, reverse=True))})['’ʼ](?=\w)")
    parts.append(_ACRONYM)
    if clitics:
        ends = "|".join(map(re.escape, clitics))
        alone = rf"(?:{ends})\b(?![-‐‑][^\W_])"  # 'cessez-le-feu' is one word
        parts.append(rf"[^\W_]+?(?={alone})|{alone}")
    if inner_apostrophe:
        parts.append(r"[^\W_]+(?:[-‐‑'’ʼ][^\W_]+)*")
    parts.extend((_NUMBER, _WORD, r"\n+", r"[^\s\w]|_"))
    return re.compile("|".join(parts), re.IGNORECASE)


def tokenise(
    text: str,
    *,
    elisions: tuple[str, ...] = (),
    clitics: tuple[str, ...] = (),
    inner_apostrophe: bool = False,
    abbreviations: frozenset[str] = frozenset(),
) -> Tokens:
    """Cut ``text``. ``elisions`` are cut off a word's front (l', qu'), ``clitics`` off its end ('s, -t-elle)."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    keys: list[str] = []
    breaks: list[int] = []
    for found in _pattern(elisions, clitics, inner_apostrophe).finditer(text):
        word = found.group()
        if word[0] == "\n":
            breaks.append(len(words))
            continue
        starts.append(found.start())
        ends.append(found.end())
        words.append(word)
        keys.append(word.lower().translate(_APOSTROPHES))
    return Tokens(text, starts, ends, words, keys, _sentences(text, words, keys, ends, breaks, abbreviations))


def _sentences(
    text: str, words: list[str], keys: list[str], ends: list[int], breaks: list[int], abbreviations: frozenset[str]
) -> list[tuple[int, int]]:
    cuts = set(breaks)
    count = len(words)
    for i, word in enumerate(words):
        if word in _ENDERS and _ends_sentence(text, words, keys, ends, i, abbreviations):
            after = i + 1
            while after < count and words[after] in _CLOSERS and ends[after] - ends[after - 1] <= 2:
                after += 1
            cuts.add(after)
    edges = [0, *sorted(cut for cut in cuts if 0 < cut < count), count]
    return [(a, b) for a, b in pairwise(edges) if b > a]


def _ends_sentence(
    text: str, words: list[str], keys: list[str], ends: list[int], i: int, abbreviations: frozenset[str]
) -> bool:
    if i + 1 == len(words):
        return True
    gap = text[ends[i] : ends[i] + 1]
    if words[i] == "." and gap and not gap.isspace() and words[i + 1] not in _CLOSERS:
        return False
    if words[i] == "." and i and _abbreviated(words, keys, i, abbreviations):
        return False
    following = next((w for w in words[i + 1 : i + 4] if w not in _CLOSERS), "")
    return not following[:1].islower()


def _abbreviated(words: list[str], keys: list[str], i: int, abbreviations: frozenset[str]) -> bool:
    """Whether the full stop at ``i`` only shortens the word before it ('Nov.', 'J.'; 'No.' before a number)."""
    before = keys[i - 1]
    if before in ("no", "nos"):
        return words[i + 1][:1].isdigit()
    return before in abbreviations or (len(words[i - 1]) == 1 and words[i - 1].isupper())
