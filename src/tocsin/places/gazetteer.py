"""From a name to the places that bear it."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from tocsin.places import generics, inflect
from tocsin.places.context import Context, plausible
from tocsin.places.index import index
from tocsin.places.names import fold
from tocsin.places.place import Place
from tocsin.places.ranking import rank
from tocsin.places.words import Word, words

MOST_TOKENS = 9
"""Tokens that one name may span where the tokens are words, hyphens and apostrophes: ``Port - au - Prince``."""


FAR_GREATER = 10


class Found(msgspec.Struct, frozen=True):
    """A name in a text: ``text[start:end]``, its places, the likeliest first."""

    start: int
    end: int
    text: str
    places: tuple[Place, ...]

    @property
    def place(self) -> Place:
        """The likeliest."""
        return self.places[0]


@lru_cache(maxsize=1 << 15)
def _named(key: str) -> tuple[Place, ...]:
    return index().named(key)


@lru_cache(maxsize=1 << 15)
def _words(head: str) -> int:
    return index().words(head)


def lookup(key: str) -> tuple[Place, ...]:
    """Every place that bears this name, whatever its case, accents, hyphens and apostrophes; the most prominent first.

    At most 50. Where ``key`` has accents, a place whose English name has the same comes first (``Mâcon`` before Macon),
    unless another is :data:`FAR_GREATER`.
    """
    found = _named(fold(key))
    if len(found) < 2 or key.isascii():
        return found
    same, least = key.casefold(), found[0].prominence // FAR_GREATER
    kind = found[0].kind
    return tuple(sorted(found, key=lambda p: p.name.casefold() != same or p.prominence < least or p.kind != kind))


def by_id(key: str) -> Place | None:
    """The place with this ``id``."""
    return index().by_id(key)


def match(tokens: Sequence[str], i: int, lang: str) -> tuple[int, tuple[Place, ...]] | None:
    """The longest name that starts at token ``i``: how many tokens, and its places.

    Generic words count as part of the name (``région de Koursk``, ``Kursk region``, ``Курской области``) and then
    regions come first. Case endings of Russian and Ukrainian are undone. Common words are not refused here: ask
    :func:`plausible`.
    """
    framed = generics.frame(tokens, i, lang, _plain)
    return framed or _plain(tokens, i, lang)


def _plain(tokens: Sequence[str], i: int, lang: str) -> tuple[int, tuple[Place, ...]] | None:
    parts = [fold(token) for token in tokens[i : i + MOST_TOKENS]]
    if not parts or not parts[0]:
        return None
    head = parts[0].split(" ", 1)[0]
    longest = max(len(parts[0].split()), *(_words(form) for form in inflect.forms(head, lang)))
    best = None
    key = ""
    for count, part in enumerate(parts, start=1):
        key = f"{key} {part}" if key and part else key or part
        if key.count(" ") >= longest:
            break
        if not part and tokens[i + count - 1] not in "-‐–'’.":
            break
        if part and (found := _inflected(tokens[i] if count == 1 else "", key, lang)):
            best = count, found
    return best


def _inflected(written: str, key: str, lang: str) -> tuple[Place, ...]:
    found = lookup(written) if written else _named(key)
    if found:
        return found
    bases = {place.id: place for form in inflect.phrases(key, lang) for place in _named(form)}
    # A case may be that of several names: 'Нікополі' is Нікополь in Ukraine and Нікопол in Bulgaria.
    return tuple(sorted(bases.values(), key=lambda place: -place.prominence))


def find(text: str, lang: str = "fr", near: Iterable[Place] = (), countries: Iterable[str] = ()) -> list[Found]:
    """The places named in a text, in order, each with its candidates ranked by ``countries`` (alpha-2) and ``near``.

    The countries that the text itself names count as well.
    """
    tokens = words(text)
    raw = [token.text for token in tokens]
    hits: list[tuple[int, int, tuple[Place, ...]]] = []
    i = 0
    while i < len(raw):
        hit = match(raw, i, lang) if _may_start(raw[i], raw, i) else None
        if hit is None:
            i += 1
            continue
        hits.append((i, hit[0], hit[1]))
        i += hit[0]
    named = {place.country for _, _, (place, *_) in hits if place.kind == "country" and place.country}
    known = {*countries, *named}
    return [found for hit in hits if (found := _settle(text, tokens, hit, lang, known, tuple(near)))]


def _may_start(token: str, tokens: Sequence[str], i: int) -> bool:
    """A name starts with a capital, with a letter of a script that has none, or with a generic word before one."""
    first = token[0]
    if not first.isalpha():
        return False
    if first.isupper() or first.lower() == first.upper():
        return True
    return any(later[0].isupper() for later in tokens[i + 1 : i + 5])


def _settle(
    text: str,
    tokens: Sequence[Word],
    hit: tuple[int, int, tuple[Place, ...]],
    lang: str,
    known: set[str],
    near: tuple[Place, ...],
) -> Found | None:
    first, count, places = hit
    start, end = tokens[first].start, tokens[first + count - 1].end
    written = text[start:end]
    if not any(letter.isupper() or letter.lower() == letter.upper() for letter in written if letter.isalpha()):
        return None
    before = tokens[first - 1].text if first else ""
    context = Context(before=before, starts_sentence=first == 0 or before in ".!?…", countries=frozenset(known))
    kept = tuple(place for place in places if plausible(place, written, lang, context))
    return Found(start, end, written, rank(kept, known, near)) if kept else None
