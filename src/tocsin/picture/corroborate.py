"""Who stands behind an event: how many independent outlets tell it, and whether one side alone asserts it."""

from typing import Literal

import msgspec

from tocsin.picture.actors import code
from tocsin.picture.model import Event
from tocsin.picture.names import actor_names

Kind = Literal["own words", "one side", "one outlet", "several sides", "several outlets"]


class Standing(msgspec.Struct, frozen=True):
    """``text`` is a phrase for a line's end; ``confirmed`` where two independent voices tell the event."""

    kind: Kind
    text: str
    confirmed: bool


def standing(event: Event) -> Standing:
    """Outlets that only pass on what one side says are no confirmation of it, however many they are."""
    sides = {code(actor) for actor in event.asserted_by}
    own_voice = [telling for telling in event.tellings if not telling.claim.asserted_by]
    if not own_voice and speaks_for_itself(event):
        return Standing("own words", f"stated by {actor_names(event.asserted_by)}", confirmed=True)
    if not own_voice and len(sides) == 1:
        return Standing("one side", f"said by {actor_names(event.asserted_by)} only, unconfirmed", confirmed=False)
    if len(event.outlets) > 1:
        return Standing("several outlets", f"{len(event.outlets)} independent outlets", confirmed=True)
    if len(sides) > 1:
        return Standing("several sides", f"said by {actor_names(event.asserted_by)}", confirmed=True)
    return Standing("one outlet", f"told by {event.outlets[0]} only", confirmed=False)


def speaks_for_itself(event: Event) -> bool:
    """Whether the act lies in saying so: an order, a warning, a promise or an accusation by the one who asserts it."""
    doers = {code(actor) for actor in event.who}
    return {code(actor) for actor in event.asserted_by} <= doers and event.family in ("protect", "diplomacy", "posture")
