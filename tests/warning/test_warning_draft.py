"""A draft is valid CAP in every language, tells what is told, ends, and fails closed."""

import os
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from lxml import etree
from situations import (
    ADVICE,
    HINTS,
    LANGUAGES,
    NOW,
    PRECISE,
    THREATS,
    event,
    picture,
    situation,
    situations,
    telling,
)

from tocsin import cap
from tocsin.cap.profiles import profile
from tocsin.errors import InputError
from tocsin.picture.model import Contradiction, Event, Point, Situation
from tocsin.reading.claim import NamedPlace
from tocsin.warning.draft import draft
from tocsin.warning.phrases import phrases

ACT_NOW = profile("act-now")

SCHEMA = Path(os.environ.get("TOCSIN_SHARED", Path(__file__).parents[3] / "shared")) / "cap/schema/CAP-v1.2.oasis.xsd"
NEEDS_SCHEMA = pytest.mark.skipif(not SCHEMA.exists(), reason="the CAP schema is not beside the repository")


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMA))


def drafted(chosen: Situation, *languages: str, **options: Any) -> cap.Alert:
    given_options: dict[str, Any] = {"now": NOW, "sender": "desk@example.org", **options}
    return draft(chosen, picture(), languages or ("en",), **given_options)


def info(*threats: Event, **changes: Any) -> cap.Info:
    return drafted(situation(*threats, **changes)).info[0]


ANY_THREAT = pytest.mark.parametrize(
    "threat",
    [event(act=act) for act in THREATS]
    + [event(act="warning.issue", subject=act) for act in THREATS]
    + [event(act=act, reason=HINTS[danger]) for act, danger in PRECISE],
    ids=lambda threat: f"{threat.act} {threat.subject or threat.reason or ''}",
)


@ANY_THREAT
def test_every_threat_in_every_language_is_a_good_alert(threat: Event) -> None:
    alert = drafted(situation(threat), *LANGUAGES)
    assert cap.check(alert, [ACT_NOW], LANGUAGES) == []
    assert cap.parse(cap.write(alert)) == alert
    for one in alert.info:
        assert (one.effective, one.onset, one.expires).count(None) == 0
        assert one.response_type not in ((), ("None",))
        assert one.event in (one.headline or "")
        for text in (one.headline, one.description, one.instruction):
            assert "Kyiv" in (text or "")
            assert "2024" in (text or "")


@NEEDS_SCHEMA
@ANY_THREAT
def test_every_threat_in_every_language_fits_the_schema(threat: Event) -> None:
    schema().assertValid(etree.fromstring(cap.write(drafted(situation(threat), *LANGUAGES))))


def alert_or_reason(chosen: Situation, language: str) -> cap.Alert | str:
    try:
        return drafted(chosen, language)
    except InputError as error:
        return str(error)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(situations, st.sampled_from(LANGUAGES))
def test_any_situation_gives_a_good_alert_or_a_reason(chosen: Situation, language: str) -> None:
    outcome = alert_or_reason(chosen, language)
    if isinstance(outcome, str):
        assert "nothing is drafted" in outcome
        return
    assert {one.rule for one in cap.check(outcome, [ACT_NOW], [language])} <= {"T04"}
    assert cap.parse(cap.write(outcome)) == outcome
    one = outcome.info[0]
    assert one.effective == NOW
    assert one.expires is not None
    assert one.expires > NOW


@NEEDS_SCHEMA
@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(situations, st.sampled_from(LANGUAGES))
def test_any_draft_fits_the_schema(chosen: Situation, language: str) -> None:
    outcome = alert_or_reason(chosen, language)
    assume(isinstance(outcome, cap.Alert))
    assert isinstance(outcome, cap.Alert)
    schema().assertValid(etree.fromstring(cap.write(outcome)))


def test_a_draft_is_for_the_officers() -> None:
    alert = drafted(situation())
    assert (alert.status, alert.msg_type, alert.scope) == ("Draft", "Alert", "Restricted")
    assert "not approved" in (alert.restriction or "")


def test_the_identifier_follows_from_content_and_time() -> None:
    first = drafted(situation())
    others = [
        drafted(situation(), now=NOW + timedelta(seconds=1)),
        drafted(situation(), now=NOW + timedelta(microseconds=1)),
        drafted(situation(), "fr"),
        drafted(situation(), sender="other@example.org"),
        drafted(situation(level="minor")),
    ]
    assert drafted(situation()) == first
    assert len({alert.identifier for alert in (first, *others)}) == 6


@pytest.mark.parametrize(
    ("threat", "changes", "onset", "expires"),
    [
        ({}, {}, "2024-11-20T00:00", "2024-11-20T21:30"),
        ({"start": None}, {}, "2024-11-20T09:30", "2024-11-20T21:30"),
        ({"end": "2024-11-22"}, {}, "2024-11-20T00:00", "2024-11-22T23:59"),
        ({"end": "2024-11-21T18:00"}, {}, "2024-11-20T00:00", "2024-11-21T18:00"),
        ({"end": "2024-11-22"}, {"valid_until": "2024-11-21"}, "2024-11-20T00:00", "2024-11-21T23:59"),
        ({"status": "done", "end": "2024-11-19"}, {}, "2024-11-20T00:00", "2024-11-20T21:30"),
        ({}, {"valid_from": "2024-11-25"}, "2024-11-25T00:00", "2024-11-25T12:00"),
        ({}, {"valid_from": "2024-11-25", "valid_until": "2024-11-24"}, "2024-11-25T00:00", "2024-11-25T12:00"),
        ({}, {"review_at": NOW + timedelta(hours=2)}, "2024-11-20T00:00", "2024-11-20T11:30"),
        ({}, {"review_at": NOW - timedelta(hours=2)}, "2024-11-20T00:00", "2024-11-20T21:30"),
        ({"act": "hazard.mines"}, {"review_at": NOW + timedelta(days=30)}, "2024-11-20T00:00", "2024-11-27T09:30"),
    ],
)
def test_times(threat: dict[str, Any], changes: dict[str, Any], onset: str, expires: str) -> None:
    one = info(event(**threat), **changes)
    assert one.onset == datetime.fromisoformat(f"{onset}+02:00")
    assert one.expires == datetime.fromisoformat(f"{expires}+02:00")


@pytest.mark.parametrize(
    ("chosen", "options", "reason"),
    [
        (situation(threats=()), {}, "no danger"),
        (situation(event(status="negated")), {}, "no danger"),
        (situation(event(act="talk")), {}, "no danger"),
        (situation(point=None), {}, "no area"),
        (situation(valid_until="2024-11-19"), {}, "ended on 2024-11-19 23:59"),
        (situation(), {"sender": "the desk"}, "A02"),
        (situation(), {"now": NOW.replace(tzinfo=None)}, "no time zone"),
    ],
)
def test_it_fails_closed(chosen: Situation, options: dict[str, Any], reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        drafted(chosen, **options)


def test_a_language_without_texts_lists_those_with() -> None:
    with pytest.raises(InputError, match=r"'pt'.*nothing is drafted.*de, en, es, fr, it, ru, uk"):
        drafted(situation(), "en", "pt")
    with pytest.raises(InputError, match="no language"):
        draft(situation(), picture(), (), now=NOW, sender="desk@example.org")


def test_each_language_once_under_its_own_tag() -> None:
    alert = drafted(situation(), "fr-BE", "en", "fr-BE")
    assert [one.language for one in alert.info] == ["fr-BE", "en"]


@pytest.mark.parametrize(
    ("threat", "advice", "response", "instruction"),
    [
        ({}, {}, "Shelter", "air"),
        ({"act": "warning.issue"}, {}, "Monitor", "vigilance"),
        ({"act": "warning.issue"}, {"act": "people.shelter"}, "Shelter", "shelter"),
        ({"act": "warning.issue", "weapon": ("Ballistic-missile",)}, {"act": "people.shelter"}, "Shelter", "air"),
        ({}, {"act": "people.evacuate"}, "Evacuate", "evacuate"),
        ({}, {"act": "people.evacuate", "lapsed": True}, "Shelter", "air"),
        ({}, {"act": "people.evacuate", "audience": "USA.staff"}, "Shelter", "air"),
        ({}, {"act": "people.evacuate", "status": "negated"}, "Shelter", "air"),
        ({}, {"act": "alert.lift"}, "Shelter", "air"),
    ],
)
def test_an_order_to_everyone_leads(
    threat: dict[str, Any], advice: dict[str, Any], response: str, instruction: str
) -> None:
    given = (msgspec.structs.replace(ADVICE, **advice),) if advice else ()
    one = info(event(**threat), advice=given)
    assert one.response_type == (response,)
    words = phrases("en").instruction[instruction].partition("{from}: ")[2].partition("{")[0]
    assert words in (one.instruction or "")


def test_the_newest_order_leads() -> None:
    orders = [
        msgspec.structs.replace(ADVICE, act="people.evacuate", start="2024-11-19"),
        msgspec.structs.replace(ADVICE, act="people.avoid", start="2024-11-20"),
        msgspec.structs.replace(ADVICE, act="people.shelter", start=None),
    ]
    assert info(advice=tuple(orders)).response_type == ("Avoid",)


def test_the_description_says_who_says_what() -> None:
    denied = event(id="e2", act="strike.missile", status="possible", who=(), asserted_by=(), tellings=(telling(2),))
    clash = Contradiction(kind="truth", subject="x", first=(telling(2),), second=(telling(3),))
    chosen = situation(event(), denied, advice=(ADVICE,))
    text = draft(chosen, picture(clash), ["en"], now=NOW, sender="desk@example.org").info[0].description
    assert text == (
        "Kyiv, reports as of 09:30 (UTC+02:00) on 20 November 2024. They are what others say and are not verified:\n"
        "– drone attack (ongoing); 20 November 2024; attributed to: armed forces (Russia); "
        "reported by: officials (Ukraine).\n"
        "– missile or rocket attack (possible); 20 November 2024; reported by: Example Post, Example Times; disputed.\n"
        "– Advice by local authority (Ukraine) to everyone: take shelter (ordered)."
    )


def test_what_is_left_out_is_counted() -> None:
    one = info(*(event(id=str(number)) for number in range(11)), event(id="12", act="talk"))
    lines = (one.description or "").splitlines()
    assert len(lines) == 10
    assert lines[-1] == "Further reports: 4."


def test_a_dispute_lowers_certainty() -> None:
    clash = Contradiction(kind="truth", subject="x", first=(telling(1),), second=(telling(3),))
    disputed = draft(situation(), picture(clash), ["en"], now=NOW, sender="desk@example.org").info[0]
    assert (info().certainty, disputed.certainty) == ("Observed", "Possible")


@pytest.mark.parametrize(
    ("language", "area"), [("fr", "Allemagne, dans un rayon de 1,5 km"), ("de", "Deutschland, Umkreis 1,5 km")]
)
def test_a_country_bears_its_name_in_the_language(language: str, area: str) -> None:
    point = Point(51.0, 10.0, 1.5)
    one = drafted(situation(place=NamedPlace("Germany", "DE"), point=point), language).info[0]
    assert one.area[0].area_desc == area


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        (UTC, "07:30 (UTC)"),
        (timezone(timedelta(hours=5, minutes=45)), "13:15 (UTC+05:45)"),
        (timezone(-timedelta(hours=3, minutes=30)), "04:00 (UTC-03:30)"),
    ],
)
def test_the_offset_is_named(zone: timezone, shown: str) -> None:
    one = drafted(situation(event(start=None)), now=NOW.astimezone(zone)).info[0]
    assert f"From {shown} on 20 November 2024" in (one.instruction or "")
