"""What the picture reads from the sentence around a claim: subjects, awaited all-clears, joined limits."""

from datetime import timedelta
from typing import Any

import pytest
from picture_cases import BRYANSK, KYIV, NOON, RUSSIA, Chart, claim, document

from tocsin.picture import build
from tocsin.picture.kin import same_weapons
from tocsin.picture.model import Advice, Picture
from tocsin.picture.sentences import sentence
from tocsin.picture.watch import joined
from tocsin.picture.wording import describe, feared, plural
from tocsin.reading.claim import Evidence, Limit

TODAY = "2031-05-12"


def seen(text: str, *claims: tuple[str, dict[str, Any]], hours: float = 0, **fields: Any) -> Picture:
    """The picture of one report; each claim's evidence is its ``words`` in the text."""
    told = []
    for act, slots in claims:
        words = str(slots.pop("words"))
        evidence = {"start": text.index(words), "end": text.index(words) + len(words)}
        told.append(claim(act, str(slots.pop("status", "done")), evidence=evidence, **slots))
    readings = [(document(text=text, **fields), told)]
    return build(readings, now=NOON + timedelta(hours=hours), place="Kyiv", atlas=Chart())


@pytest.mark.parametrize(
    ("text", "words", "line", "headline"),
    [
        (
            "Kyiv is on the highest alert today after an air raid was thought possible. Fires burn in Lviv.",
            "on the highest alert",
            "Air strike alert raised in Kyiv",
            "Threatened air strike alert in Kyiv",
        ),
        ("Kyiv is on alert. Missiles hit Lviv.", "on alert", "Alert raised in Kyiv", "Threatened alert in Kyiv"),
    ],
)
def test_an_alert_names_the_danger_of_its_own_sentence(text: str, words: str, line: str, headline: str) -> None:
    (event,) = seen(text, ("alert.raise", {"words": words, "place": KYIV, "start": TODAY})).events
    assert describe(event) == line
    (threat,) = seen(text, ("alert.raise", {"words": words, "status": "threatened", "place": KYIV})).events
    assert feared(threat) == headline


def advice(lift: dict[str, Any], text: str, hours: float = 0, **order: Any) -> Advice:
    told = {"words": "stay indoors", "status": "ordered", "place": KYIV, "who": ("UKR.local",), **order}
    lifted = {"place": KYIV, "who": ("UKR.local",), **lift}
    (one,) = seen(text, ("people.shelter", told), ("alert.lift", lifted), hours=hours).situations[0].advice
    return one


def test_an_all_clear_that_is_awaited_ends_nothing() -> None:
    text = "The mayor told people to stay indoors until the sirens stop. It is Monday."
    assert advice({"words": "sirens stop"}, text).lapse == ""
    assert advice({"words": "sirens stop"}, text, hours=48).lapse == "not renewed"


def test_an_all_clear_that_was_given_ends_the_order() -> None:
    text = "The mayor told people to stay indoors. The alert was lifted."
    one = advice({"words": "alert was lifted", "start": f"{TODAY}T11:00"}, text, start=f"{TODAY}T08:00")
    assert (one.lapsed, one.lapse) == (True, "lifted")


def test_an_order_that_ran_out_has_ended() -> None:
    text = "People should stay indoors until ten. Later the alert was lifted."
    one = advice({"words": "alert was lifted", "status": "planned"}, text, start=TODAY, end=f"{TODAY}T10:00")
    assert (one.lapsed, one.lapse) == (True, "ended")


def test_the_hour_of_a_warning_is_not_the_end_of_its_danger() -> None:
    at_eight = {"start": f"{TODAY}T08:00", "end": f"{TODAY}T08:00"}
    text = "At 8 the embassy warned of missiles."
    told = ("warning.issue", {"words": "warned of missiles", "status": "possible", "place": KYIV, **at_eight})
    situation = seen(text, told).situations[0]
    assert (situation.level, situation.valid_until) == ("severe", None)
    assert feared(situation.threats[0]) == "Possible missile strike in Kyiv"


def test_the_border_alone_is_the_one_with_the_other_side() -> None:
    text = "34 Ukrainian drones were shot down over Bryansk, 500 km from the border."
    told = {"words": "shot down", "place": BRYANSK, "who": ("RUS",), "to_whom": ("UKR",)}
    (note,) = seen(text, ("intercept", told)).events[0].notes
    assert "from the border of Ukraine" in note
    (note,) = seen(text, ("intercept", {"words": "shot down", "place": BRYANSK})).events[0].notes
    assert "from the border of Russia" in note


def test_the_target_of_one_telling_is_not_the_doer_of_the_same_event() -> None:
    place = {"place": KYIV, "start": TODAY}
    fired = ("intercept", {"words": "aaaa", "to_whom": ("UKR",), **place})
    downed = ("intercept", {"words": "bbbb", "who": ("UKR.mil",), **place})
    assert len(seen("aaaa bbbb", fired, downed).events) == 2
    fight = {"who": ("UKR", "RUS"), "to_whom": ("RUS",), **place}
    clash = ("strike.clash", {"words": "aaaa", **fight}), ("strike.clash", {"words": "bbbb", **fight})
    assert len(seen("aaaa bbbb", *clash).events) == 1


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (("missile",), ("ATACMS",), True),
        (("missile",), ("ballistic missile",), True),
        (("missile",), ("anti-personnel mine",), False),
        (("Taurus",), ("ATACMS",), False),
        ((), ("ATACMS",), True),
    ],
)
def test_weapons_of_one_event(a: tuple[str, ...], b: tuple[str, ...], same: bool) -> None:
    assert same_weapons(a, b) is same
    assert same_weapons(b, a) is same


def test_limits_inside_each_other_are_one_and_only_joins_what_it_governs() -> None:
    text = "used only in areas that are not densely peopled and for a limited time"

    def limit(kind: str, words: str) -> Limit:
        start = text.index(words)
        return Limit(kind, Evidence(start, start + len(words)))  # type: ignore[arg-type]

    limits = (
        limit("time", "limited time"),
        limit("time", "for a limited time"),
        limit("condition", "only"),
        limit("area", "areas that are not densely peopled"),
    )
    assert [(one.kind, text[one.evidence.start : one.evidence.end]) for one in joined(limits, text)] == [
        ("area", "only in areas that are not densely peopled"),
        ("time", "for a limited time"),
    ]


def test_a_report_that_tells_only_its_day_is_of_noon() -> None:
    midnight = NOON.replace(hour=0)
    told = ("strike.air", {"words": "raid", "status": "ongoing", "place": KYIV, "start": TODAY})
    situation = seen("An air raid.", told, published=midnight).situations[0]
    assert situation.review_at == NOON + timedelta(hours=6)


def test_what_is_said_names_no_country_it_is_said_of() -> None:
    told = ("accuse", {"words": "aaaa", "who": ("UKR",), "to_whom": ("USA",), "place": RUSSIA})
    assert describe(seen("aaaa", told).events[0]) == "Ukraine accused or criticised the US"


@pytest.mark.parametrize(("noun", "many"), [("", ""), (" ", " s"), ("person", "people"), ("aircraft", "aircraft")])
def test_plural_of_anything(noun: str, many: str) -> None:
    assert plural(noun) == many


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("One. Two three. Four.", "Two", "Two three."),
        ("One. Two three. Four.", "Two three.", "Two three."),
        ("One two", "two", "One two"),
        ("Title\nText of 3.5 km here", "km", "Text of 3.5 km here"),
        ("a" * 5000 + " b " + "c" * 5000, "b", "a" * 599 + " b " + "c" * 599),
    ],
)
def test_sentences(text: str, words: str, whole: str) -> None:
    start = text.index(words)
    assert sentence(text, Evidence(start, start + len(words))) == whole
