"""Sentences for people: known ones, and the grammar of every act in every status."""

import itertools
import re
from typing import get_args

import msgspec
import pytest
from picture_cases import KYIV, NOON, RUSSIA, Chart, claim, document

from tocsin.picture import build
from tocsin.picture.model import Event
from tocsin.picture.names import actor_name, words
from tocsin.picture.wording import describe, plural, topic
from tocsin.reading.acts import ACTS
from tocsin.reading.claim import Claim, Quantity, Status


def event_of(one: Claim) -> Event:
    (event,) = build([(document(), [one])], now=NOON, atlas=Chart()).events
    return event


@pytest.mark.parametrize(
    ("actor", "name"),
    [
        ("USA", "the US"),
        ("UKR", "Ukraine"),
        ("USA.staff", "US staff"),
        ("FRA.nationals", "French nationals"),
        ("KOR.officials", "South Korean officials"),
        ("ESP.mission", "the Spanish mission"),
        ("GBR.head", "the British leader"),
        ("UN", "the UN"),
        ("M23", "M23"),
        ("everyone", "everyone"),
    ],
)
def test_actor_names(actor: str, name: str) -> None:
    assert actor_name(actor) == name


@pytest.mark.parametrize(
    ("one", "line"),
    [
        (
            claim("strike.missile", who=("UKR",), to_whom=("RUS",), place=RUSSIA, weapon=("ATACMS",), first=True),
            "Ukraine struck Russia with ATACMS missiles, first use",
        ),
        (
            claim("intercept", who=("RUS",), quantity=(Quantity(50, "drone"),), place=KYIV),
            "Russia intercepted 50 drones in Kyiv",
        ),
        (
            claim("people.shelter", "ordered", who=("USA.mission",), to_whom=("USA.staff",), place=KYIV),
            "The US mission ordered US staff to take shelter in Kyiv",
        ),
        (
            claim("post.close", who=("ITA.mission",), place=KYIV, reason="precaution"),
            "The Italian mission closed in Kyiv as a precaution",
        ),
        (claim("post.close", "negated", who=("FRA.mission",), place=KYIV), "The French mission did not close in Kyiv"),
        (claim("alert.raise", "ongoing", place=KYIV), "Alert in force in Kyiv"),
        (claim("strike.air", "possible", place=KYIV), "Air strike on Kyiv, possible"),
        (claim("harm.killed", "negated", place=KYIV), "Nobody killed in Kyiv"),
        (
            claim("harm.killed", place=KYIV, quantity=(Quantity(5, "person", "at_least"),)),
            "At least 5 people killed in Kyiv",
        ),
        (claim("arms.deliver", who=("USA",), to_whom=("UKR",), weapon=("mine",)), "The US delivered mines to Ukraine"),
    ],
)
def test_sentences(one: Claim, line: str) -> None:
    assert describe(event_of(one)) == line


def test_every_act_has_words() -> None:
    assert set(words()["acts"]) == set(ACTS)


DOERS: tuple[tuple[str, ...], ...] = ((), ("UKR",), ("UKR", "USA.staff"))
FULL = {"to_whom": ("RUS",), "quantity": (Quantity(3, "drone"),), "weapon": ("drone",), "place": KYIV}


@pytest.mark.parametrize("act", ACTS)
def test_grammar(act: str) -> None:
    plain = event_of(claim("talk"))
    for status, who, slots in itertools.product(get_args(Status), DOERS, ({}, FULL)):
        fields = {"act": act, "family": ACTS[act].family, "status": status, "who": who, **slots}
        event = msgspec.structs.replace(plain, **fields)
        for line in (describe(event), topic(event)):
            assert not re.search(r"[{}]|\s\s|^\s|\s$|\s,|None|\(\)|\b(\w+) \1\b", line), line
            assert not line.endswith((" in", " on", " to", " with", " by", " of", ".")), line
        assert describe(event)[0].isupper() or describe(event)[0].isdigit()
        assert ("Kyiv" in describe(event)) == bool(slots)


@pytest.mark.parametrize(
    ("one", "many"),
    [("drone", "drones"), ("person", "people"), ("city", "cities"), ("aircraft", "aircraft"), ("launch", "launches")],
)
def test_plural(one: str, many: str) -> None:
    assert plural(one) == many
