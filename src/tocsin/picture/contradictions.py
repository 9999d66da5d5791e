"""Tellings that cannot both be right: two counts of one event, or done against denied."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import inf

import msgspec

from tocsin.picture.alike import Rule
from tocsin.picture.model import Contradiction, Event, Telling
from tocsin.picture.sources import Reports
from tocsin.picture.subjects import subject_of
from tocsin.picture.wording import plural, topic
from tocsin.reading.claim import Quantity

ABOUT = 0.1
"""'About 50' is taken to hold for 45 to 55."""
MEASURES = frozenset({"km", "m", "km2", "magnitude"})
"""Units that measure; two of them for one event need not be of the same thing."""

Range = tuple[float, float]


def contradictions(events: Sequence[Event], reports: Reports, rule: Rule) -> tuple[Contradiction, ...]:
    """All contradictions, counts before truths, each in the order of the events."""
    counts = [found for event in events for found in _counts(event, reports)]
    return (*counts, *_truths(events, reports, rule), *_denials(events))


def counted(quantities: Sequence[Quantity], unit: str) -> Range | None:
    """What the quantities leave possible for ``unit``: lowest and highest number."""
    ranges = [_range(q) for q in quantities if q.unit == unit]
    if not ranges:
        return None
    return max(low for low, _ in ranges), min(high for _, high in ranges)


def _range(quantity: Quantity) -> Range:
    value = float(quantity.value)
    return {
        "exact": (value, value),
        "about": (value * (1 - ABOUT), value * (1 + ABOUT)),
        "at_least": (value, inf),
        "at_most": (-inf, value),
    }[quantity.bound]


def _counts(event: Event, reports: Reports) -> Iterator[Contradiction]:
    for unit in dict.fromkeys(q.unit for t in event.tellings for q in t.claim.quantity):
        if unit in MEASURES:
            continue
        told = [(t, held) for t in _last_words(event, unit, reports) if (held := counted(t.claim.quantity, unit))]
        clash = next(((a, b) for (_, a), (_, b) in combinations(told, 2) if a[1] < b[0] or b[1] < a[0]), None)
        if clash:
            yield Contradiction(
                kind="count",
                subject=f"{topic(msgspec.structs.replace(event, quantity=()))}: how many {plural(unit)}",
                first=tuple(t for t, held in told if held == clash[0]),
                second=tuple(t for t, held in told if held == clash[1]),
            )


def _last_words(event: Event, unit: str, reports: Reports) -> list[Telling]:
    """The newest count of each voice and speaker: a voice that corrects itself does not contradict itself."""
    newest: dict[tuple[str, tuple[str, ...]], Telling] = {}
    counts = (t for t in event.tellings if any(q.unit == unit for q in t.claim.quantity))
    for telling in sorted(counts, key=lambda t: (reports.published(t), t.source.number)):
        newest[reports.voice(telling), telling.claim.asserted_by] = telling
    return list(newest.values())


def _truths(events: Sequence[Event], reports: Reports, rule: Rule) -> Iterator[Contradiction]:
    happened = [event for event in events if event.status in ("done", "ongoing")]
    for denied in (event for event in events if event.status == "negated"):
        for event in happened:
            if _spoken_by_others(event, denied, reports) and any(
                rule.same_happening(a, b) for a in event.tellings for b in denied.tellings
            ):
                yield Contradiction(kind="truth", subject=topic(event), first=event.tellings, second=denied.tellings)


def _denials(events: Sequence[Event]) -> Iterator[Contradiction]:
    """A bare denial stands against what its own sentence names, where its report asserts that of the denier."""
    for denial in (event for event in events if event.act == "deny"):
        for event in events:
            if event.status in ("done", "ongoing") and _answers(denial, event):
                yield Contradiction(kind="truth", subject=topic(event), first=event.tellings, second=denial.tellings)


def _answers(denial: Event, event: Event) -> bool:
    if not set(event.who) & set(denial.who) or set(event.asserted_by) & set(denial.who):
        return False
    reports = {telling.source.document for telling in event.tellings}
    return any(t.source.document in reports and subject_of(t.source.quote) == event.act for t in denial.tellings)


def _spoken_by_others(event: Event, denied: Event, reports: Reports) -> bool:
    """A voice that tells both speaks of two things, or has news."""
    voices = {(reports.voice(t), t.claim.asserted_by) for t in event.tellings}
    return not voices & {(reports.voice(t), t.claim.asserted_by) for t in denied.tellings}
