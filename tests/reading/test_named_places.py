"""Places that a text names, and what only looks like one."""

import pytest
from reading_cases import analyse, named

NAMED = [
    ("fr", "Un drone est tombé près de Briansk.", ["RU Bryansk"]),
    ("fr", "Les habitants de Kherson et d'Odessa en Ukraine", ["UA Kherson", "UA Odesa", "UA Ukraine"]),
    ("fr", "La préfecture de la région de Koursk", ["RU Kursk"]),
    ("fr", "Une rue calme", []),
    ("fr", "Donald Tusk a parlé.", []),
    ("fr", "Il roule sur la route de Paris.", ["FR Paris"]),
    ("en", "Shelling hit Kherson in Ukraine.", ["UA Kherson", "UA Ukraine"]),
    ("en", "It was by Paul Birmingham.", []),
    ("en", "The meeting was in London.", ["GB London"]),
    ("de", "In Odessa in der Ukraine ist es still.", ["UA Odesa", "UA Ukraine"]),
    ("uk", "У Харкові тихо.", ["UA Kharkiv"]),
    ("ru", "В Курске тихо.", ["RU Kursk"]),
]
LOCATED = [
    ("fr", "Des drones ont frappé en Ukraine.", "Ukraine", True),
    ("fr", "L'Ukraine a parlé.", "Ukraine", False),
    ("fr", "Une offensive contre la Russie", "Russie", False),
    ("fr", "L'aéroport de Beyrouth est vide.", "Beyrouth", True),
    ("fr", "KYIV – Les sirènes", "KYIV", True),
    ("en", "Kyiv: sirens sounded", "Kyiv", True),
    ("en", "Kyiv denied it.", "Kyiv", False),
    ("en", "Drones over Russia", "Russia", True),
]


@pytest.mark.parametrize(("lang", "text", "places"), NAMED)
def test_named(lang: str, text: str, places: list[str]) -> None:
    found = [m.places[0] for m in analyse(lang, text).mentions if m.places]
    assert [f"{p.country} {p.name}" for p in found] == places


@pytest.mark.parametrize(("lang", "text", "name", "where"), LOCATED)
def test_located(lang: str, text: str, name: str, where: bool) -> None:
    analysis = analyse(lang, text)
    assert [analysis.located(m) for m in analysis.mentions if named(analysis, m) == name] == [where]


def test_an_english_text_keeps_its_spelling() -> None:
    names = {m.name for m in analyse("en", "Fighting in Kharkov in Ukraine").mentions}
    assert "Kharkov" in names


def test_a_thing_is_in_no_place() -> None:
    analysis = analyse("fr", "un drone")
    assert not analysis.located(analysis.mentions[0])
