"""Where it happens: one of the places that the text names, chosen by what stands around it."""

from collections.abc import Mapping

from tocsin.places import Place
from tocsin.reading.choice import Option, choose
from tocsin.reading.claim import NamedPlace
from tocsin.reading.draft import Draft
from tocsin.reading.memory import Memory
from tocsin.reading.mention import Mention
from tocsin.reading.own_places import own_places
from tocsin.reading.sentence import Sentence
from tocsin.reading.spot_signals import signals
from tocsin.reading.spots import Spot, Spots, country_of
from tocsin.reading.where_rules import STATEMENTS, by_rule


def where(sentence: Sentence, memory: Memory, made: Draft) -> tuple[NamedPlace | None, ...]:
    """The places of ``made``: one claim is made for each; ``(None,)`` where the text does not support any."""
    spots = memory.spots
    if spots is None:
        spots = memory.spots = Spots(sentence.a)
    ruled = by_rule(sentence, memory, made)
    options: dict[Spot | None, Option] = {
        spot: signals(spot, spots, sentence, memory, made, ruled) for spot in spots.by_id.values()
    }
    options[None] = Option(
        ["any"] if ruled else ["any", "rule"], ("none", f"none {made.act}", f"none {made.act.partition('.')[0]}")
    )
    spot = choose("where", made, options)
    memory.chosen.append(spot.place.id if spot is not None else "")
    if spot is None:
        return (None,)
    here = spots.sentence(sentence.first)
    named = [m for m, at in zip(spot.mentions, spot.at, strict=True) if at == here and m.places]
    if named and spot.place.country == memory.country(sentence):
        memory.move(spot.place)
    joined = own_places(sentence, made)
    if made.act == "people.avoid" and _gathered(sentence, spot.mentions, made):
        land = country_of(spot.place.country or "")
        return (as_place(spot.place, memory.labels), as_place(land, memory.labels) if land is not None else None)
    joined = joined if any(m in spot.mentions for m in joined) else _joined(sentence, named, made)
    return tuple(as_place(m.places[0], memory.labels) for m in joined) or (as_place(spot.place, memory.labels),)


def _gathered(sentence: Sentence, named: list[Mention], made: Draft) -> bool:
    """'Avoid the Bekaa Valley and all demonstrations': gatherings, wherever they are, beside a place."""
    small = sentence.small
    for m in named:
        beside = made.hit.last <= m.first <= made.hit.last + 3
        if not beside or not m.places or m.places[0].kind == "country":
            continue
        behind = sentence.keys[m.last : m.last + 4]
        if behind[:1] and behind[0] in small["coordinators"] and any(k in small["gatherings"] for k in behind):
            return True
    return False


def _joined(sentence: Sentence, named: list[Mention], made: Draft) -> list[Mention]:
    """The places joined by 'and' with one that the sentence names: the act happened in each."""
    if made.act in STATEMENTS:
        return []
    nearest = min(named, key=lambda m: abs(m.first - made.at), default=None)
    group = nearest.group if nearest is not None else []
    if group and group[0].prep in sentence.small["between"]:
        return []  # 'trains between Prudnik and Nysa' run on one line
    return [m for m in group if m.places and "place" in m.kinds] if len(group) > 1 else []


def as_place(place: Place, labels: Mapping[str, str]) -> NamedPlace:
    """The claim's form of a gazetteer place, as this text writes it where that is English ('Kursk region')."""
    return NamedPlace(labels.get(place.id, place.name), place.country)
