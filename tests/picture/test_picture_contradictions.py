from typing import Any

import pytest
from picture_cases import KYIV, NOON, Chart, claim, document

from tocsin.picture import build
from tocsin.picture.corroborate import standing
from tocsin.reading.claim import Bound, Quantity

DAY: dict[str, Any] = {"place": KYIV, "start": "2031-05-11", "end": "2031-05-11"}


def counts(*told: tuple[float, Bound]) -> tuple[Quantity, ...]:
    return tuple(Quantity(value, "person", bound) for value, bound in told)


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        (counts((7, "exact")), counts((7, "exact")), False),
        (counts((5, "exact")), counts((7, "exact")), True),
        (counts((5, "at_least")), counts((7, "exact")), False),
        (counts((8, "at_least")), counts((7, "exact")), True),
        (counts((8, "at_most")), counts((7, "exact")), False),
        (counts((6, "at_most")), counts((7, "exact")), True),
        (counts((50, "about")), counts((52, "exact")), False),
        (counts((50, "about")), counts((70, "exact")), True),
        (counts((3, "at_least"), (5, "at_most")), counts((4, "exact")), False),
        (counts((3, "at_least"), (5, "at_most")), counts((6, "exact")), True),
    ],
)
def test_two_counts(first: tuple[Quantity, ...], second: tuple[Quantity, ...], clash: bool) -> None:
    readings = [
        (document("a"), [claim("harm.wounded", quantity=first, **DAY)]),
        (document("b"), [claim("harm.wounded", quantity=second, **DAY)]),
    ]
    found = build(readings, now=NOON, atlas=Chart()).contradictions
    assert [one.kind for one in found] == (["count"] if clash else [])


def test_a_voice_that_corrects_itself_does_not_contradict_itself() -> None:
    told = [claim("harm.wounded", quantity=counts((value, "exact")), **DAY) for value in (5, 7)]
    readings = [(document("a", outlet="Wire"), told[:1]), (document("b", outlet="Wire"), told[1:])]
    assert build(readings, now=NOON, atlas=Chart()).contradictions == ()


@pytest.mark.parametrize(
    ("denial", "kinds"),
    [
        ({"asserted_by": ("RUS",)}, ["truth"]),
        ({"asserted_by": ("UKR",)}, []),
        ({"asserted_by": ("RUS",), "start": "2031-04-01", "end": "2031-04-01"}, []),
        ({"asserted_by": ("RUS",), "who": ("BLR",)}, []),
    ],
)
def test_done_against_denied(denial: dict[str, Any], kinds: list[str]) -> None:
    told = claim("strike.missile", **{**DAY, "who": ("RUS",), "asserted_by": ("UKR",)})
    denied = claim("strike.missile", "negated", at=4, **{**DAY, "who": ("RUS",), **denial})
    found = build([(document(), [told, denied])], now=NOON, atlas=Chart()).contradictions
    assert [one.kind for one in found] == kinds
    if found:
        assert (found[0].first[0].claim, found[0].second[0].claim) == (told, denied)


def test_a_bare_denial_stands_against_what_its_words_name() -> None:
    text = "Kyiv says that Moscow fired missiles at it. Moscow denied the missile attack."
    told = claim("strike.missile", who=("RUS",), asserted_by=("UKR",), **DAY)
    denial = claim("deny", at=9, who=("RUS",), asserted_by=("RUS",), evidence={"start": 44, "end": len(text)})
    found = build([(document(text=text), [told, denial])], now=NOON, atlas=Chart()).contradictions
    assert [(one.kind, one.second[0].claim.act) for one in found] == [("truth", "deny")]


@pytest.mark.parametrize(
    ("speakers", "outlets", "kind", "confirmed"),
    [
        ([("RUS",), ("RUS",)], "ab", "one side", False),
        ([("RUS",), ("UKR",)], "ab", "several outlets", True),
        ([(), ()], "ab", "several outlets", True),
        ([()], "a", "one outlet", False),
        ([("RUS",), ("UKR",)], "a", "several sides", True),
    ],
)
def test_standing(speakers: list[tuple[str, ...]], outlets: str, kind: str, confirmed: bool) -> None:
    told = [claim("harm.killed", at=at, asserted_by=who, **DAY) for at, who in enumerate(speakers)]
    readings = [(document(name), told if len(outlets) == 1 else [told[at]]) for at, name in enumerate(outlets)]
    (event,) = build(readings, now=NOON, atlas=Chart()).events
    assert (standing(event).kind, standing(event).confirmed) == (kind, confirmed)
