"""When two tellings are one event: the rule of docs/explanation/picture.md, case by case and as laws."""

import itertools
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from picture_cases import BRYANSK, BRYANSK_REGION, KYIV, LVIV, NOON, RUSSIA, UKRAINE, Chart, claim, document

from tocsin.intake.document import Document
from tocsin.picture import build
from tocsin.picture.model import Event
from tocsin.picture.sources import gather, independent
from tocsin.reading.claim import Claim, Quantity

DAY = {"start": "2031-05-11", "end": "2031-05-11"}
STRIKE: dict[str, Any] = {"act": "strike.missile", "who": ("UKR",), "place": RUSSIA, **DAY}
ADVICE: dict[str, Any] = {"act": "people.shelter", "status": "ordered", "who": ("USA",), "place": KYIV}


def made(base: dict[str, Any], **changes: Any) -> Claim:
    return claim(**{**base, **changes})


@pytest.mark.parametrize(
    ("base", "changes", "one"),
    [
        (STRIKE, {}, True),
        (STRIKE, {"act": "strike.air"}, True),
        (STRIKE, {"act": "strike.other"}, True),
        (STRIKE, {"act": "strike.drone"}, False),
        (STRIKE, {"status": "planned"}, True),
        (STRIKE, {"status": "possible"}, False),
        (STRIKE, {"status": "negated"}, False),
        (STRIKE, {"who": ()}, True),
        (STRIKE, {"who": ("UKR.mil",)}, True),
        (STRIKE, {"who": ("UKR.civilians",)}, False),
        (STRIKE, {"who": ("RUS",)}, False),
        (STRIKE, {"place": BRYANSK_REGION}, True),
        (STRIKE, {"place": KYIV}, False),
        (STRIKE, {"place": None}, False),
        ({**STRIKE, "place": BRYANSK}, {"place": BRYANSK_REGION}, True),
        (STRIKE, {"start": "2031-05-12", "end": "2031-05-12"}, False),
        (STRIKE, {"start": "2031-05-10", "end": "2031-05-11"}, True),
        (STRIKE, {"start": None, "end": None}, True),
        (STRIKE, {"start": "2031-03-01", "end": "2031-03-31"}, False),
        (STRIKE, {"weapon": ("ATACMS",)}, True),
        ({**STRIKE, "weapon": ("ATACMS",)}, {"weapon": ("missile",)}, True),
        ({**STRIKE, "weapon": ("ATACMS",)}, {"weapon": ("Neptune",)}, False),
        (STRIKE, {"quantity": (Quantity(6, "missile"),)}, True),
        (ADVICE, {"to_whom": ("USA.staff",)}, False),
        (ADVICE, {"to_whom": ("UKR.civilians",)}, True),
        (ADVICE, {"status": "advised"}, False),
        ({"act": "arms.deliver", "who": ("USA",), "place": UKRAINE}, {"place": None}, True),
    ],
)
def test_two_reports(base: dict[str, Any], changes: dict[str, Any], one: bool) -> None:
    readings = [(document("a"), [made(base)]), (document("b"), [made(base, **changes)])]
    assert len(build(readings, now=NOON, atlas=Chart()).events) == (1 if one else 2)


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ({"quantity": (Quantity(87, "drone"),)}, {"quantity": (Quantity(30, "drone"),)}, False),
        ({"asserted_by": ("RUS",)}, {}, False),
        ({"asserted_by": ("RUS",)}, {"asserted_by": ("USA",)}, True),
    ],
)
def test_two_tellings_of_one_report(first: dict[str, Any], second: dict[str, Any], one: bool) -> None:
    reading = (document(), [made(STRIKE, **first), made(STRIKE, at=3, **second)])
    assert len(build([reading], now=NOON, atlas=Chart()).events) == (1 if one else 2)


def test_a_telling_that_fits_two_events_joins_neither() -> None:
    vague = made(STRIKE, place=UKRAINE)
    readings = [
        (document("a"), [made(STRIKE, place=KYIV)]),
        (document("b"), [made(STRIKE, place=LVIV)]),
        (document("c"), [vague]),
        (document("d"), [vague]),
    ]
    assert sorted(len(event.tellings) for event in build(readings, now=NOON, atlas=Chart()).events) == [1, 1, 2]


def test_slots_come_from_the_telling_that_says_most() -> None:
    readings = [
        (document("a"), [made(STRIKE, act="strike.other", status="planned", weapon=("missile",))]),
        (document("b"), [made(STRIKE, place=BRYANSK_REGION, who=("UKR.mil",), weapon=("ATACMS",), first=True)]),
    ]
    (event,) = build(readings, now=NOON, atlas=Chart()).events
    told = (event.act, event.status, event.place, event.who, event.weapon, event.first)
    assert told == ("strike.missile", "done", BRYANSK_REGION, ("UKR.mil",), ("ATACMS",), True)


def test_voices() -> None:
    wire = document("a", published=NOON - timedelta(hours=1))
    copy = document("b", text=wire.text + " with one more sentence by the desk")
    same_outlet = document("c", outlet="outlet A")
    other = document("d")
    voices = independent([other, copy, same_outlet, wire])
    assert voices == {"a": "Outlet a", "b": "Outlet a", "c": "Outlet a", "d": "Outlet d"}


acts = st.sampled_from(["strike.missile", "strike.air", "strike.other", "post.close", "alert.raise", "people.shelter"])
claims = st.builds(
    claim,
    acts,
    st.sampled_from(["done", "ongoing", "planned", "possible", "ordered", "negated"]),
    at=st.integers(0, 50),
    who=st.sampled_from([(), ("UKR",), ("UKR.mil",), ("RUS",), ("USA.mission",)]),
    to_whom=st.sampled_from([(), ("RUS",), ("USA.staff",)]),
    asserted_by=st.sampled_from([(), ("RUS",), ("UKR",)]),
    place=st.sampled_from([None, KYIV, LVIV, UKRAINE, RUSSIA, BRYANSK, BRYANSK_REGION]),
    start=st.sampled_from([None, "2031-05-11", "2031-05-12T09:30"]),
    quantity=st.sampled_from([(), (Quantity(5, "missile"),), (Quantity(7, "missile", "at_least"),)]),
)
readings = st.lists(st.lists(claims, max_size=5), min_size=1, max_size=4).map(
    lambda told: [
        (document(name, published=NOON - timedelta(hours=number)), some)
        for number, (name, some) in enumerate(zip("abcd", told, strict=False))
    ]
)


def outline(event: Event) -> tuple[object, ...]:
    return (event.act, event.status, event.place, event.who, event.to_whom, event.start, event.weapon)


@settings(max_examples=60, deadline=None)
@given(readings, st.randoms())
def test_order_of_reports_changes_nothing(given_readings: list[tuple[Document, list[Claim]]], random: Any) -> None:
    shuffled = [(doc, random.sample(some, len(some))) for doc, some in given_readings]
    random.shuffle(shuffled)
    assert build(shuffled, now=NOON, atlas=Chart()) == build(given_readings, now=NOON, atlas=Chart())


@settings(max_examples=60, deadline=None)
@given(readings)
def test_reports_told_twice_make_the_same_events(given_readings: list[tuple[Document, list[Claim]]]) -> None:
    once = build(given_readings, now=NOON, atlas=Chart())
    assert build([*given_readings, *given_readings], now=NOON, atlas=Chart()) == once


@settings(max_examples=60, deadline=None)
@given(readings)
def test_every_claim_is_in_one_event_and_every_line_has_its_words(
    given_readings: list[tuple[Document, list[Claim]]],
) -> None:
    picture = build(given_readings, now=NOON, atlas=Chart())
    texts = {doc.id: doc.text for doc, _ in given_readings}
    told = [telling for event in picture.events for telling in event.tellings]
    assert sorted(map(repr, told)) == sorted(map(repr, gather(given_readings).tellings))
    assert len({event.id for event in picture.events}) == len(picture.events)
    lines = [step.sources for step in picture.ladder]
    for situation in picture.situations:
        lines += [one.sources for group in (situation.advice, situation.posts, situation.watch) for one in group]
        assert situation.review_at.tzinfo is not None
        assert situation.review_at <= NOON + timedelta(hours=72)
    assert all(lines)
    for source in itertools.chain(picture.sources, *lines):
        assert source in picture.sources
        assert texts[source.document][source.start : source.end] == source.quote
