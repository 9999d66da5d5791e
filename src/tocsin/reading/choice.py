"""Choosing among candidates by measured weights.

What speaks for a candidate is told in *signals*, plain words such as ``by right`` or ``title``. Each signal has a
weight of its own and a further one in each *context* (the act, its family, the kind of the candidate). The candidate
with the greatest sum is chosen. The weights are ``weights/<name>.json``, context → signal → weight; ``make fit``
measures them (a conditional logit: McFadden, 1974).
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from itertools import repeat
from typing import Any, NamedTuple, TypeVar

import msgspec

T = TypeVar("T", bound=Hashable)
Table = Mapping[str, Mapping[str, float]]
_ZEROS = repeat(0.0)


class Option(NamedTuple):
    """What speaks for one candidate; ``contexts`` never hold the empty context, which always counts."""

    signals: Sequence[str]
    contexts: Sequence[str]


_NOTHING = Option((), ())
Listener = Callable[[str, object, Mapping[Any, Option]], None]
_listeners: list[Listener] = []


@cache
def weights(name: str) -> Table:
    """The table of one question (``where``, ``who``)."""
    return msgspec.json.decode(
        files("tocsin.reading").joinpath("weights", f"{name}.json").read_bytes(), type=dict[str, dict[str, float]]
    )


def score(table: Table, option: Option) -> float:
    """The sum of the weights of an option's signals."""
    known = (found for context in ("", *option.contexts) if (found := table.get(context)))
    return sum(sum(map(found.get, option.signals, _ZEROS)) for found in known)


def choose(name: str, subject: object, options: Mapping[T, Option]) -> T:
    """The best of ``options`` for ``subject``; of equals the first. ``ValueError`` where there are none."""
    for listener in _listeners:
        listener(name, subject, options)
    table = weights(name)
    return max(options, key=lambda option: score(table, options[option]))


def margin(name: str, subject: object, option: Option) -> float:
    """How much speaks for doing what ``option`` tells of, above 0 for doing it."""
    for listener in _listeners:
        listener(name, subject, {True: option, False: _NOTHING})
    return score(weights(name), option)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Tell ``listener`` every choice put while the context lasts: (name, subject, options)."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)
