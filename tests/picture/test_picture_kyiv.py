"""The picture of the Kyiv report of 20 November 2024, from its gold claims."""

import json
import os
from datetime import datetime
from pathlib import Path

import msgspec
import pytest

from tocsin.intake.document import Document
from tocsin.picture import build
from tocsin.picture.corroborate import standing
from tocsin.picture.model import Event, Picture
from tocsin.picture.wording import describe
from tocsin.reading.claim import Claim, Evidence, Limit

SHARED = Path(os.environ.get("TOCSIN_SHARED", Path(__file__).parents[3] / "shared"))
GOLD = SHARED / "reading" / "kyiv.gold.jsonl"
pytestmark = pytest.mark.skipif(not GOLD.is_file(), reason="the shared gold sets are absent")
LIMITS = {"area": "uniquement dans des zones", "time": "pour une durée limitée"}


def with_limits(one: Claim, text: str) -> Claim:
    if one.act != "commit":
        return one
    found = {kind: text.index(words) for kind, words in LIMITS.items()}
    limits = [Limit("time", Evidence(found["time"], found["time"] + len(LIMITS["time"])))]
    limits.append(Limit("area", Evidence(found["area"], found["area"] + len(LIMITS["area"]))))
    return msgspec.structs.replace(one, limits=tuple(limits))


@pytest.fixture(scope="module")
def kyiv() -> Picture:
    row = json.loads(GOLD.read_text("utf-8"))
    published = datetime.fromisoformat(row["published"])
    doc = Document(id="kyiv", source="kyiv.txt", lang="fr", published=published, text=row["text"])
    claims = msgspec.convert(row["claims"], list[Claim])
    return build([(doc, [with_limits(one, doc.text) for one in claims])], now=published)


def lines(events: tuple[Event, ...]) -> list[str]:
    return [describe(event) for event in events]


def test_the_level_of_kyiv(kyiv: Picture) -> None:
    situation = kyiv.situations[0]
    told = (situation.place.name, situation.level, situation.valid_from, situation.valid_until)
    assert told == ("Kyiv", "extreme", "2024-11-20", "2024-11-20")
    assert situation.review_at.isoformat() == "2024-11-21T00:00:00+01:00"
    assert lines(situation.threats)[1] == "The US mission warned of a possible air strike in Kyiv"


def test_posts_and_advice(kyiv: Picture) -> None:
    situation = kyiv.situations[0]
    posts = {(post.mission, post.state, post.reason) for post in situation.posts}
    assert posts == {(f"{code}.mission", "closed", "precaution") for code in ("USA", "ESP", "ITA")}
    assert [(one.audience, one.act, one.status) for one in situation.advice] == [
        ("USA.staff", "people.shelter", "ordered"),
        ("USA.nationals", "people.shelter", "advised"),
        ("FRA.nationals", "people.vigilance", "advised"),
    ]
    assert not any(one.lapsed for one in situation.advice)


def test_what_happened(kyiv: Picture) -> None:
    told = lines(kyiv.events)
    assert "Ukraine struck Russia with ATACMS missiles, first use" in told
    assert "The US delivered ATACMS to Ukraine" in told
    assert "The international community accused or criticised the US" in told
    strike = next(event for event in kyiv.events if event.act == "strike.missile")
    assert (strike.start, strike.first) == ("2024-11-19", True)
    assert kyiv.contradictions == ()


def test_the_ladder(kyiv: Picture) -> None:
    assert [(step.kind, step.who[0]) for step in kyiv.ladder] == [
        ("first use", "UKR"),
        ("supplier", "USA"),
        ("go-ahead", "USA.head"),
        ("threshold lowered", "RUS"),
        ("go-ahead", "USA"),
        ("supplier", "PRK"),
        ("state drawn in", "PRK"),
    ]
    assert kyiv.drawn_in == ("UKR", "RUS", "USA", "PRK")


def test_the_mines_have_both_limits(kyiv: Picture) -> None:
    watched = {(one.kind, one.quote, one.state) for one in kyiv.situations[0].watch}
    assert watched == {(kind, words, "in force") for kind, words in LIMITS.items()}


def test_north_korea_as_said_by_south_korean_sources(kyiv: Picture) -> None:
    said = [event for event in kyiv.events if event.asserted_by == ("KOR.officials",)]
    assert {event.act for event in said} == {"arms.deliver", "troops.send"}
    assert {standing(event).text for event in said} == {"said by South Korean officials only, unconfirmed"}


def test_fifty_drones_as_said_by_russia_with_the_distance_checked(kyiv: Picture) -> None:
    event = next(event for event in kyiv.events if event.act == "intercept")
    assert (event.asserted_by, event.quantity[0].value) == (("RUS",), 50)
    (note,) = event.notes
    assert note.startswith("Told as 1,000 km from the border of Ukraine; measured from Novgorod: 6")
    assert "km less" in note
    assert any("50 drones" in question for question in kyiv.situations[0].open_questions)


def test_a_year_later_nothing_is_in_force(kyiv: Picture) -> None:
    row = json.loads(GOLD.read_text("utf-8"))
    published = datetime.fromisoformat(row["published"])
    doc = Document(id="kyiv", source="kyiv.txt", lang="fr", published=published, text=row["text"])
    later = build([(doc, msgspec.convert(row["claims"], list[Claim]))], now=published.replace(year=2025), place="Kyiv")
    (situation,) = later.situations
    assert (situation.level, situation.threats) == ("unknown", ())
    assert situation.advice
    assert all(one.lapsed for one in situation.advice)
    assert situation.review_at < situation.at
