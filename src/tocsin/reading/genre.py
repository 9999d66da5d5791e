"""Is this text about danger at all? Sport, stage, trade and remembrance use its words for other things."""

from collections.abc import Mapping, Sequence

_ENOUGH = 5
"""Different words of one genre from which a text is taken for it."""


def quiet(words: Mapping[str, frozenset[str]], keys: Sequence[str], claims: int) -> bool:
    """Whether the text is of another genre: its words weigh up the ``claims`` found.

    A report of an attack on a concert names the concert; it does not speak of the cast, the plot and the tickets.
    """
    text = f" {' '.join(keys)} "
    most = max((sum(f" {word} " in text for word in listed) for listed in words.values()), default=0)
    return most >= _ENOUGH and claims <= 2 * most
