"""Actors, things and weapons that a text mentions, and what joins them."""

import pytest
from reading_cases import analyse, named

from tocsin.reading.mention import Mention

ACTORS = [
    ("fr", "L'ambassade des États-Unis à Kyiv a fermé.", ["USA.mission", "UKR"]),
    ("fr", "Les ambassades d'Espagne, d'Italie et de Grèce", ["ESP.mission ITA.mission GRC.mission"]),
    ("fr", "Le président américain Joe Biden", ["USA.head"]),
    ("fr", "Voici dix-huit Canadiens et des responsables allemands", ["CAN.nationals", "DEU.officials"]),
    ("fr", "L'armée israélienne et le Hezbollah", ["ISR.mil", "HEZBOLLAH"]),
    ("fr", "Le maire de Kharkiv parle.", ["UKR.local"]),
    ("fr", "Des hommes armés ont fui.", ["ANON"]),
    ("fr", "L'ONU et l'Union européenne", ["UN", "EU"]),
    ("fr", "Les Forces de soutien rapide avancent.", ["RSF"]),
    ("en", "The American, French and British embassies", ["USA.mission FRA.mission GBR.mission"]),
    ("en", "Russia's foreign ministry and two Germans", ["RUS", "DEU.nationals"]),
    ("en", "the U.S. Embassy in Kyiv", ["USA.mission", "UKR"]),
    ("en", "the mayor of Kharkiv, gunmen and NATO", ["UKR.local", "ANON", "NATO"]),
    ("en", "They told us that the US left.", ["USA"]),
    ("en", "French police and Americans", ["FRA.police", "USA.nationals"]),
    ("es", "la embajada de Estados Unidos y los soldados rusos", ["USA.mission", "RUS.mil"]),
    ("it", "l'esercito israeliano", ["ISR.mil"]),
    ("de", "die deutsche Botschaft in Kiew", ["DEU.mission", "UKR"]),
    ("uk", "українські військові", ["UKR.mil"]),
    ("ru", "российские военные и посольство США", ["RUS.mil", "USA.mission"]),
]
WEAPONS = [
    ("fr", "trois missiles ATACMS", ["missile:missile", "missile:ATACMS"]),
    ("fr", "douze drones ukrainiens", ["drone:drone"]),
    ("en", "Ukrainian drones and ballistic missiles", ["drone:drone", "missile:ballistic missile", "missile:missile"]),
    ("en", "a car bomb", ["bomb:car bomb", "bomb:bomb"]),
]
GROUPS = [
    ("fr", "L'Espagne, l'Italie et la Grèce ont parlé.", [3]),
    ("fr", "La capitale, Kyiv, dort.", []),
    ("en", "Spain, Italy and Greece spoke.", [3]),
    ("en", "Spain spoke and Italy listened.", []),
]


@pytest.mark.parametrize(("lang", "text", "codes"), ACTORS)
def test_actors(lang: str, text: str, codes: list[str]) -> None:
    assert [" ".join(m.codes) for m in analyse(lang, text).mentions if m.actor] == codes


@pytest.mark.parametrize(("lang", "text", "names"), WEAPONS)
def test_weapons(lang: str, text: str, names: list[str]) -> None:
    assert [m.name for m in analyse(lang, text).mentions if "weapon" in m.kinds] == names


@pytest.mark.parametrize(("lang", "text", "sizes"), GROUPS)
def test_joined(lang: str, text: str, sizes: list[int]) -> None:
    groups = {id(m.group): len(m.group) for m in analyse(lang, text).mentions if m.group}
    assert list(groups.values()) == sizes


@pytest.mark.parametrize(
    ("lang", "text", "owner"),
    [("fr", "douze drones ukrainiens", ("UKR",)), ("en", "Ukrainian drones", ("UKR",)), ("en", "big drones", ())],
)
def test_an_adjective_tells_whose_a_thing_is(lang: str, text: str, owner: tuple[str, ...]) -> None:
    assert next(m for m in analyse(lang, text).mentions if "weapon" in m.kinds).of == owner


@pytest.mark.parametrize(
    ("lang", "text", "prepositions"),
    [
        ("fr", "Une frappe sur la Russie par des drones", {"Russie": "sur", "drones": "par"}),
        ("fr", "Des drones ont survolé la ville de Kyiv.", {"drones": "", "Kyiv": "de"}),
        ("en", "A strike on a large depot near the city of Kyiv", {"depot": "on", "Kyiv": "of"}),
    ],
)
def test_prepositions(lang: str, text: str, prepositions: dict[str, str]) -> None:
    analysis = analyse(lang, text)
    found = {named(analysis, m): m.prep for m in analysis.mentions}
    assert {name: found[name] for name in prepositions} == prepositions


@pytest.mark.parametrize(
    ("lang", "text", "unit", "told"),
    [
        ("fr", "40 drones", "drone", [(40, "exact")]),
        ("fr", "au moins douze civils", "person", [(12, "at_least")]),
        ("en", "about 50 missiles", "missile", [(50, "about")]),
        ("en", "between 20 and 30 soldiers", "person", [(20, "at_least"), (30, "at_most")]),
        ("en", "a drone", "drone", []),
    ],
)
def test_numbers_count_the_noun_behind_them(lang: str, text: str, unit: str, told: list[tuple[int, str]]) -> None:
    analysis = analyse(lang, text)
    noun = next(m for m in analysis.mentions if "number" not in m.kinds)
    assert [(q.value, q.bound) for q in analysis.quantity(noun, unit)] == told


def test_a_mention_shows_itself() -> None:
    m = Mention(0, 2, {"mission", "place"}, ("FRA.mission",))
    assert repr(m) == "<0:2 ['mission', 'place'] ('FRA.mission',)  >"
    assert m.all_codes() == ("FRA.mission",)


def test_sentences_that_touch_a_skipped_span_are_left_out() -> None:
    analysis = analyse("fr", "Un drone. Deux missiles.")
    assert len(analysis.sentences) == 2
    again = type(analysis)(analysis.language, analysis.tokens.text, analysis.published, [(12, 14)])
    assert len(again.sentences) == 1
