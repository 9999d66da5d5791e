"""What a text is about, and whose 'the army', 'the embassy' and 'its nationals' are."""

import pytest
from reading_cases import analyse

from tocsin.reading.resolving import state_of

ABOUT = [
    ("fr", "Des combats à Goma.", None, ("Goma", "COD")),
    ("fr", "Des combats ont repris.", "Liban : combats", (None, "LBN")),
    ("fr", "Des combats ont repris.", "Combats à Beyrouth", ("Beirut", "LBN")),
    ("fr", "Le calme règne.", None, (None, "FRA")),
    ("en", "Calm has returned.", None, (None, "GBR")),
    ("en", "The Ukrainian drones flew on.", None, (None, "UKR")),
    ("en", "Kharkiv and Dnipro in Ukraine; Kharkiv again.", None, ("Kharkiv", "UKR")),
]
WHOSE = [
    ("fr", "Des combats à Goma. L'armée recule.", "COD.mil"),
    ("fr", "Le Canada alerte ses ressortissants en Iran.", "CAN.nationals"),
    ("fr", "L'ambassade d'Espagne à Kyiv a fermé. Le personnel est parti.", "ESP.staff"),
    ("fr", "L'ambassade d'Espagne à Kyiv a fermé. Le bâtiment est vide.", "ESP.mission"),
    ("fr", "Le ministère russe de la Défense a parlé en Iran. Puis le ministère s'est tu.", "RUS"),
    ("fr", "Une source gouvernementale à Berlin", "DEU.officials"),
    ("en", "Fighting in Goma. The army pulled back.", "COD.mil"),
    ("en", "Canada alerted its nationals in Iran.", "CAN.nationals"),
    ("en", "The Spanish embassy in Kyiv closed. The building is empty.", "ESP.mission"),
    ("en", "The mayor of Kharkiv spoke in Paris.", "UKR.local"),
]


@pytest.mark.parametrize(("lang", "text", "title", "about"), ABOUT)
def test_focus(lang: str, text: str, title: str | None, about: tuple[str | None, str]) -> None:
    place, country = analyse(lang, text, title).focus
    assert (place.name if place else None, country) == about


@pytest.mark.parametrize(("lang", "text", "code"), WHOSE)
def test_whose(lang: str, text: str, code: str) -> None:
    assert code in [c for m in analyse(lang, text).mentions for c in m.codes]


@pytest.mark.parametrize(
    ("lang", "text"), [("fr", "Plusieurs ambassades ont fermé."), ("en", "Some embassies closed.")]
)
def test_nobodys_mission_stays_unnamed(lang: str, text: str) -> None:
    assert [m.codes for m in analyse(lang, text).mentions if "mission" in m.kinds] == [()]


@pytest.mark.parametrize(
    ("land", "role", "state"),
    [("FRA", "mil", "FRA"), ("PSE", "mil", "ISR"), ("PSE", "civilians", "PSE"), ("NCL", "local", "FRA")],
)
def test_whose_army_stands_in_a_land(land: str, role: str, state: str) -> None:
    assert state_of(land, role) == state


@pytest.mark.parametrize(
    ("lang", "outlet", "state"),
    [
        ("fr", "Ambassade de Belgique à Bamako", "BEL"),
        ("fr", "Ministère français des Affaires étrangères", "FRA"),
        ("fr", "Le Courrier des Deux Rives", None),
        ("en", "U.S. Embassy Kyiv", "USA"),
    ],
)
def test_the_mission_that_an_outlet_names(lang: str, outlet: str, state: str | None) -> None:
    assert analyse(lang, outlet).mission() == state
