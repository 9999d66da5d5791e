"""Phrases written by hand (``docs/reference/lexicon.md``) compiled for matching over tokens.

A pattern is words parted by blanks: ``a|b`` alternatives, ``stem*`` any word that begins so, ``..`` a gap of up to
four words, ``(word)`` an optional word, ``POSS`` a possessive, ``DET`` a determiner or none.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

GAP = 4
_BRACKET = 20
"""Tokens between the two halves of a German verb."""
_STOP = frozenset(";:.!?…")


class Element(NamedTuple):
    """One place of a pattern: the words it takes, or the stems; optional or a gap."""

    words: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()
    optional: bool = False
    gap: bool = False


class Entry(NamedTuple):
    """What a phrase stands for: a table (``trigger``, ``role`` …), a key in it, how it is used, its first word,
    how many words it asks for, whether it is a reflexive verb and whether it must be denied ('ne pas sortir')."""

    table: str
    key: str
    form: str
    lemma: str
    size: int = 1
    reflexive: bool = False
    negative: bool = False


class Hit(NamedTuple):
    """``entry`` stands at tokens [first, last); ``features`` are those of its first word."""

    first: int
    last: int
    entry: Entry
    features: frozenset[str]


class _Head(NamedTuple):
    """A phrase without its first word, with the words that must follow at once, or within the gap that follows."""

    rest: tuple[Element, ...]
    entry: Entry
    features: frozenset[str]
    words: frozenset[str]
    beyond: frozenset[str]


def _next(rest: tuple[Element, ...]) -> frozenset[str]:
    return _plain(rest[0]) if rest else frozenset()


def _beyond(rest: tuple[Element, ...]) -> frozenset[str]:
    return _plain(rest[1]) if len(rest) > 1 and rest[0].gap else frozenset()


def _plain(element: Element) -> frozenset[str]:
    """The words of which one must stand there; empty where others may."""
    return frozenset() if element.gap or element.optional or element.stems else element.words


class Phrasebook:
    """All phrases of a language, by the first word's forms."""

    def __init__(self) -> None:
        self._heads: dict[str, list[_Head]] = defaultdict(list)
        self._split: dict[str, list[tuple[tuple[Element, ...], str, Entry, frozenset[str]]]] = defaultdict(list)
        self._final: dict[str, list[tuple[tuple[Element, ...], Entry, frozenset[str]]]] = defaultdict(list)
        self._stems: dict[str, list[tuple[str, tuple[Element, ...], Entry]]] = defaultdict(list)

    def add(self, forms: dict[str, set[str]], rest: tuple[Element, ...], entry: Entry) -> None:
        """A phrase whose first word takes ``forms`` (form → features)."""
        for form, features in forms.items():
            self._heads[form].append(_Head(rest, entry, frozenset(features), _next(rest), _beyond(rest)))

    def add_split(self, forms: dict[str, set[str]], rest: tuple[Element, ...], prefix: str, entry: Entry) -> None:
        """A finite verb whose prefix stands at the end of its clause: 'schoss … ab'."""
        for form, features in forms.items():
            self._split[form].append((rest, prefix, entry, frozenset(features)))

    def add_final(self, forms: dict[str, set[str]], rest: tuple[Element, ...], entry: Entry) -> None:
        """A phrase whose verb closes its clause: 'das Land … verlassen'."""
        while rest and rest[0].gap:
            rest = rest[1:]
        for form, features in forms.items():
            self._final[form].append((rest, entry, frozenset(features)))

    def add_stem(self, stem: str, rest: tuple[Element, ...], entry: Entry) -> None:
        """A phrase whose first word begins with ``stem`` (three letters or more)."""
        self._stems[stem[:3]].append((stem, rest, entry))

    def hits(self, keys: Sequence[str], first: int, end: int, aside: Sequence[bool]) -> list[Hit]:
        """The phrases that start at token ``first`` and end before token ``end``.

        ``aside`` marks tokens that may stand inside a phrase without being of it: dates and adverbs
        ('se sont emparés dimanche de').
        """
        key = keys[first]
        found: list[Hit] = []
        text = _Text(keys, aside)
        window = keys[first + 1 : min(end, first + GAP + 2)]
        if any(aside[first + 1 : first + 1 + len(window)]):
            window = ()
        for rest, entry, features, words, beyond in self._heads.get(key, ()):
            if window and ((words and window[0] not in words) or (beyond and beyond.isdisjoint(window))):
                continue  # most phrases end here
            last = _rest(text, first + 1, end, rest, 0) if rest else first + 1
            if last:
                found.append(Hit(first, last, entry, features))
        for rest, prefix, entry, features in self._split.get(key, ()):
            if _prefix(keys, first + 1, end, prefix) and (not rest or _rest(text, first + 1, end, rest, 0)):
                found.append(Hit(first, first + 1, entry, features))
        for rest, entry, features in self._final.get(key, ()):
            if _stands_before(text, first, rest):
                found.append(Hit(first, first + 1, entry, features))
        for stem, rest, entry in self._stems.get(key[:3], ()):
            if key.startswith(stem):
                last = _rest(text, first + 1, end, rest, 0) if rest else first + 1
                if last:
                    found.append(Hit(first, last, entry, frozenset()))
        return found


def _prefix(keys: Sequence[str], i: int, end: int, prefix: str) -> bool:
    """Whether the split prefix closes the clause that goes on at ``i``."""
    for j in range(i, min(end, i + _BRACKET)):
        if keys[j] in _STOP:
            return False
        if keys[j] == prefix and (
            j + 1 >= end or not keys[j + 1][:1].isalnum() or keys[j + 1] in ("und", "oder", "sowie")
        ):
            return True
    return False


def _stands_before(text: "_Text", verb: int, rest: tuple[Element, ...]) -> bool:
    for k in range(verb - 1, max(-1, verb - _BRACKET), -1):
        if text.keys[k] in _STOP:
            return False
        last = _rest(text, k, verb, rest, 0)
        if last and verb - last <= GAP + 2:
            return True
    return False


class _Text(NamedTuple):
    keys: Sequence[str]
    aside: Sequence[bool]


def _rest(text: _Text, i: int, end: int, elements: tuple[Element, ...], at: int) -> int | None:
    """The token after the pattern's last one, or None where it does not fit."""
    keys, aside = text
    while at < len(elements):
        element = elements[at]
        if element.gap:
            for j in range(i, min(end, i + GAP + 1)):
                if j > i and keys[j - 1] in _STOP:
                    return None
                last = _rest(text, j, end, elements, at + 1)
                if last:
                    return last
            return None
        if i < end and _fits(element, keys[i]):
            if element.optional:
                last = _rest(text, i + 1, end, elements, at + 1)
                if last:
                    return last
                at += 1
                continue
            i += 1
        elif not element.optional:
            if i < end and aside[i]:
                i += 1
                continue
            return None
        at += 1
    return i


def _fits(element: Element, key: str) -> bool:
    if key in element.words:
        return True
    return bool(element.stems) and key.startswith(element.stems)


def compile_element(
    word: str, possessives: frozenset[str], determiners: frozenset[str], plural: Callable[[str], tuple[str, ...]]
) -> Element:
    """One written word of a pattern as an element."""
    if word == "..":
        return Element(gap=True)
    if word == "POSS":
        return Element(possessives)
    if word == "DET":
        return Element(determiners, optional=True)
    optional = word.startswith("(") and word.endswith(")")
    words: set[str] = set()
    stems: list[str] = []
    for one in (word[1:-1] if optional else word).split("|"):
        if one.endswith("*"):
            stems.append(one[:-1])
        else:
            words.add(one)
            if len(one) > 3:
                words.update(plural(one))
    return Element(frozenset(words), tuple(stems), optional)


def outer(hits: Iterable[Hit]) -> list[Hit]:
    """Hits without those that stand strictly inside a longer one; equals all stay."""
    found = sorted(hits, key=lambda h: (h.first, h.first - h.last))
    return [
        h for h in found
        if not any(o.first <= h.first and h.last <= o.last and (o.last - o.first) > (h.last - h.first) for o in found)
    ]  # fmt: skip


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Hits without those that stand inside a longer one; of equals the first stays."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.first, h.first - h.last)):
        if not kept or hit.first >= kept[-1].last:
            kept.append(hit)
    return kept
