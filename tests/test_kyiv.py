"""The article that Tocsin began with, from the file to the brief: what a duty officer must read in it.

Through the real reader. The article is no part of the repository; without it these tests are skipped.
"""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tocsin import brief
from tocsin.brief.walk import Brief
from tocsin.intake import fetch
from tocsin.picture.model import Event, Picture, Situation

SHARED = Path(os.environ.get("TOCSIN_SHARED") or Path(__file__).parents[2] / "shared")
ARTICLE = SHARED / "reading" / "kyiv-2024-11-20.fr.txt"
LATER = datetime(2026, 11, 22, 13, tzinfo=UTC)

pytestmark = pytest.mark.skipif(not ARTICLE.is_file(), reason="the shared data are absent")


@pytest.fixture(scope="module")
def made() -> Brief:
    document = fetch(str(ARTICLE), published="2024-11-20", now=LATER)
    hour = brief.standpoint([document], LATER)
    return brief.make([document], now=hour, asked=LATER, languages=("en", "fr", "uk"))


@pytest.fixture(scope="module")
def picture(made: Brief) -> Picture:
    return made.picture


@pytest.fixture(scope="module")
def kyiv(picture: Picture) -> Situation:
    return picture.situations[0]


@pytest.fixture(scope="module")
def shown(made: Brief) -> str:
    """The terminal text, its lines joined."""
    return " ".join(brief.text(brief.lay_out(made), width=120, evidence=True).split())


def one(picture: Picture, act: str, **slots: object) -> Event:
    """The only event of an act with these slots."""
    found = [e for e in picture.events if e.act == act and all(getattr(e, k) == v for k, v in slots.items())]
    assert len(found) == 1, [(e.act, e.who, e.to_whom, e.weapon) for e in picture.events if e.act == act]
    return found[0]


def test_kyiv_is_at_its_highest_level_on_the_day(kyiv: Situation, shown: str) -> None:
    assert (kyiv.place.name, kyiv.level, kyiv.valid_from) == ("Kyiv", "extreme", "2024-11-20")
    assert kyiv.at.date().isoformat() == "2024-11-20"
    assert "KYIV ▲ EXTREME Possible air strike in Kyiv · Air strike alert in force in Kyiv" in shown
    assert "since Wed 20 Nov" in shown


def test_the_attack_is_possible_and_no_more(picture: Picture, shown: str) -> None:
    warning = one(picture, "warning.issue", who=("USA.mission",))
    assert (warning.status, warning.subject, warning.asserted_by) == ("possible", "strike.air", ("USA.mission",))
    assert "The US mission warned of a possible air strike in Kyiv [possible]" in shown
    assert not [e for e in picture.events if e.family == "strike" and e.place and e.place.name == "Kyiv"
                and e.status in ("done", "ongoing") and e.act != "territory.loss"]  # fmt: skip


def test_three_missions_are_closed(kyiv: Situation, shown: str) -> None:
    closed = {post.mission for post in kyiv.posts if post.state == "closed" and post.status == "done"}
    assert closed == {"USA.mission", "ESP.mission", "ITA.mission"}
    assert {post.reason for post in kyiv.posts} == {"precaution"}
    assert all(f"{name} mission CLOSED · Kyiv" in shown for name in ("US", "Spanish", "Italian"))
    assert shown.count("as a precaution · since Wed 20 Nov") == 3


@pytest.mark.parametrize(
    ("audience", "act", "status", "by", "words"),
    [
        ("USA.staff", "people.shelter", "ordered", "USA.mission", "US staff take shelter · Kyiv [order]"),
        ("USA.nationals", "people.shelter", "advised", "USA.mission", "US nationals take shelter · Kyiv [advice]"),
        ("FRA.nationals", "people.vigilance", "advised", "FRA", "French nationals be watchful · Ukraine [advice]"),
    ],
)
def test_who_is_told_what(
    kyiv: Situation, shown: str, audience: str, act: str, status: str, by: str, words: str
) -> None:
    (advice,) = [one for one in kyiv.advice if one.audience == audience]
    assert (advice.act, advice.status, advice.by, advice.lapsed) == (act, status, (by,), False)
    assert words in shown


def test_the_first_use_of_atacms_on_russian_soil(picture: Picture, shown: str) -> None:
    strike = one(picture, "strike.missile", status="done")
    assert (strike.who, strike.weapon, strike.first) == (("UKR",), ("ATACMS",), True)
    assert (strike.start, strike.end) == ("2024-11-19", "2024-11-19")
    assert strike.place is not None
    assert strike.place.country == "RU"
    assert "Tue 19 Nov Ukraine struck Russia with ATACMS missiles, first use" in shown


def test_the_us_supplied_and_gave_the_go_ahead(picture: Picture, shown: str) -> None:
    supply = one(picture, "arms.deliver", who=("USA",))
    assert (supply.to_whom, supply.weapon) == (("UKR",), ("ATACMS",))
    assert "The US delivered ATACMS to Ukraine" in shown
    assert [e for e in picture.events if e.act == "arms.authorise" and e.who == ("USA.head",)]


def test_the_threshold_is_lowered(picture: Picture, shown: str) -> None:
    assert one(picture, "doctrine.change").who == ("RUS",)
    assert "threshold lowered Russia lowered its threshold for the use of force" in shown


def test_the_mines_with_their_conditions_and_the_criticism(made: Brief, picture: Picture, kyiv: Situation) -> None:
    mines = one(picture, "arms.authorise", who=("USA",))
    assert (mines.weapon, mines.to_whom, mines.status) == (("anti-personnel mine",), ("UKR",), "authorised")
    limits = {item.kind: item.quote for item in kyiv.watch if item.by == ("UKR",)}
    assert {"area", "time"} <= set(limits)
    assert "non densément peuplées" in limits["area"]
    assert "durée limitée" in limits["time"]
    (line,) = brief.lay_out(made).watch
    assert line.quote.startswith(
        "Kyiv a assuré que ces mines seraient utilisées uniquement dans des zones non densément"
    )
    assert {"area", "time"} <= set(line.kind.split(", "))
    assert one(picture, "accuse", who=("INTL",)).to_whom == ("USA",)


def test_fifty_drones_as_said_by_russia_with_the_distance_checked(picture: Picture, shown: str) -> None:
    downed = one(picture, "intercept")
    assert (downed.who, downed.asserted_by, downed.quantity[0].value) == (("RUS",), ("RUS",), 50)
    assert downed.place is not None
    assert downed.place.name == "Novgorod"
    (note,) = downed.notes
    assert note.startswith("Told as 1,000 km from the border of Ukraine; measured from Novgorod: 6")
    assert "the count rests on Russia alone" in shown
    assert note in shown


def test_north_korea_as_said_by_south_korean_sources(picture: Picture, shown: str) -> None:
    assert [e for e in picture.events if e.act == "arms.deliver" and e.who == ("PRK",) and not e.asserted_by]
    said = [e for e in picture.events if e.asserted_by == ("KOR.officials",)]
    assert {e.act for e in said} == {"arms.deliver", "troops.send"}
    assert all((e.who, e.to_whom) == (("PRK",), ("RUS",)) for e in said)
    assert shown.count("is said by South Korean officials alone; nobody else confirms it") == 2


def test_the_ladder_and_the_states_drawn_in(picture: Picture) -> None:
    assert {"first use", "go-ahead", "threshold lowered", "supplier", "state drawn in"} <= {
        s.kind for s in picture.ladder
    }
    assert {"USA", "UKR", "RUS", "PRK"} <= set(picture.drawn_in)


def test_nothing_comes_from_links_and_counters(made: Brief, shown: str) -> None:
    assert "Lire aussi" not in made.documents[0].text
    assert "Trump" not in shown
    assert "Views" not in shown


def test_every_line_leads_to_its_words(made: Brief) -> None:
    text = made.documents[0].text
    for source in made.picture.sources:
        assert text[source.start : source.end] == source.quote
        assert source.quote.strip()


def test_a_draft_in_three_languages_for_the_air_raid(made: Brief) -> None:
    (alert,) = made.alerts
    assert [info.language for info in alert.info] == ["en", "fr", "uk"]
    assert {info.severity for info in alert.info} == {"Extreme"}
    assert {info.response_type for info in alert.info} == {("Shelter",)}
    assert "air raid" in (alert.info[0].headline or "")
