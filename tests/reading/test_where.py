"""Where it happens."""

import pytest
from reading_cases import claims, only

CASES = [
    ("fr", "Des drones ont frappé Odessa.", "strike.drone", "UA Odesa"),
    ("fr", "Des drones ont frappé un dépôt à Briansk, a annoncé Kyiv.", "strike.drone", "RU Bryansk"),
    ("fr", "L'Iran a fermé son espace aérien.", "site.close", "IR Iran"),
    ("fr", "La Pologne a livré des chars à l'Ukraine.", "arms.deliver", "UA Ukraine"),
    ("fr", "La Russie a modifié sa doctrine nucléaire.", "doctrine.change", "RU Russia"),
    ("fr", "Le Hamas a libéré deux otages à Gaza.", "release", "PS Gaza"),
    ("fr", "L'Union européenne a imposé des sanctions contre la Biélorussie.", "sanction", None),
    ("fr", "Des drones ont frappé le territoire russe.", "strike.drone", "RU Russia"),
    ("fr", "Les sirènes retentissent à Odessa. Un drone a explosé.", "strike.drone", "UA Odesa"),
    (
        "fr",
        "Le calme règne à Paris. Un couvre-feu est en vigueur à Bamako et à Gao au Mali.",
        "people.confine",
        "ML Bamako",
    ),
    ("en", "Drones struck Kharkiv.", "strike.drone", "UA Kharkiv"),
    ("en", "Drones struck Russian territory.", "strike.drone", "RU Russia"),
    ("en", "Iran closed its airspace.", "site.close", "IR Iran"),
    ("en", "Poland delivered tanks to Ukraine.", "arms.deliver", "UA Ukraine"),
    ("en", "Germany urged its nationals in Beirut to leave Lebanon.", "people.leave", "LB Lebanon"),
    ("en", "Hamas released two hostages.", "release", None),
]


@pytest.mark.parametrize(("lang", "text", "act", "place"), CASES)
def test_where(lang: str, text: str, act: str, place: str | None) -> None:
    found = [c.place for c in claims(lang, text) if c.act == act]
    assert found
    assert (f"{found[0].country} {found[0].name}" if found[0] else None) == place


@pytest.mark.parametrize(
    ("lang", "text"), [("fr", "Des drones ont frappé Odessa et Kharkiv."), ("en", "Drones struck Odesa and Kharkiv.")]
)
def test_one_act_over_two_places_is_two_claims(lang: str, text: str) -> None:
    found = [c for c in claims(lang, text) if c.act == "strike.drone"]
    assert [c.place.name for c in found if c.place] == ["Odesa", "Kharkiv"]


def test_an_english_text_keeps_the_name_it_uses() -> None:
    claim = only("en", "Drones struck Kharkov in Ukraine.", "strike.drone")
    assert claim.place is not None
    assert (claim.place.name, claim.place.country) == ("Kharkov", "UA")


def test_a_dateline_that_is_not_named_again_is_where_it_was_written() -> None:
    text = "KIGALI – Eight patients have died of Marburg fever, the minister of health said."
    assert only("en", text, "harm.killed").place.name == "Rwanda"  # type: ignore[union-attr]


def test_a_guessed_home_makes_no_namesake() -> None:
    assert only("en", "Sirens sounded in Odesa.", "alert.raise").place.country == "UA"  # type: ignore[union-attr]
