"""What actor codes have in common: ``USA``, ``USA.head`` and ``USA.mission`` all act for one state."""

from collections.abc import Sequence

from tocsin.places.countries import alpha2
from tocsin.reading.claim import Actor

STATE_ROLES = frozenset({"", "head", "mil", "police", "mission", "officials", "local"})
"""Roles that act for the state itself; staff, nationals, civilians and media do not."""
EVERYONE = "everyone"


def code(actor: Actor) -> str:
    return actor.partition(".")[0]


def role(actor: Actor) -> str:
    return actor.partition(".")[2]


def country(actor: Actor) -> str | None:
    """ISO alpha-2 code of the actor's state; ``None`` for bodies and groups that are no state."""
    return alpha2(code(actor))


def is_state(actor: Actor) -> bool:
    return country(actor) is not None and role(actor) in STATE_ROLES


def same_actor(a: Actor, b: Actor) -> bool:
    """Equal, or one is the bare state and the other a part of that state that acts for it."""
    return a == b or (code(a) == code(b) and "" in (role(a), role(b)) and {role(a), role(b)} <= STATE_ROLES)


def same_actors(a: Sequence[Actor], b: Sequence[Actor]) -> bool:
    """Compatible lists: one is empty, or each actor has its counterpart in the other list."""
    if not a or not b:
        return True
    return all(any(same_actor(x, y) for y in b) for x in a) and all(any(same_actor(x, y) for x in a) for y in b)


def audience(to_whom: Sequence[Actor], place_country: str | None) -> frozenset[str]:
    """For whom a measure is meant; nobody named, or the civilians of the place, is everyone there."""
    named = {EVERYONE if role(actor) == "civilians" and country(actor) == place_country else actor for actor in to_whom}
    return frozenset(named or {EVERYONE})
