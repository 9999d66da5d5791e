"""Is this text about danger at all? Sport, stage, trade and remembrance use its words for other things."""

from collections.abc import Mapping, Sequence
from functools import cache

from tocsin.reading.choice import Option, margin
from tocsin.reading.claim import Claim

_STEPS = (1, 2, 3, 4, 5, 7, 10)


def quiet(words: Mapping[str, frozenset[str]], keys: Sequence[str], claims: Sequence[Claim]) -> bool:
    """Whether ``claims`` are figures of speech: the words of other genres weigh against how exact they are.

    A report of an attack on a concert names the concert, and names also who, when and how many; a review of a war film
    does not.
    """
    return bool(claims) and margin("genre", claims, tellings(words, keys, claims)) <= 0


def tellings(words: Mapping[str, frozenset[str]], keys: Sequence[str], claims: Sequence[Claim]) -> Option:
    """To keep the claims of a text or to hush them: what speaks for keeping them."""
    text, told = f" {' '.join(keys)} ", frozenset(keys)
    counts = [len(listed & told) + sum(phrase in text for phrase in _phrases(listed)) for listed in words.values()]
    counts = sorted(counts, reverse=True) or [0]
    exact = [sum((bool(c.who or c.asserted_by), bool(c.place), bool(c.start or c.quantity))) for c in claims]
    found = [
        "any",
        f"genre {_step(counts[0])}",
        f"genres {_step(sum(counts))}",
        f"claims {_step(len(claims))}",
        f"ratio {_step(6 * counts[0] // len(claims))}",
        f"exact {_step(2 * sum(exact) // len(claims))}",
        f"exact most {max(exact)}",
        f"acts {_step(len({c.act for c in claims}))}",
        "told by someone" if any(c.asserted_by for c in claims) else "told by nobody",
        "dated" if any(c.start for c in claims) else "undated",
        *(f"has {family}" for family in sorted({c.act.partition(".")[0] for c in claims})),
    ]
    return Option(found, (f"genre {_step(counts[0])}",))


@cache
def _phrases(listed: frozenset[str]) -> tuple[str, ...]:
    """The entries of several words, between spaces."""
    return tuple(f" {entry} " for entry in listed if " " in entry)


def _step(count: int) -> int:
    return sum(count >= step for step in _STEPS)
