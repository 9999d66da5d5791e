"""A draft alert from a situation: what people would get if an officer approved it. Knows no database."""

from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256

import msgspec

from tocsin import cap
from tocsin.cap.codes import Category, ResponseType
from tocsin.cap.profiles import profile
from tocsin.errors import InputError
from tocsin.picture.actors import EVERYONE
from tocsin.picture.model import Event, Picture, Point, Situation
from tocsin.warning import levels
from tocsin.warning.kinds import TABLE, Kind, kind_of, response_to
from tocsin.warning.names import area_name
from tocsin.warning.phrases import Phrases, phrases
from tocsin.warning.texts import Matter, description, event_name, headline, instruction
from tocsin.warning.times import window

RESTRICTION = "For the duty officers of the sender only: a draft, not approved, not to be passed on or acted upon."
SMALLEST_KM = 1.0
"""A point-like place still gets an area in which people can stand."""


def draft(
    situation: Situation,
    picture: Picture,
    languages: Sequence[str],
    *,
    now: datetime,
    sender: str,
    sender_name: str | None = None,
) -> cap.Alert:
    """The alert for the situation's worst threat, one info for each language tag.

    ``now`` is aware; its clock is that of the claims. ``sender`` is a CAP sender: no spaces, commas, < or &.
    The same input gives the same alert, identifier included. Fails closed with ``InputError``: no language or one
    without texts, no threat that the tables know, no area, a told end that has passed, a broken CAP rule.
    """
    place = situation.place.name
    if now.tzinfo is None:
        raise InputError(place, "the time of the draft has no time zone; give one")
    if not languages:
        raise InputError(place, "no language is asked for, so nothing is drafted; name one or more")
    catalogues = {tag: phrases(tag) for tag in languages}
    if situation.point is None:
        raise InputError(
            place, "its position is not known, so there is no area and nothing is drafted; name a known place"
        )
    threat, kind = _worst(situation)
    response, instruct = _response(situation, threat, kind)
    matter = Matter(
        situation=situation,
        threat=threat,
        instruction=instruct,
        window=window(situation, threat, kind, now),
        disputed=_disputed(situation, picture),
    )
    infos = tuple(
        _info(matter, tag, catalogue, kind.category, response, sender_name or sender, situation.point)
        for tag, catalogue in catalogues.items()
    )
    return _checked(_alert(infos, now, sender), tuple(catalogues), place)


def _worst(situation: Situation) -> tuple[Event, Kind]:
    for event in situation.threats:
        kind = kind_of(event)
        if kind is not None and event.status != "negated":
            return event, kind
    raise InputError(situation.place.name, "the reports tell of no danger to people there, so nothing is drafted")


def _response(situation: Situation, threat: Event, kind: Kind) -> tuple[ResponseType, str]:
    """Response and key of the instruction. The newest order or advice of an authority to everyone leads.

    Where the kind's own instruction tells the same response, it stays: it says the same, more precisely.
    """
    own = response_to(threat.act)
    official = [
        (item.start or "", response_to(item.act))
        for item in situation.advice
        if item.audience == EVERYONE and not item.lapsed and item.status in ("ordered", "advised", "ongoing")
    ]
    known = [row for row in official if row[1] in TABLE.responses]
    response = max(known, key=lambda row: row[0])[1] if known else own
    return response, kind.instruction if response in (own, kind.tells) else TABLE.responses[response]


def _disputed(situation: Situation, picture: Picture) -> frozenset[str]:
    contested = {
        telling.source.number
        for clash in picture.contradictions
        if clash.kind == "truth"
        for telling in (*clash.first, *clash.second)
    }
    return frozenset(
        event.id for event in situation.threats if contested & {telling.source.number for telling in event.tellings}
    )


def _info(
    matter: Matter,
    tag: str,
    catalogue: Phrases,
    category: tuple[Category, ...],
    response: ResponseType,
    sender_name: str,
    point: Point,
) -> cap.Info:
    threat, times = matter.threat, matter.window
    return cap.Info(
        language=tag,
        category=category,
        event=event_name(threat, catalogue),
        response_type=(response,),
        urgency=levels.urgency(threat.status, times.told_onset, times.effective),
        severity=levels.severity(matter.situation.level),
        certainty=levels.certainty(threat.status, len(threat.outlets), disputed=threat.id in matter.disputed),
        effective=times.effective,
        onset=times.onset,
        expires=times.expires,
        sender_name=sender_name,
        headline=headline(matter, catalogue),
        description=description(matter, catalogue),
        instruction=instruction(matter, catalogue),
        area=(_area(matter.situation, point, catalogue),),
    )


def _area(situation: Situation, point: Point, catalogue: Phrases) -> cap.Area:
    radius = round(max(point.radius_km, SMALLEST_KM), 1)
    circle = cap.Circle(round(point.lat, 5), round(point.lon, 5), radius)
    return cap.Area(area_desc=area_name(situation.place, radius, catalogue), circle=(circle,))


def _alert(infos: tuple[cap.Info, ...], now: datetime, sender: str) -> cap.Alert:
    """Scope is Restricted, 'for users with a known operational requirement' (section 3.2.1): the officers who approve.

    Private would need addressees, and who gets the alert is decided at approval; Public is for the released alert.
    """
    unnamed = cap.Alert(
        identifier="draft",
        sender=sender,
        sent=now.replace(microsecond=0),
        status="Draft",
        msg_type="Alert",
        scope="Restricted",
        restriction=RESTRICTION,
        info=infos,
    )
    digest = sha256(cap.write(unnamed) + now.isoformat().encode()).hexdigest()[:20]
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%S")
    return msgspec.structs.replace(unnamed, identifier=f"tocsin-{stamp}-{digest}")


def _checked(alert: cap.Alert, tags: Sequence[str], place: str) -> cap.Alert:
    for finding in cap.check(alert, [profile("act-now")], tags):
        if finding.level == "error":
            raise InputError(place, f"the draft breaks CAP rule {finding.rule}: {finding.where} {finding.reason}")
    return alert
