"""Undo the case endings of names in Slavic languages; the rules are ``data/inflect.toml``."""

from functools import lru_cache
from itertools import islice, product

from tocsin.places import sources
from tocsin.places.names import fold

MOST_PHRASES = 24


@lru_cache(maxsize=8)
def _endings(lang: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    rules = sources.table("inflect").get(lang, {}).get("endings", [])
    pairs = ((fold(ending), tuple(fold(form) for form in forms)) for ending, forms in rules)
    return tuple(sorted(pairs, key=lambda rule: -len(rule[0])))


@lru_cache(maxsize=1 << 14)
def forms(word: str, lang: str) -> tuple[str, ...]:
    """The word itself and the base forms that it may be a case of, from the longest ending to the shortest."""
    found = dict.fromkeys([word])
    for ending, bases in _endings(lang):
        if len(word) > len(ending) + 1 and word.endswith(ending):
            found.update(dict.fromkeys(word[: -len(ending)] + base for base in bases))
    return tuple(found)


def phrases(key: str, lang: str) -> list[str]:
    """Base forms of a key of one or more words, without the key itself."""
    if not _endings(lang):
        return []
    options = [forms(word, lang) for word in key.split(" ")]
    return [" ".join(choice) for choice in islice(product(*options), 1, MOST_PHRASES)]
