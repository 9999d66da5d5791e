"""False friends: when a word that is also the name of a place may be read as one. The lists are ``data/words.toml``."""

from functools import lru_cache

import msgspec

from tocsin.places import sources
from tocsin.places.names import fold
from tocsin.places.place import Place

SMALL = 15_000
"""People below which a town needs a country or a preposition to speak for it."""


OBSCURE = 200_000
"""The same for a city that is only also called so: GeoNames' alternate names hold nicknames and old spellings."""


class Context(msgspec.Struct, frozen=True):
    """What stands around a word: the word before it, whether it opens a sentence, the alpha-2 codes of the countries
    that the text names."""

    before: str = ""
    starts_sentence: bool = False
    countries: frozenset[str] = frozenset()


@lru_cache(maxsize=16)
def _list(kind: str, lang: str) -> frozenset[str]:
    rules = sources.table("words")
    shared = rules.get("all", {}).get(kind, ())
    return frozenset(fold(word) for word in (*shared, *rules.get(lang, {}).get(kind, ())))


def locative(before: str, lang: str) -> bool:
    """Whether a word is a preposition of place (``à``, ``in``, ``в``)."""
    return fold(before) in _list("locative", lang)


def common(word: str, lang: str) -> bool:
    """Whether a name is also an ordinary word of the language."""
    return fold(word) in _list("common", lang)


def _own_name(place: Place, word: str) -> bool:
    """Whether the word begins like the English name; true as well where the two are in different scripts."""
    return not fold(word).isascii() or fold(word)[:4] == fold(place.name)[:4]


def plausible(place: Place, word: str, lang: str, context: Context) -> bool:
    """Whether ``word``, as written in the text, may name ``place`` here.

    - A word in small letters is no name. ``US`` and ``UK`` must be in capitals.
    - Countries and features pass, unless the word is a common one and opens a sentence.
    - A common word of the language (``Nice``, ``Police``, ``Tours``) must follow a preposition of place, or stand with
      a capital inside a sentence and belong to a place of :data:`SMALL` people or more, or of a country that is named.
      For a region (``Est``, ``Lac``, ``Central``) and in German it needs both.
    - A word of the list ``never`` (articles, months, organisations) is no place, nor is a common word in a heading
      that is all in capitals.
    - A town below :data:`SMALL` people, or below :data:`OBSCURE` by another name than its own, needs its country
      named, or a preposition of place before it.
    """
    if word[:1].islower() and word.islower():
        return False
    if word.isascii() and len(word) < 3 and not word.isupper():
        return False
    if fold(word) in _list("never", lang) and not (place.kind == "country" and word.isupper()):
        return False
    at_place = locative(context.before, lang)
    here = place.country in context.countries
    ordinary = common(word, lang)
    if place.kind in ("country", "feature"):
        return not ordinary or at_place or not context.starts_sentence
    if ordinary and word.isupper():  # a heading in capitals
        return False
    large = place.population >= (SMALL if _own_name(place, word) else OBSCURE)
    if ordinary and (place.kind == "region" or lang == "de"):  # German writes every noun with a capital
        return at_place and (here or (large and place.kind == "city"))
    if ordinary:
        return at_place or (not context.starts_sentence and (here or large))
    return place.kind == "region" or large or here or at_place
