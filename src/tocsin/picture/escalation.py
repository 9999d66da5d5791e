"""The ladder of escalation, and the states that are drawn in."""

from collections.abc import Sequence
from typing import Literal

from tocsin.picture.actors import code, is_state
from tocsin.picture.model import Event, Step
from tocsin.picture.sources import unique
from tocsin.reading.claim import Actor

Kind = Literal["first use", "threshold lowered", "go-ahead", "supplier", "state drawn in", "threat", "mobilisation"]

SO_TOLD = frozenset({"done", "ongoing", "planned", "ordered", "authorised"})
"""Statuses that make a rung: what is only possible, or denied, is none."""
BY_ACT: dict[str, Kind] = {
    "doctrine.change": "threshold lowered",
    "arms.authorise": "go-ahead",
    "arms.deliver": "supplier",
    "troops.send": "state drawn in",
    "threaten": "threat",
    "mobilise": "mobilisation",
}
ONCE_EACH: frozenset[Kind] = frozenset({"supplier", "state drawn in"})
"""Kinds where only a doer's first rung counts: the next delivery is no new supplier."""
HARMLESS = frozenset({"intercept"})


def ladder(events: Sequence[Event]) -> tuple[Step, ...]:
    """Rungs in the order of ``events``, which is time."""
    climbed: set[tuple[Kind, str]] = set()
    steps = []
    for event in events:
        kind = _kind(event)
        if kind is None:
            continue
        doers = {(kind, code(actor)) for actor in event.who}
        if kind in ONCE_EACH and doers and doers <= climbed:
            continue
        climbed |= doers
        sources = unique(telling.source for telling in event.tellings)
        steps.append(Step(kind=kind, start=event.start, who=event.who, event=event.id, sources=sources))
    return tuple(steps)


def drawn_in(events: Sequence[Event]) -> tuple[Actor, ...]:
    """States that strike, are struck, supply or are supplied, by their first mention in the reports."""
    involved = [event for event in events if event.status in SO_TOLD and _involves(event)]
    firsts = sorted(involved, key=lambda event: (event.tellings[0].source.number, event.id))
    return tuple(dict.fromkeys(code(a) for event in firsts for a in (*event.who, *event.to_whom) if is_state(a)))


def _kind(event: Event) -> Kind | None:
    if event.status not in SO_TOLD:
        return None
    if event.first and event.family == "strike" and event.act not in HARMLESS:
        return "first use"
    return BY_ACT.get(event.act)


def _involves(event: Event) -> bool:
    return event.family in ("strike", "supply") or event.act in ("doctrine.change", "mobilise", "threaten")
