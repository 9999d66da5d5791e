"""Which places are situations: towns and regions where danger or protection is told, else their country."""

from collections.abc import Sequence

from tocsin.errors import InputError
from tocsin.picture.atlas import Atlas, is_country
from tocsin.picture.lasting import Lasting
from tocsin.picture.levels import ORDER
from tocsin.picture.model import Event, Situation
from tocsin.picture.situation import rate
from tocsin.reading.claim import NamedPlace

FAMILIES = frozenset({"protect", "strike", "hazard", "unrest"})
IN_TIME = frozenset({"now", "today", "soon", "stale"})


def places(events: Sequence[Event], atlas: Atlas, at: Lasting) -> tuple[NamedPlace, ...]:
    """Places with a situation, in order of the events. A country stands for itself only if no place in it does."""
    told = [e for e in events if e.family in FAMILIES and e.status != "negated" and at.when(e) in IN_TIME]
    named = dict.fromkeys(event.place for event in told if event.place)
    rated = [place for place in named if rate(place, events, atlas, at)]
    towns = [place for place in rated if not is_country(place)]
    served = {place.country for place in towns}
    return (*towns, *(place for place in rated if is_country(place) and place.country not in served))


def chosen(name: str, events: Sequence[Event], atlas: Atlas) -> NamedPlace:
    """The place that a person asks for: of the reports if they tell of it, else of the gazetteer."""
    told = dict.fromkeys(event.place for event in events if event.place)
    wanted, _, country = (part.strip().casefold() for part in name.partition(","))
    for place in told:
        if place.name.casefold() == wanted and country in ("", (place.country or "").casefold()):
            return place
    found = atlas.find(name)
    if found is None:
        names = ", ".join(sorted({place.name for place in told})) or "none"
        raise InputError(name, f"no such place is known; places in these reports: {names}")
    return found


def urgency(situation: Situation) -> tuple[int, int, int, str]:
    """Sort key: the worst level first, then most threats, then most measures."""
    measures = len(situation.advice) + len(situation.posts)
    return (ORDER[situation.level], -len(situation.threats), -measures, situation.place.name)
