"""Claims to events: tellings of one happening are brought together, from the most specific to the vaguest."""

import hashlib
from collections.abc import Iterable, Sequence

import msgspec

from tocsin.picture import kin, slots
from tocsin.picture.alike import Rule
from tocsin.picture.atlas import Atlas, is_country
from tocsin.picture.model import Event, Telling
from tocsin.picture.sources import Reports
from tocsin.picture.times import opening, order_key

Cluster = list[Telling]


def merge(reports: Reports, atlas: Atlas) -> tuple[Event, ...]:
    """All events that ``reports`` tell, in time. The order of the documents does not change them."""
    rule = Rule(reports, atlas)
    clusters: dict[str, list[Cluster]] = {}
    for telling in sorted(reports.tellings, key=lambda t: _specificity(t, rule, reports)):
        _place(telling, clusters.setdefault(kin.stage(telling.claim.status), []), rule)
    events = [_event(cluster, reports, atlas) for group in clusters.values() for cluster in group]
    return tuple(sorted(events, key=lambda event: _in_time(event, reports)))


def _place(telling: Telling, clusters: list[Cluster], rule: Rule) -> None:
    """Join the one cluster that fits, else found a new one: a telling that fits two events is left apart."""
    fits = [cluster for cluster in clusters if all(rule.alike(telling, member) for member in cluster)]
    if len(fits) > 1:
        fits = [cluster for cluster in fits if any(_same_slots(telling, member) for member in cluster)][:1]
    if fits:
        fits[0].append(telling)
    else:
        clusters.append([telling])


def _same_slots(a: Telling, b: Telling) -> bool:
    """Whether two claims differ at most in their words and their speakers."""
    return _slots(a) == _slots(b)


def _slots(telling: Telling) -> bytes:
    claim = telling.claim
    return msgspec.json.encode(msgspec.structs.replace(claim, evidence=None, limits=(), asserted_by=()))


def _specificity(telling: Telling, rule: Rule, reports: Reports) -> tuple[object, ...]:
    claim, time = telling.claim, rule.span(telling)
    detail = (
        kin.generality(claim.act),
        0 if claim.place and not is_country(claim.place) else 1 if claim.place else 2,
        time.vague,
        time.last - time.first,
        not claim.who,
        not kin.named_weapons(claim.weapon),
        not claim.to_whom,
    )
    # What follows only makes the order total, so that it is the same however the documents came.
    return (*detail, _slots(telling), reports.published(telling), telling.source.document, telling.source.start,
            msgspec.json.encode(claim))  # fmt: skip


def _event(cluster: Sequence[Telling], reports: Reports, atlas: Atlas) -> Event:
    told = tuple(sorted(cluster, key=lambda t: (t.source.number, msgspec.json.encode(t.claim))))
    place = slots.place(cluster)
    act = cluster[0].claim.act
    start, end = slots.times(cluster, reports)
    return Event(
        id=_id(told, reports),
        act=act,
        family=slots.family(act),
        status=slots.status(cluster, reports),
        who=slots.most_specific_actors([t.claim.who for t in cluster]),
        to_whom=slots.most_specific_actors([t.claim.to_whom for t in cluster]),
        place=place,
        point=atlas.point(place) if place else None,
        start=start,
        end=end,
        quantity=slots.quantities(cluster),
        weapon=slots.weapons(cluster),
        first=any(t.claim.first for t in cluster),
        reason=next((t.claim.reason for t in cluster if t.claim.reason), None),
        asserted_by=_each_once(actor for t in told for actor in t.claim.asserted_by),
        outlets=_each_once(reports.voice(t) for t in told),
        tellings=told,
    )


def _id(told: Sequence[Telling], reports: Reports) -> str:
    """A name that further reports do not change: it hashes the earliest telling."""
    first = min(told, key=lambda t: (reports.published(t), t.source.document, t.source.start, _slots(t)))
    voice = "quoted" if first.claim.asserted_by else "own"
    mark = f"{first.source.document}\n{first.source.start}\n{first.source.end}\n{voice}\n".encode() + _slots(first)
    return f"{first.claim.act}-{hashlib.sha256(mark).hexdigest()[:8]}"


def _in_time(event: Event, reports: Reports) -> tuple[object, ...]:
    start = min(order_key(t, reports.published(t))[0] for t in event.tellings)
    return (opening(event.start or start), event.tellings[0].source.number, event.id)


def _each_once(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))
