"""Words that say what kind of place a name is: ``région de Koursk``, ``Kursk region``.

The lists are ``data/generics.toml``.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache

from tocsin.places import sources
from tocsin.places.names import fold
from tocsin.places.place import Place

Hit = tuple[int, tuple[Place, ...]]
Matcher = Callable[[Sequence[str], int, str], Hit | None]


@lru_cache(maxsize=16)
def _lists(lang: str) -> tuple[dict[str, int], frozenset[str]]:
    """Phrases that stand before the name with their number of words, and words that stand behind it."""
    rules = sources.table("generics").get(lang, {})
    before = (fold(f"{noun} {link}") for noun in rules.get("before", ()) for link in rules.get("links", ("",)))
    after = frozenset(fold(noun) for noun in rules.get("after", ()))
    return {phrase: phrase.count(" ") + 1 for phrase in before}, after


@lru_cache(maxsize=16)
def _first_words(lang: str) -> frozenset[str]:
    return frozenset(phrase.split(" ")[0] for phrase in _lists(lang)[0])


def frame(tokens: Sequence[str], i: int, lang: str, plain: Matcher) -> Hit | None:
    """A name together with the generic word before or behind it; ``None`` where there is no such word.

    Only regions are among its places, since the text says that it is one; a name that no region bears is left to the
    plain match.
    """
    if i >= len(tokens):
        return None
    before, after = _lists(lang)
    skipped = _before(tokens, i, before) if fold(tokens[i]) in _first_words(lang) else 0
    if skipped and (hit := plain(tokens, i + skipped, lang)) and (regions := _regions(hit[1])):
        return skipped + hit[0], regions
    if not after:
        return None
    hit = plain(tokens, i, lang)
    if hit and i + hit[0] < len(tokens) and fold(tokens[i + hit[0]]) in after and (regions := _regions(hit[1])):
        return hit[0] + 1, regions
    return None


def _before(tokens: Sequence[str], i: int, phrases: dict[str, int]) -> int:
    """How many tokens the longest generic phrase at ``i`` takes, 0 where there is none."""
    key, best = "", 0
    for count, token in enumerate(tokens[i : i + 5], start=1):
        key = f"{key} {fold(token)}".strip()
        if key in phrases and i + count < len(tokens):
            best = count
    return best


def _regions(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """The regions among them."""
    return tuple(place for place in places if place.kind in ("region", "feature"))
