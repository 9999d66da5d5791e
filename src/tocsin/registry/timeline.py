"""A person's timeline from what was said about it: at each moment the newest statement that holds then wins."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

FOREVER = 1 << 40
"""Seconds: the end of what has none."""


class Told(msgspec.Struct, frozen=True):
    """One statement. Times in seconds since 1970, the end not included; ``order`` settles equal times of report."""

    starts: int
    ends: int
    reported: int
    order: int


class Span(msgspec.Struct, frozen=True):
    """From ``starts`` to before ``ends`` the statement number ``which`` holds."""

    starts: int
    ends: int
    which: int


def timeline(told: Sequence[Told]) -> list[Span]:
    """Spans without overlap, in order."""
    newest_first = sorted(range(len(told)), key=lambda i: (told[i].reported, told[i].order), reverse=True)
    taken: list[Span] = []
    for which in newest_first:
        taken.extend([Span(start, end, which) for start, end in _free(told[which], taken)])
        taken.sort(key=lambda span: span.starts)
    return taken


def _free(one: Told, taken: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """What of a statement's time no newer one has; ``taken`` is in order."""
    start = one.starts
    for span in taken:
        if span.starts >= one.ends:
            break
        if span.starts > start:
            yield start, span.starts
        start = max(start, span.ends)
    if start < one.ends:
        yield start, one.ends
