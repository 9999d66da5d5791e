"""What the reports leave open, as plain sentences."""

from collections.abc import Iterator, Sequence

from tocsin.picture.actors import EVERYONE, code, country, role
from tocsin.picture.atlas import Atlas, is_country
from tocsin.picture.corroborate import speaks_for_itself, standing
from tocsin.picture.model import Advice, Event, Post
from tocsin.picture.names import actor_name, actor_names
from tocsin.picture.wording import describe, place_name
from tocsin.places.countries import capital_country
from tocsin.reading.claim import NamedPlace


def open_questions(
    place: NamedPlace,
    threats: Sequence[Event],
    related: Sequence[Event],
    advice: Sequence[Advice],
    posts: Sequence[Post],
    atlas: Atlas,
) -> tuple[str, ...]:
    """Questions on ends first, then on who is looked after, then on what is not confirmed; each once."""
    found = [
        *_ends(threats),
        *_missions(place, advice, posts),
        *_everyone(place, threats, advice),
        *_unconfirmed(related),
        *_ambiguous(place, related, atlas),
    ]
    return tuple(dict.fromkeys(found))


def _ends(threats: Sequence[Event]) -> Iterator[str]:
    for event in threats:
        where = f" in {place_name(event.place)}" if event.place else ""
        if event.act == "alert.raise" and event.end is None:
            yield f"No report says when the alert{where} ends."
        elif event.act == "warning.issue" and event.end is None:
            yield f"No report says until when the warning{where} holds."
        elif event.family == "hazard" and event.status == "ongoing" and event.end is None:
            yield f"No report says when the danger{where} is over."


def _missions(place: NamedPlace, advice: Sequence[Advice], posts: Sequence[Post]) -> Iterator[str]:
    """States that speak to their own people here, without a word on their mission. Embassies are in capitals."""
    if not posts and not is_country(place) and capital_country(place.name) != place.country:
        return
    told = {code(post.mission) for post in posts}
    states = dict.fromkeys(code(actor) for one in advice for actor in (*one.by, one.audience) if country(actor))
    for state in states:
        if state not in told and country(state) != place.country:
            yield f"No report says whether {actor_name(state + '.mission')} in {place_name(place)} is open."


def _everyone(place: NamedPlace, threats: Sequence[Event], advice: Sequence[Advice]) -> Iterator[str]:
    current = [one for one in advice if not one.lapsed]
    if (threats or current) and not any(one.audience == EVERYONE for one in current):
        named = [one.audience for one in current if role(one.audience) in ("staff", "nationals")]
        other = f" who are not {_either(named)}" if named else ""
        yield f"No report says what people in {place_name(place)}{other} are to do."


def _unconfirmed(related: Sequence[Event]) -> Iterator[str]:
    for event in related:
        if standing(event).confirmed or speaks_for_itself(event):
            continue
        if event.quantity and event.family in ("strike", "harm"):
            yield f"“{describe(event)}”: the count rests on {_voice(event)} alone."
        elif standing(event).kind == "one side":
            yield f"“{describe(event)}” is said by {_voice(event)} alone; nobody else confirms it."


def _ambiguous(place: NamedPlace, related: Sequence[Event], atlas: Atlas) -> Iterator[str]:
    named = dict.fromkeys([place, *(event.place for event in related if event.place)])
    for one in named:
        labels = atlas.candidates(one)
        if len(labels) > 1:
            yield f"“{one.name}” may be {' or '.join(labels)}; the reports do not say which."


def _voice(event: Event) -> str:
    return actor_names(event.asserted_by) or event.outlets[0]


def _either(audiences: Sequence[str]) -> str:
    return " or ".join(dict.fromkeys(actor_name(one) for one in audiences))
