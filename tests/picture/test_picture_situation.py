"""The situation of a place: level, measures, posts, limits, what is open, and that nothing lasts for ever."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from picture_cases import KYIV, LVIV, NOON, RUSSIA, UKRAINE, Chart, claim, document

from tocsin.errors import InputError
from tocsin.picture import build
from tocsin.picture.levels import ORDER, reference, table
from tocsin.picture.model import Picture, Situation
from tocsin.reading.acts import ACTS
from tocsin.reading.claim import Claim, NamedPlace

TODAY, YESTERDAY = "2031-05-12", "2031-05-11"


def picture(*claims: Claim, hours: float = 0, place: str | None = None, **fields: Any) -> Picture:
    return build([(document(**fields), claims)], now=NOON + timedelta(hours=hours), place=place, atlas=Chart())


def kyiv(*claims: Claim, hours: float = 0) -> Situation:
    return picture(*claims, hours=hours, place="Kyiv").situations[0]


@pytest.mark.parametrize(
    ("act", "status", "slots", "hours", "level"),
    [
        ("alert.raise", "ongoing", {"place": KYIV, "start": TODAY}, 0, "extreme"),
        ("alert.raise", "ongoing", {"place": KYIV, "start": TODAY}, 30, "unknown"),
        ("alert.raise", "ongoing", {"place": UKRAINE, "start": TODAY}, 0, "moderate"),
        ("alert.raise", "ongoing", {"place": LVIV, "start": TODAY}, 0, "unknown"),
        ("warning.issue", "possible", {"place": KYIV, "start": TODAY, "end": TODAY}, 0, "severe"),
        ("warning.issue", "possible", {"place": KYIV, "start": TODAY, "end": TODAY}, 24, "unknown"),
        ("strike.missile", "done", {"place": KYIV, "start": YESTERDAY, "end": YESTERDAY}, 0, "severe"),
        ("strike.missile", "done", {"place": KYIV, "start": YESTERDAY, "end": YESTERDAY}, 48, "moderate"),
        ("strike.missile", "done", {"place": KYIV, "start": YESTERDAY, "end": YESTERDAY}, 240, "unknown"),
        ("strike.missile", "ongoing", {"place": KYIV, "start": TODAY}, 0, "extreme"),
        ("strike.missile", "negated", {"place": KYIV, "start": TODAY}, 0, "unknown"),
        ("strike.drone", "done", {"place": NamedPlace("Irpin", "UA"), "start": TODAY, "end": TODAY}, 0, "severe"),
        ("strike.drone", "done", {"place": NamedPlace("Vasylkiv", "UA"), "start": TODAY, "end": TODAY}, 0, "moderate"),
        ("strike.drone", "done", {"place": NamedPlace("Zhytomyr", "UA"), "start": TODAY, "end": TODAY}, 0, "unknown"),
        ("people.evacuate", "ordered", {"place": KYIV, "start": TODAY}, 0, "extreme"),
        ("people.vigilance", "advised", {"place": UKRAINE, "start": TODAY}, 0, "minor"),
        ("hazard.flood", "possible", {"place": KYIV, "start": "2031-05-13"}, 0, "severe"),
        ("talk", "done", {"place": KYIV, "start": TODAY}, 0, "unknown"),
    ],
)
def test_levels(act: str, status: str, slots: dict[str, Any], hours: float, level: str) -> None:
    assert kyiv(claim(act, status, **slots), hours=hours).level == level


def test_the_level_page_is_the_table() -> None:
    page = Path(__file__).parents[2] / "docs" / "reference" / "situation-levels.md"
    assert page.read_text("utf-8") == reference()


def test_the_level_table_names_only_what_exists() -> None:
    prefixes = {act.partition(".")[0] for act in ACTS}
    for row in table().row:
        assert all(act in ACTS or (act.endswith(".*") and act[:-2] in prefixes) for act in row.acts)
    assert set(table().review_hours) == set(ORDER)


def test_an_all_clear_ends_the_alert_but_not_what_a_mission_told_its_staff() -> None:
    found = kyiv(
        claim("alert.raise", place=KYIV, start=f"{TODAY}T08:00", end=f"{TODAY}T08:00"),
        claim("people.shelter", "ordered", at=1, place=KYIV, start=TODAY, who=("UKR.local",)),
        claim("people.shelter", "ordered", at=2, place=KYIV, start=TODAY, who=("USA.mission",), to_whom=("USA.staff",)),
        claim("alert.lift", at=3, place=KYIV, start=f"{TODAY}T09:00", end=f"{TODAY}T09:00"),
    )
    assert [(one.audience, one.lapsed) for one in found.advice] == [("USA.staff", False), ("everyone", True)]
    assert not found.threats


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ([("post.close", "done", TODAY)], "closed"),
        ([("post.close", "planned", TODAY)], "closed"),
        ([("post.close", "negated", TODAY)], "open"),
        ([("post.close", "done", YESTERDAY), ("post.reopen", "done", TODAY)], "reopened"),
        ([("post.reopen", "done", YESTERDAY), ("post.close", "done", TODAY)], "closed"),
        ([("post.reduce", "done", YESTERDAY), ("post.move", "done", TODAY)], "moved"),
        ([("post.close", "negated", TODAY), ("post.reduce", "done", TODAY)], "reduced"),
        ([("post.reopen", "done", YESTERDAY), ("post.close", "possible", TODAY)], "reopened"),
    ],
)
def test_posts(told: list[tuple[str, str, str]], state: str) -> None:
    claims = [
        claim(act, status, at=at, who=("USA.mission",), place=KYIV, start=day)
        for at, (act, status, day) in enumerate(told)
    ]
    (post,) = kyiv(*claims).posts
    assert (post.mission, post.state) == ("USA.mission", state)


def test_country_measures_hold_in_its_towns_and_elsewhere_not() -> None:
    told = claim("people.vigilance", "advised", place=UKRAINE, start=TODAY, who=("FRA",), to_whom=("FRA.nationals",))
    assert [one.audience for one in kyiv(told).advice] == ["FRA.nationals"]
    abroad = claim("people.vigilance", "advised", place=RUSSIA, start=TODAY, who=("FRA",), to_whom=("FRA.nationals",))
    assert kyiv(abroad).advice == ()


@pytest.mark.parametrize(("hours", "state"), [(0, "in force"), (48, "declared over, not verified")])
def test_limits(hours: float, state: str) -> None:
    limits = (
        {"kind": "time", "evidence": {"start": 10, "end": 14}},
        {"kind": "area", "evidence": {"start": 15, "end": 19}},
    )
    promise = claim("commit", who=("UKR",), place=UKRAINE, end="2031-05-13", limits=limits)
    found = kyiv(promise, hours=hours).watch
    assert [(one.kind, one.quote, one.end, one.state) for one in found] == [
        ("time", "a002", "2031-05-13", state),
        ("area", "a003", None, "in force"),
    ]


def test_a_measure_that_ends_is_watched() -> None:
    found = kyiv(claim("site.close", "ongoing", place=KYIV, start=TODAY, end="2031-05-15"))
    assert [(one.kind, one.act, one.end) for one in found.watch] == [("end", "site.close", "2031-05-15")]


def test_what_is_left_open() -> None:
    found = kyiv(
        claim("alert.raise", "ongoing", place=KYIV, start=TODAY),
        claim("people.vigilance", "advised", at=1, place=UKRAINE, who=("FRA",), to_whom=("FRA.nationals",)),
        claim("intercept", at=2, place=NamedPlace("Irpin", "UA"), who=("UKR",), asserted_by=("UKR",), start=TODAY,
              quantity=[{"value": 9, "unit": "drone"}]),
    )  # fmt: skip
    assert found.open_questions == (
        "No report says when the alert in Kyiv ends.",
        "No report says whether the French mission in Kyiv is open.",
        "No report says what people in Kyiv who are not French nationals are to do.",
        "“Ukraine intercepted 9 drones in Irpin”: the count rests on Ukraine alone.",
        "“Irpin” may be Irpin (east) or Irpin (west); the reports do not say which.",
    )


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([claim("strike.air", place=LVIV, start=TODAY), claim("alert.raise", "ongoing", at=1, place=KYIV, start=TODAY)],
         ["Kyiv", "Lviv"]),
        ([claim("strike.air", place=UKRAINE, start=TODAY)], ["Ukraine"]),
        ([claim("strike.air", place=UKRAINE, start=TODAY), claim("strike.air", at=1, place=LVIV, start=YESTERDAY)],
         ["Lviv"]),
        ([claim("talk", place=KYIV, start=TODAY)], []),
        ([claim("strike.air", "negated", place=KYIV, start=TODAY)], []),
    ],
)  # fmt: skip
def test_which_places_are_situations(claims: list[Claim], expected: list[str]) -> None:
    assert [one.place.name for one in picture(*claims).situations] == expected


def test_a_place_that_nobody_knows() -> None:
    with pytest.raises(InputError, match="Nowhere: no such place is known; places in these reports: Kyiv"):
        picture(claim("strike.air", place=KYIV), place="Nowhere")


def test_a_place_of_which_nothing_is_told() -> None:
    (found,) = picture(claim("strike.air", place=KYIV, start=TODAY), place="Lviv").situations
    assert (found.place, found.level, found.threats) == (LVIV, "unknown", ())


def test_no_reports() -> None:
    empty = build([], now=NOON, atlas=Chart())
    assert (empty.events, empty.situations, empty.sources) == ((), (), ())


def test_the_ladder_and_who_is_drawn_in() -> None:
    found = picture(
        claim("strike.missile", at=0, who=("UKR",), to_whom=("RUS",), start=YESTERDAY, place=RUSSIA, first=True),
        claim("arms.authorise", "authorised", at=1, who=("USA.head",), to_whom=("UKR",), start="2031-05-01"),
        claim("arms.deliver", at=2, who=("USA",), to_whom=("UKR",), start="2031-05-02", weapon=("ATACMS",)),
        claim("arms.deliver", at=3, who=("USA",), to_whom=("UKR",), start="2031-05-05", weapon=("mine",)),
        claim("troops.send", at=4, who=("PRK",), to_whom=("RUS",), start="2031-05-03"),
        claim("arms.deliver", "negated", at=5, who=("DEU",), to_whom=("UKR",)),
        claim("people.vigilance", "advised", at=6, who=("FRA",), to_whom=("FRA.nationals",), place=UKRAINE),
        claim("doctrine.change", at=7, who=("RUS",), start=TODAY),
    )
    assert [(step.kind, step.who[0]) for step in found.ladder] == [
        ("go-ahead", "USA.head"),
        ("supplier", "USA"),
        ("state drawn in", "PRK"),
        ("first use", "UKR"),
        ("threshold lowered", "RUS"),
    ]
    assert found.drawn_in == ("UKR", "RUS", "USA", "PRK")
