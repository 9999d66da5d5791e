"""Which kind of danger an event is, and what the kind means for an alert: ``kinds.toml``."""

import msgspec

from tocsin.cap.codes import Category, ResponseType
from tocsin.picture.model import Event
from tocsin.reading.acts import ACTS
from tocsin.warning.tables import load


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of danger. ``tells``: the response that its instruction asks for; ``hours``: how long an alert lasts whose
    end no report tells."""

    category: tuple[Category, ...]
    instruction: str
    tells: ResponseType
    hours: int
    acts: tuple[str, ...]


class Precise(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What makes an open act precise."""

    acts: tuple[str, ...]
    danger: str
    subjects: tuple[str, ...]
    words: tuple[str, ...]


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file."""

    open: tuple[str, ...]
    kinds: dict[str, Kind]
    precise: tuple[Precise, ...]
    responses: dict[ResponseType, str]


TABLE = load("kinds.toml", Table)
KIND_OF_ACT = {act: kind for kind in TABLE.kinds.values() for act in kind.acts}


def precise_act(event: Event) -> str:
    """The act, made precise by subject, weapons and reason: ``alert.raise`` over drones is ``alert.raise.air``."""
    hints = " ".join((*event.weapon, event.reason or "")).lower().replace("-", " ").split()
    for row in TABLE.precise:
        if event.act in row.acts and (
            event.subject in row.subjects or any(hint.startswith(row.words) for hint in hints)
        ):
            return f"{event.act}.{row.danger}"
    return event.act


def subject_of(event: Event) -> str | None:
    """The danger that a warning, alert or threat is about, where the act itself does not name it."""
    if precise_act(event) in TABLE.open and event.subject in KIND_OF_ACT and event.subject not in TABLE.open:
        return event.subject
    return None


def kind_of(event: Event) -> Kind | None:
    """``None`` where the act is no danger to people by itself."""
    return KIND_OF_ACT.get(subject_of(event) or precise_act(event))


def response_to(act: str) -> ResponseType:
    """The CAP responseType of an act."""
    response: ResponseType = msgspec.convert(ACTS[act].cap_response, ResponseType)
    return response
