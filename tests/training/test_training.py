"""Fitting weights."""

from pathlib import Path

import pytest
from training.gold import matched, shared, texts
from training.record import Example, examples
from training.sentences import sentences

from tocsin.reading.choice import Option
from training import logit

ROOT = Path(__file__).parents[2]


def claim(act: str, start: int, end: int, who: list[str]) -> dict[str, object]:
    return {"act": act, "status": "done", "who": who, "evidence": {"start": start, "end": end}}


@pytest.mark.parametrize(
    ("first", "second", "share"), [((0, 10), (5, 10), 1.0), ((0, 10), (5, 15), 0.5), ((0, 5), (6, 9), 0.0)]
)
def test_shared(first: tuple[int, int], second: tuple[int, int], share: float) -> None:
    assert shared(*({"start": start, "end": end} for start, end in (first, second))) == share


def test_each_claim_is_matched_once_with_the_closest() -> None:
    gold = [claim("talk", 0, 20, ["FRA"]), claim("deny", 0, 20, [])]
    found = [claim("talk", 0, 20, []), claim("talk", 0, 20, ["FRA"]), claim("deny", 30, 40, [])]
    assert matched(gold, found) == [(gold[0], found[1])]


def test_what_is_always_right_gets_the_greater_weight() -> None:
    right, wrong = Option(("seen",), ("strike",)), Option(("far",), ("strike",))
    found = logit.fit([Example([wrong, right], [0.0, 1.0])] * 20, l2=1.0, least=2)
    assert found["", "seen"] > 0 > found["", "far"]
    assert found["strike", "seen"] > 0


def test_rare_signals_get_no_weight() -> None:
    once = Example([Option(("rare",), ()), Option((), ())], [1.0, 0.0])
    often = Example([Option(("often",), ()), Option((), ())], [1.0, 0.0])
    assert set(logit.fit([once, *[often] * 5], l2=1.0, least=2)) == {("", "often")}


def test_the_reader_is_heard_on_the_sentences_of_the_tests() -> None:
    some = [text for text in sentences(ROOT / "tests" / "reading" / "sentences") if text.document.lang == "fr"][:30]
    found = examples(some)
    assert {"who", "where", "when", "asserted_by", "to_whom", "stands"} <= set(found)
    assert all(len(e.options) == len(e.right) and sum(e.right) > 0 for made in found.values() for e in made)


def test_no_blind_text_is_fitted_on() -> None:
    def told(folder: str, names: str) -> set[str]:
        return {text.document.text for path in ROOT.glob(f"{folder}/{names}") for text in texts(path)}

    blind = told("tests/reading/gold", "blind-*.jsonl")
    assert len(blind) >= 150
    assert not blind & (told("training/texts", "*.jsonl") | told("tests/reading/gold", "own-*.jsonl"))
