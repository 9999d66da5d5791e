"""The reader on gold sets: floors a little below what is reached, so that a step back is seen."""

import os
from pathlib import Path

import pytest
import scoring
from reading_cases import LANGUAGES

from tocsin.reading.acts import ACTS

OWN = Path(__file__).with_name("gold")
SHARED = Path(os.environ.get("TOCSIN_SHARED", Path(__file__).parents[3] / "shared")) / "reading"
FLOORS = [
    (OWN / "own-fr.jsonl", 0.64, 0.34),
    (OWN / "own-en.jsonl", 0.63, 0.29),
    (SHARED / "dev-fr.jsonl", 0.84, 0.65),
    (SHARED / "dev-en.jsonl", 0.82, 0.59),
]
"""Gold set, least act F1, least strict F1."""


@pytest.mark.parametrize(("path", "act", "strict"), FLOORS, ids=[row[0].stem for row in FLOORS])
def test_f1(path: Path, act: float, strict: float) -> None:
    if not path.is_file():
        pytest.skip("the shared gold sets are absent")
    reached = scoring.score(path)
    assert reached.f1 >= act
    assert reached.strict_f1 >= strict


def test_the_kyiv_article_is_read_whole_and_nothing_is_invented() -> None:
    path = SHARED / "kyiv.gold.jsonl"
    if not path.is_file():
        pytest.skip("the shared gold sets are absent")
    reached = scoring.score(path)
    assert (reached.wanted, reached.act, reached.found) == (22, 22, 22)


def test_danger_in_five_further_languages() -> None:
    path = SHARED / "dev-other.jsonl"
    if not path.is_file():
        pytest.skip("the shared gold sets are absent")
    assert scoring.score(path, ("protect", "strike")).f1 >= 0.90


@pytest.mark.parametrize("name", ["own-fr", "own-en"])
def test_our_gold_is_well_formed(name: str) -> None:
    path = OWN / f"{name}.jsonl"
    lines = scoring.rows(path)
    assert len({row["id"] for row in lines}) == len(lines)
    for row in lines:
        assert scoring.document(row, path).published.tzinfo is not None
        assert row["lang"] in LANGUAGES
        for claim in row["claims"]:
            assert claim["act"] in ACTS
            assert 0 <= claim["evidence"]["start"] < claim["evidence"]["end"] <= len(row["text"]), row["id"]


def _claim(act: str, start: int, who: list[str], status: str = "done", country: str = "UA") -> scoring.Found:
    return {
        "act": act,
        "status": status,
        "who": who,
        "to_whom": [],
        "asserted_by": [],
        "place": {"name": "Kyiv", "country": country},
        "start": None,
        "evidence": {"start": start, "end": start + 10},
    }


CLOSED = _claim("post.close", 0, ["ESP.mission"])


@pytest.mark.parametrize(
    ("found", "act", "strict"),
    [
        ([CLOSED], 1, 1),
        ([], 0, 0),
        ([CLOSED, CLOSED], 1, 1),
        ([_claim("post.reopen", 0, ["ESP.mission"])], 0, 0),
        ([_claim("post.close", 5, ["ITA.mission"])], 1, 0),
        ([_claim("post.close", 0, ["ESP.mission"], "negated")], 1, 0),
        ([_claim("post.close", 0, ["ESP.mission"], country="RU")], 1, 0),
        ([_claim("post.close", 90, ["ESP.mission"])], 1, 1),
        ([_claim("post.close", 90, ["ITA.mission"])], 0, 0),
    ],
)
def test_the_scorer(found: list[scoring.Found], act: int, strict: int) -> None:
    assert scoring.of([CLOSED], found) == (1, len(found), act, strict)


def test_the_scorer_counts_a_claim_of_a_statement_without_its_country() -> None:
    pair = [_claim("accuse", 0, ["UKR"]), _claim("accuse", 0, ["UKR"], country="RU")]
    assert scoring.of(pair[:1], pair[1:]).strict == 1
    assert scoring.Score(0, 0, 0, 0).f1 == 1
