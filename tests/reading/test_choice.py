"""Choosing by weights."""

import json
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.reading import choice
from tocsin.reading.choice import Option, choose, listening, margin, score, weights

TABLE = {"": {"near": 1.0, "far": -1.0}, "strike": {"near": 0.5}}
NAMES = ("who", "to_whom", "asserted_by", "when", "where", "focus", "genre", "stands")


@pytest.mark.parametrize(
    ("signals", "contexts", "total"),
    [
        (("near",), (), 1.0),
        (("near",), ("strike",), 1.5),
        (("near", "far"), ("strike", "unheard of"), 0.5),
        (("unheard of",), ("strike",), 0.0),
        ((), (), 0.0),
    ],
)
def test_score(signals: tuple[str, ...], contexts: tuple[str, ...], total: float) -> None:
    assert score(TABLE, Option(signals, contexts)) == total


def test_the_greatest_sum_is_chosen_and_of_equals_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choice, "weights", lambda _: TABLE)
    far, near = Option(("far",), ()), Option(("near",), ())
    assert choose("test", None, {"a": far, "b": near}) == "b"
    assert choose("test", None, {"a": near, "b": near}) == "a"
    assert margin("test", None, far) == -1.0


def test_nothing_to_choose_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choice, "weights", lambda _: TABLE)
    with pytest.raises(ValueError, match="empty"):
        choose("test", None, {})


def test_a_listener_hears_each_choice_while_it_lasts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choice, "weights", lambda _: TABLE)
    heard: list[str] = []
    option = Option(("near",), ())
    with listening(lambda name, subject, options: heard.append(f"{name} {subject} {len(options)}")):
        choose("who", 1, {"a": option})
        margin("stands", 2, option)
    choose("who", 3, {"a": option})
    assert heard == ["who 1 1", "stands 2 2"]


@given(st.lists(st.sampled_from(["near", "far", "x"])), st.lists(st.sampled_from(["near", "far", "x"])))
def test_scores_add_up(first: list[str], second: list[str]) -> None:
    whole = score(TABLE, Option((*first, *second), ("strike",)))
    assert whole == pytest.approx(score(TABLE, Option(first, ("strike",))) + score(TABLE, Option(second, ("strike",))))


@pytest.mark.parametrize("name", NAMES)
def test_weights_are_sorted_and_small(name: str) -> None:
    assert all(-20 < weight < 20 for table in weights(name).values() for weight in table.values())
    raw = json.loads(files("tocsin.reading").joinpath("weights", f"{name}.json").read_text("utf-8"))
    assert list(raw) == sorted(raw)
