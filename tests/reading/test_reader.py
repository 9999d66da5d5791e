"""Whole sentences of our own and the claims they make (``sentences/*.toml``)."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from reading_cases import LANGUAGES, claims

from tocsin.reading import Claim
from tocsin.reading.acts import ACTS

FOLDER = Path(__file__).with_name("sentences")
SLOTS = ("who", "to", "by", "in", "start")


def rows() -> list[tuple[str, str, str | None, list[str]]]:
    """Language, text, outlet and claims of each row."""
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        for group, table in tomllib.loads(path.read_text("utf-8")).items():
            lang = group if path.stem == "others" else path.stem
            for text, told in table.items():
                row: dict[str, Any] = told if isinstance(told, dict) else {"claims": told}
                found.append((lang, text, row.get("outlet"), row["claims"]))
    return found


ROWS = rows()


def printed(claim: Claim, wanted: str) -> str:
    """``claim`` in the notation of the tables, without the slots that ``wanted`` leaves unjudged."""
    told = {
        "who": ",".join(claim.who),
        "to": ",".join(claim.to_whom),
        "by": ",".join(claim.asserted_by),
        "in": (claim.place.country if claim.place else None) or "",
        "start": (claim.start or "")[:10],
    }
    slots = [f"{slot}={'?' if f' {slot}=?' in wanted else told[slot]}" for slot in SLOTS]
    return " ".join([claim.act, claim.status, *(slot for slot in slots if not slot.endswith("="))])


def ordered(wanted: str) -> str:
    act, status, *slots = wanted.split()
    return " ".join([act, status, *sorted(slots, key=lambda slot: SLOTS.index(slot.partition("=")[0]))])


@pytest.mark.parametrize(("lang", "text", "outlet", "told"), ROWS, ids=[f"{lang}: {text}" for lang, text, *_ in ROWS])
def test_claims(lang: str, text: str, outlet: str | None, told: list[str]) -> None:
    found = claims(lang, text, outlet=outlet)
    padded = [*told, *[""] * (len(found) - len(told))]
    assert [printed(c, want) for c, want in zip(found, padded, strict=False)] == [ordered(want) for want in told]


def test_there_are_rows_for_each_language() -> None:
    count = Counter(lang for lang, *_ in ROWS)
    assert set(count) == set(LANGUAGES)
    assert min(count["fr"], count["en"]) >= 60


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_each_act_is_told_once_at_least(lang: str) -> None:
    assert {want.split()[0] for row, _, _, told in ROWS if row == lang for want in told} == set(ACTS)


@pytest.mark.parametrize(
    ("lang", "text", "first"),
    [
        ("fr", "L'Ukraine a frappé pour la première fois la région de Briansk avec des missiles ATACMS.", True),
        ("fr", "L'Ukraine a frappé la région de Briansk avec des missiles ATACMS.", False),
        ("en", "Ukraine fired ATACMS missiles at Bryansk for the first time.", True),
        ("en", "Ukraine fired ATACMS missiles at Bryansk.", False),
    ],
)
def test_a_first_time_is_told(lang: str, text: str, first: bool) -> None:
    assert [(c.first, c.weapon) for c in claims(lang, text) if c.act == "strike.missile"] == [(first, ("ATACMS",))]


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("fr", "La Russie a tiré environ 50 missiles sur Kyiv.", (50, "missile", "about")),
        ("fr", "Au moins douze civils ont été tués à Goma.", (12, "person", "at_least")),
        ("fr", "Plus de 5 000 habitants ont fui Goma.", (5000, "person", "at_least")),
        ("en", "Russia fired about 50 missiles at Kyiv.", (50, "missile", "about")),
        ("en", "At least twelve civilians were killed in Goma.", (12, "person", "at_least")),
        ("en", "Ukraine shot down 40 Russian drones.", (40, "drone", "exact")),
    ],
)
def test_quantities(lang: str, text: str, told: tuple[float, str, str]) -> None:
    assert [(q.value, q.unit, q.bound) for c in claims(lang, text) for q in c.quantity] == [told]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Par précaution, l'ambassade du Japon à Kyiv a fermé."),
        ("en", "The Japanese embassy in Kyiv closed as a precaution."),
    ],
)
def test_a_reason_is_told(lang: str, text: str) -> None:
    assert [c.reason for c in claims(lang, text)] == ["precaution"]


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("fr", "Cinq personnes ont été tuées et 30 autres blessées.", [5, 30]),
        ("fr", "Trois morts et douze blessés à Goma.", [3, 12]),
        ("en", "At least eight people were killed and at least 40 wounded.", [8, 40]),
        ("fr", "L'Ukraine et la Russie ont procédé à un échange de 780 prisonniers.", [780]),
    ],
)
def test_each_number_counts_its_own(lang: str, text: str, told: list[int]) -> None:
    assert [q.value for c in claims(lang, text) for q in c.quantity] == told
