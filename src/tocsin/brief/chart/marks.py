"""What stands on the map: events at a place that is told precisely enough, gathered by place and kind."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Literal

import msgspec

from tocsin.brief import when
from tocsin.brief.chart.projection import distance
from tocsin.brief.words import to_come
from tocsin.picture.model import Event, Point
from tocsin.picture.wording import quantity_words

Kind = Literal["strike", "intercept", "hazard"]
_VAGUEST_KM = 150.0
"""A place wider than this (a country) is no point on a map."""
_FARTHEST_KM = 1500.0


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """One sign on the map. ``hollow``: none of its events has happened yet."""

    kind: Kind
    name: str
    detail: str
    point: Point
    hollow: bool


def kind_of(event: Event) -> Kind | None:
    """What the event is drawn as; ``None`` for what is not drawn."""
    if event.act == "intercept":
        return "intercept"
    if event.family in {"strike", "hazard"}:
        return "strike" if event.family == "strike" else "hazard"
    return None


def marks(events: Iterable[Event], now: datetime) -> list[Mark]:
    """One mark for each place and kind, in order of time. Denied events that nobody asserts are left out."""
    groups: dict[tuple[Kind, float, float], tuple[Point, list[Event]]] = {}
    for kind, point, event in _placed(events):
        groups.setdefault((kind, round(point.lat, 2), round(point.lon, 2)), (point, []))[1].append(event)
    return [_mark(key[0], point, group, now) for key, (point, group) in groups.items()]


def vague(events: Iterable[Event]) -> list[str]:
    """Names of places of drawable events that are too wide, or not known, to be drawn as a point."""
    names = [
        event.place.name
        for event in events
        if kind_of(event) and event.place and (event.point is None or event.point.radius_km > _VAGUEST_KM)
    ]
    return list(dict.fromkeys(names))


def near(mark: Mark, lat: float, lon: float) -> bool:
    """Whether the mark fits on a map of the surroundings."""
    return distance((lat, lon), (mark.point.lat, mark.point.lon)) <= _FARTHEST_KM


def _placed(events: Iterable[Event]) -> Iterator[tuple[Kind, Point, Event]]:
    for event in events:
        kind = kind_of(event)
        if kind and event.status != "negated" and event.point and event.point.radius_km <= _VAGUEST_KM:
            yield kind, event.point, event


def _mark(kind: Kind, point: Point, group: list[Event], now: datetime) -> Mark:
    last = group[-1]
    return Mark(
        kind=kind,
        name=last.place.name if last.place else "",
        detail=" · ".join(part for part in (_what(group), when.point(last.start, now)) if part),
        point=point,
        hollow=all(map(to_come, group)),
    )


def _what(group: list[Event]) -> str:
    """'34 drones', 'Taurus', '3 times'."""
    if len(group) > 1:
        return f"{len(group)} times"
    event = group[0]
    if event.quantity:
        return quantity_words(event.quantity[0])
    return event.weapon[0] if event.weapon else ""
