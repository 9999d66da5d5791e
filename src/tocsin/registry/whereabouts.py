"""The timelines of people, kept in step with their presences."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tocsin.registry import bulk, models
from tocsin.registry.grid import encode
from tocsin.registry.reach import reach
from tocsin.registry.timeline import FOREVER, Told, timeline

COLUMNS = ("person_id", "reach", "cell", "starts", "ends", "accuracy", "seen", "area")


class Stated(NamedTuple):
    """What of a presence makes the timeline; times in seconds since 1970."""

    id: int
    starts: int
    ends: int
    reported: int
    lat: float
    lon: float
    accuracy: int
    area: int


def write(people: Iterable[tuple[int, Sequence[Stated]]]) -> None:
    """Add the timelines of people who have none."""
    spans = [
        (person, stated[span.which], span)
        for person, stated in people
        for span in timeline([Told(one.starts, one.ends, one.reported, one.id) for one in stated])
    ]
    cells = encode([one.lon for _, one, _ in spans], [one.lat for _, one, _ in spans]).tolist()
    rows = [
        (person, reach(one.accuracy), cell, span.starts, span.ends, one.accuracy, one.reported, one.area)
        for cell, (person, one, span) in zip(cells, spans, strict=True)
    ]
    bulk.insert(models.Whereabouts, COLUMNS, rows)


def rebuild(people: Sequence[int]) -> None:
    """Make the timelines of people anew."""
    for some in bulk.chunks(people):
        models.Whereabouts.objects.filter(person__in=some).delete()
        stated: dict[int, list[Stated]] = defaultdict(list)
        for presence in models.Presence.objects.filter(person__in=some):
            stated[presence.person_id].append(_stated(presence))
        write(stated.items())


def _stated(presence: models.Presence) -> Stated:
    return Stated(
        presence.pk,
        int(presence.starts_at.timestamp()),
        int(presence.ends_at.timestamp()) if presence.ends_at else FOREVER,
        int(presence.reported_at.timestamp()),
        presence.lat,
        presence.lon,
        presence.accuracy_m,
        presence.area_id or 0,
    )
