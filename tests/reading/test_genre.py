"""Texts of another genre than reports of danger."""

from pathlib import Path

import pytest
from reading_cases import claims

from tocsin.reading import Claim
from tocsin.reading.claim import Evidence
from tocsin.reading.genre import quiet, tellings

WORDS = {
    "stage": frozenset({"film", "actor", "plot", "ticket", "cast", "stage door"}),
    "sport": frozenset({"match", "goal"}),
}
VAGUE = Claim(act="strike.other", status="done", evidence=Evidence(0, 1))
EXACT = Claim(
    act="harm.killed", status="done", who=("RUS",), asserted_by=("UKR",), start="2024-11-20", evidence=Evidence(0, 1)
)
FILM = "the film its actor its plot a cast a ticket at the stage door"
QUIET = Path(__file__).with_name("quiet")


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        (FILM, ("genre 5", "genres 5")),
        ("the film its actor match goal", ("genre 2", "genres 4")),
        ("the films its actors", ("genre 0", "genres 0")),
    ],
)
def test_whole_words_are_counted(text: str, counts: tuple[str, str]) -> None:
    assert set(counts) <= set(tellings(WORDS, text.split(), [VAGUE]).signals)


def test_words_of_a_genre_hush_what_is_vague() -> None:
    assert quiet(WORDS, FILM.split(), [VAGUE])


def test_exact_claims_outweigh_them() -> None:
    assert not quiet(WORDS, FILM.split(), [EXACT] * 8)


def test_a_text_without_claims_or_genres_is_not_hushed() -> None:
    assert not quiet(WORDS, FILM.split(), [])
    assert not quiet({}, ["film"], [EXACT])


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_figures_of_speech_are_mostly_hushed(lang: str) -> None:
    """No weight is fitted on these texts; a genre without a list may still slip through."""
    texts = (QUIET / f"{lang}.txt").read_text("utf-8").split("\n---\n")
    assert len(texts) >= 12
    loud = [text for text in texts if any(c.status != "negated" for c in claims(lang, text))]
    assert len(loud) <= len(texts) // 4


STORIES = [
    (
        "fr",
        "Le film raconte une attaque sur Kyiv. Le réalisateur filme des acteurs en armes. "
        "Dans une scène, une bombe explose à Paris. Billets en vente, durée deux heures.",
    ),
    (
        "en",
        "The film tells of an attack on Kyiv. The director films actors with guns. "
        "In one scene a bomb explodes in Paris. Tickets are on sale; the plot is thin and the cast large.",
    ),
]


@pytest.mark.parametrize(("lang", "text"), STORIES)
def test_a_film_is_no_report(lang: str, text: str) -> None:
    assert claims(lang, text) == ()
