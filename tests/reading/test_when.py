"""When it happens, worked out from the text and Wednesday 20 November 2024."""

import pytest
from reading_cases import only

TODAY = "2024-11-20"
CASES = [
    ("fr", "Un drone a frappé Odessa mardi.", "strike.drone", ("2024-11-19", "2024-11-19")),
    ("fr", "Un drone a frappé Odessa.", "strike.drone", (None, None)),
    ("fr", "Un drone a frappé Odessa le 5 novembre.", "strike.drone", ("2024-11-05", "2024-11-05")),
    ("fr", "L'ambassade d'Italie à Kyiv fermera vendredi.", "post.close", ("2024-11-22", "2024-11-22")),
    ("fr", "L'ambassade d'Italie à Kyiv est fermée.", "post.close", (TODAY, None)),
    ("fr", "L'ambassade d'Italie à Kyiv est fermée depuis lundi.", "post.close", ("2024-11-18", None)),
    ("fr", "L'ambassade d'Italie à Kyiv est fermée jusqu'à vendredi.", "post.close", (TODAY, "2024-11-22")),
    ("fr", "La Belgique déconseille tout voyage au Mali.", "people.avoid", (TODAY, None)),
    (
        "fr",
        "Une frappe russe a touché Odessa lundi. Dix personnes ont été tuées.",
        "harm.killed",
        ("2024-11-18", "2024-11-18"),
    ),
    ("fr", "Dix personnes ont été tuées à Odessa. Le calme est revenu mardi.", "harm.killed", (None, None)),
    (
        "fr",
        "Dix personnes ont été tuées lundi et cent blessées mardi à Odessa.",
        "harm.killed",
        ("2024-11-18", "2024-11-18"),
    ),
    ("en", "A drone struck Kharkiv on Tuesday.", "strike.drone", ("2024-11-19", "2024-11-19")),
    ("en", "The Italian embassy in Kyiv will close on Friday.", "post.close", ("2024-11-22", "2024-11-22")),
    ("en", "The Italian embassy in Kyiv is closed until Friday.", "post.close", (TODAY, "2024-11-22")),
    (
        "en",
        "A Russian strike hit Kharkiv on Monday. Ten people were killed.",
        "harm.killed",
        ("2024-11-18", "2024-11-18"),
    ),
    ("en", "Russia may strike Kyiv on Friday.", "strike.other", ("2024-11-22", "2024-11-22")),
]


@pytest.mark.parametrize(("lang", "text", "act", "dates"), CASES)
def test_when(lang: str, text: str, act: str, dates: tuple[str | None, str | None]) -> None:
    claim = only(lang, text, act)
    assert (claim.start, claim.end) == dates
