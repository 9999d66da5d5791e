"""The texts of one info: headline, description, instruction, from the catalogue and the picture."""

from collections.abc import Iterator

import msgspec

from tocsin.cap.checks.info import HEADLINE
from tocsin.picture.model import Advice, Event, Situation
from tocsin.warning.kinds import precise_act, subject_of
from tocsin.warning.names import actor_name, moment, period, place_name
from tocsin.warning.phrases import Phrases
from tocsin.warning.times import Window

LINES = 8
"""The worst that people read before they act; the rest is counted in a last line."""


class Matter(msgspec.Struct, frozen=True, kw_only=True):
    """What the texts of all languages tell."""

    situation: Situation
    threat: Event
    instruction: str
    """Key in the catalogue."""
    window: Window
    disputed: frozenset[str]
    """Ids of the events that another telling contradicts."""


def event_name(event: Event, phrases: Phrases) -> str:
    """The danger, alone: 'missile attack', 'warning of danger – riots'."""
    acts = (precise_act(event), subject_of(event))
    return " – ".join(phrases.threat[act] for act in acts if act is not None)


def headline(matter: Matter, phrases: Phrases) -> str:
    """Place, danger, how it is told, until when; the end and then the end of the place's name give way to the limit."""
    slots = {
        "place": place_name(matter.situation.place, phrases),
        "threat": event_name(matter.threat, phrases),
        "status": phrases.status[matter.threat.status],
        "until": moment(matter.window.expires, phrases),
    }
    for pattern in (phrases.headline, phrases.headline_short):
        text = pattern.format_map(slots)
        if len(text) <= HEADLINE:
            return text
    excess = len(text) - HEADLINE
    return phrases.headline_short.format_map(slots | {"place": slots["place"][: -excess - 1] + "…"})


def instruction(matter: Matter, phrases: Phrases) -> str:
    """What to do, where, from when, until when."""
    return phrases.instruction[matter.instruction].format_map(
        {
            "place": place_name(matter.situation.place, phrases),
            "threat": event_name(matter.threat, phrases),
            "from": moment(max(matter.window.onset, matter.window.effective), phrases),
            "until": moment(matter.window.expires, phrases),
        }
    )


def description(matter: Matter, phrases: Phrases) -> str:
    """Who says what, one line each, as told and not as fact."""
    lines = [*_event_lines(matter, phrases), *_advice_lines(matter.situation, phrases)]
    told = len(matter.situation.threats) + len(matter.situation.advice)
    shown = lines[:LINES]
    intro = phrases.intro.format(
        place=place_name(matter.situation.place, phrases), now=moment(matter.window.effective, phrases)
    )
    more = [phrases.more.format(number=told - len(shown))] if told > len(shown) else []
    return "\n".join((intro, *shown, *more))


def _event_lines(matter: Matter, phrases: Phrases) -> Iterator[str]:
    for event in matter.situation.threats:
        if precise_act(event) in phrases.threat:
            yield _event_line(event, event.id in matter.disputed, phrases)


def _event_line(event: Event, disputed: bool, phrases: Phrases) -> str:
    parts = [f"{event_name(event, phrases)} ({phrases.status[event.status]})"]
    if told := period(event.start, event.end, phrases):
        parts.append(told)
    doers = [who for who in event.who if who not in event.asserted_by]
    if doers:
        parts.append(phrases.by.format(who=_names(doers, phrases)))
    tellers = _names(event.asserted_by, phrases) or ", ".join(event.outlets)
    if tellers:
        parts.append(phrases.reported.format(who=tellers))
    if disputed:
        parts.append(phrases.disputed)
    line = "; ".join(parts)
    return f"– {line}" if line.endswith(".") else f"– {line}."


def _advice_lines(situation: Situation, phrases: Phrases) -> Iterator[str]:
    for advice in situation.advice:
        if advice.act in phrases.threat and not advice.lapsed:
            yield "– " + _advice_line(advice, phrases)


def _advice_line(advice: Advice, phrases: Phrases) -> str:
    return phrases.advice.format(
        who=_names(advice.by, phrases),
        audience=actor_name(advice.audience, phrases),
        threat=phrases.threat[advice.act],
        status=phrases.status[advice.status],
    )


def _names(actors: tuple[str, ...] | list[str], phrases: Phrases) -> str:
    return ", ".join(actor_name(actor, phrases) for actor in actors)
