"""Urgency, severity and certainty follow the table, and the page is printed from it."""

from datetime import timedelta
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from situations import HINTS, NOW, PRECISE, event

from tocsin.cap.codes import ResponseType
from tocsin.picture.model import Level
from tocsin.reading.acts import ACTS
from tocsin.reading.claim import Status
from tocsin.warning.kinds import TABLE, kind_of, precise_act, response_to, subject_of
from tocsin.warning.levels import certainty, levels_page, severity, urgency


def test_the_page_is_the_printed_table() -> None:
    page = Path(__file__).parents[2] / "docs" / "reference" / "levels.md"
    assert page.read_text("utf-8") == levels_page()


@pytest.mark.parametrize("level", get_args(Level))
def test_severity_is_the_level(level: Level) -> None:
    assert severity(level).lower() == level


@pytest.mark.parametrize(
    ("status", "minutes", "expected"),
    [
        ("ongoing", None, "Immediate"),
        ("ongoing", 600, "Immediate"),
        ("possible", -600, "Immediate"),
        ("possible", 0, "Immediate"),
        ("possible", 1, "Expected"),
        ("planned", 60, "Expected"),
        ("planned", 61, "Future"),
        ("done", None, "Unknown"),
        ("possible", None, "Unknown"),
    ],
)
def test_urgency(status: Status, minutes: int | None, expected: str) -> None:
    onset = None if minutes is None else NOW + timedelta(minutes=minutes)
    assert urgency(status, onset, NOW) == expected


@pytest.mark.parametrize(
    ("status", "outlets", "disputed", "expected"),
    [
        ("done", 2, False, "Observed"),
        ("ongoing", 3, False, "Observed"),
        ("ongoing", 1, False, "Likely"),
        ("ordered", 0, False, "Likely"),
        ("done", 5, True, "Possible"),
        ("planned", 5, False, "Likely"),
        ("authorised", 1, True, "Likely"),
        ("possible", 5, False, "Possible"),
        ("threatened", 1, False, "Possible"),
        ("conditional", 1, False, "Possible"),
        ("negated", 5, True, "Unlikely"),
    ],
)
def test_certainty(status: Status, outlets: int, disputed: bool, expected: str) -> None:
    assert certainty(status, outlets, disputed=disputed) == expected


@given(st.sampled_from(get_args(Status)), st.integers(0, 9))
def test_certainty_has_a_row_for_all_and_never_grows_with_dispute(status: Status, outlets: int) -> None:
    order = ["Unlikely", "Possible", "Likely", "Observed"]
    calm, disputed = (order.index(certainty(status, outlets, disputed=flag)) for flag in (False, True))
    assert disputed <= calm


def test_no_act_is_of_two_kinds() -> None:
    acts = [act for kind in TABLE.kinds.values() for act in kind.acts]
    assert len(acts) == len(set(acts))


def test_every_kind_is_of_known_acts() -> None:
    precise = {f"{act}.{danger}" for act, danger in PRECISE}
    assert {act for kind in TABLE.kinds.values() for act in kind.acts} <= ACTS.keys() | precise


@pytest.mark.parametrize("act", sorted(act for act in ACTS if ACTS[act].family in ("strike", "hazard")))
def test_every_strike_and_hazard_has_a_kind(act: str) -> None:
    assert kind_of(event(act=act)) is not None


@pytest.mark.parametrize("act", sorted(ACTS))
def test_every_act_has_a_response_of_cap(act: str) -> None:
    assert response_to(act) in get_args(ResponseType)


@pytest.mark.parametrize(("act", "danger"), PRECISE)
def test_a_word_makes_an_open_act_precise(act: str, danger: str) -> None:
    precise = event(act=act, reason=HINTS[danger])
    assert precise_act(precise) == f"{act}.{danger}"
    assert kind_of(precise) is not kind_of(event(act=act))


@pytest.mark.parametrize(
    ("act", "subject", "named", "like"),
    [
        ("warning.issue", "strike.missile", None, "strike.missile"),
        ("alert.raise", "hazard.flood", None, "hazard.flood"),
        ("warning.issue", "riot", "riot", "riot"),
        ("threaten", "strike.drone", "strike.drone", "strike.drone"),
        ("warning.issue", "threaten", None, "warning.issue"),
        ("warning.issue", "talk", None, "warning.issue"),
        ("warning.issue", None, None, "warning.issue"),
        ("riot", "strike.drone", None, "riot"),
    ],
)
def test_an_open_act_is_of_the_kind_of_its_subject(act: str, subject: str | None, named: str | None, like: str) -> None:
    about = event(act=act, subject=subject)
    assert subject_of(about) == named
    assert kind_of(about) is kind_of(event(act=like))


def test_a_precise_act_stays() -> None:
    assert precise_act(event(act="strike.bomb", weapon=("drone",))) == "strike.bomb"


def test_a_word_counts_from_its_beginning() -> None:
    assert precise_act(event(act="warning.issue", reason="unfair")) == "warning.issue"
