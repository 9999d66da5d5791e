"""Plausibility of told distances: what a report says, what geodesy measures."""

from collections.abc import Iterator

from tocsin.picture.actors import country as state_of
from tocsin.picture.atlas import Atlas, is_country
from tocsin.picture.model import Event
from tocsin.picture.sentences import sentence
from tocsin.picture.sources import Reports
from tocsin.picture.told_distance import Told, told_distances
from tocsin.picture.wording import place_name
from tocsin.places.countries import english
from tocsin.reading.claim import NamedPlace

SHARE = 0.25
"""Part of the told distance by which a measured one may differ: reporters round."""
LEAST_KM = 30.0
"""The least tolerance: towns and regions are no points."""


def notes(event: Event, reports: Reports, atlas: Atlas) -> tuple[str, ...]:
    """One sentence for each distance told in the sentence of the event's evidence."""
    if event.place is None or is_country(event.place):
        return ()
    found: dict[str, None] = {}
    for telling in event.tellings:
        document = reports.document(telling)
        for told in told_distances(sentence(document.text, telling.claim.evidence), document.lang):
            found.update(dict.fromkeys(_notes(told, event, event.place, atlas)))
    return tuple(found)


def _notes(told: Told, event: Event, place: NamedPlace, atlas: Atlas) -> Iterator[str]:
    measured, far_end = _measure(told, event, place, atlas)
    if measured is None:
        return
    size = point.radius_km if (point := atlas.point(place)) else 0.0
    tolerance = max(SHARE * told.km, LEAST_KM) + size
    says = f"Told as {told.km:,.0f} km from {far_end}; measured from {place_name(place)}: {measured:,.0f} km"
    if abs(measured - told.km) <= tolerance:
        yield f"{says}, which agrees."
    else:
        far = "more" if measured > told.km else "less"
        yield f"{says}, {abs(measured - told.km):,.0f} km {far}: the place or the distance is told wrongly or loosely."


def _measure(told: Told, event: Event, place: NamedPlace, atlas: Atlas) -> tuple[float | None, str]:
    if told.kind == "place" and told.place is not None:
        return (None if told.place == place else atlas.distance_km(place, told.place)), place_name(told.place)
    country = told.country or _other_side(event, place)
    if country is None:
        return None, ""
    return atlas.border_km(place, country), f"the border of {place_name(NamedPlace(english(country), country))}"


def _other_side(event: Event, place: NamedPlace) -> str | None:
    """'The border' alone is the one with the other side of the event; where it has none, the place's own."""
    states = (state_of(actor) for actor in (*event.to_whom, *event.who))
    return next((state for state in states if state and state != place.country), place.country)
