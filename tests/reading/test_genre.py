"""Texts of another genre than reports of danger."""

import pytest
from reading_cases import claims

from tocsin.reading.genre import quiet

WORDS = {
    "stage": frozenset({"film", "actor", "plot", "ticket", "cast", "stage door"}),
    "sport": frozenset({"match", "goal"}),
}


@pytest.mark.parametrize(
    ("text", "told", "is_quiet"),
    [
        ("the film its actor its plot a cast a ticket", 1, True),
        ("the film its actor its plot a cast a ticket", 10, True),
        ("the film its actor its plot a cast a ticket", 11, False),
        ("the film its actor its plot a ticket", 0, False),
        ("the film its actor its plot a cast stage door", 1, True),
        ("the film its actor its plot a cast stage", 1, False),
        ("the films its actors its plots casts tickets", 1, False),
        ("the film its actor match goal", 1, False),
    ],
)
def test_quiet(text: str, told: int, is_quiet: bool) -> None:
    assert quiet(WORDS, text.split(), told) is is_quiet


def test_a_language_without_genres_is_never_quiet() -> None:
    assert not quiet({}, ["film"], 0)


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
