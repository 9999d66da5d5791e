"""The slots of an event, each taken from the telling that says most. Clusters come most specific first."""

from collections.abc import Sequence

from tocsin.picture import kin
from tocsin.picture.actors import role
from tocsin.picture.atlas import is_country
from tocsin.picture.model import Telling
from tocsin.picture.sources import Reports
from tocsin.picture.times import closing, opening
from tocsin.reading.acts import ACTS
from tocsin.reading.claim import Actor, NamedPlace, Quantity, Status

Cluster = Sequence[Telling]


def family(act: str) -> str:
    return ACTS[act].family


def status(cluster: Cluster, reports: Reports) -> Status:
    """The surest status; of equally sure ones the latest told. Once done, a plan is history."""
    surest = max(cluster, key=lambda t: (kin.sureness(t.claim.status), reports.published(t)))
    return surest.claim.status


def place(cluster: Cluster) -> NamedPlace | None:
    """The most precise: clusters are ordered so, but for tellings that are special in another way."""
    from_towns = (t.claim.place for t in cluster if t.claim.place and not is_country(t.claim.place))
    return next(from_towns, next((t.claim.place for t in cluster if t.claim.place), None))


def times(cluster: Cluster, reports: Reports) -> tuple[str | None, str | None]:
    """Start from the tightest telling; the end that the latest report tells, where one does."""
    start = next((t.claim.start for t in cluster if t.claim.start), None)
    ends = [t for t in cluster if t.claim.end]
    if not ends:
        return start, None
    end = max(ends, key=lambda t: (reports.published(t), t.claim.end)).claim.end
    if start and end and closing(end) < opening(start):
        return start, None
    return start, end


def most_specific_actors(lists: Sequence[tuple[Actor, ...]]) -> tuple[Actor, ...]:
    """The list with most roles named: ``UKR.mil`` says more than ``UKR``."""
    return max(lists, key=lambda actors: (bool(actors), sum(bool(role(actor)) for actor in actors)))


def quantities(cluster: Cluster) -> tuple[Quantity, ...]:
    """For each unit the first count: other tellings of it may contradict, and are shown beside it."""
    found: dict[str, tuple[Quantity, ...]] = {}
    for telling in cluster:
        for unit in dict.fromkeys(q.unit for q in telling.claim.quantity):
            found.setdefault(unit, tuple(q for q in telling.claim.quantity if q.unit == unit))
    return tuple(q for group in found.values() for q in group)


def weapons(cluster: Cluster) -> tuple[str, ...]:
    """Of the tellings that name a weapon; plain words such as 'missile' only where no telling does."""
    naming = [t.claim.weapon for t in cluster if kin.named_weapons(t.claim.weapon)]
    return tuple(dict.fromkeys(w for told in naming or [t.claim.weapon for t in cluster] for w in told))
