"""Who says it, and how far each one's word reaches."""

import pytest
from reading_cases import claims, sentences

from tocsin.reading.memory import Memory
from tocsin.reading.speakers import speakers

SAID = [
    ("fr", "Selon l'ONU, des drones ont frappé Odessa.", ["UN"]),
    ("fr", "Des drones ont frappé Odessa, selon l'armée russe.", ["RUS.mil"]),
    ("fr", "L'armée russe a annoncé que des drones ont frappé Odessa.", ["RUS.mil"]),
    ("fr", "Des drones ont frappé Odessa, a annoncé l'armée russe.", ["RUS.mil"]),
    ("fr", "Des drones, affirme Moscou, ont frappé Odessa.", ["RUS"]),
    ("fr", "« Des drones ont frappé Odessa », a déclaré Moscou.", ["RUS"]),
    ("fr", "Des drones ont frappé Odessa.", []),
    ("en", "According to the UN, drones struck Kharkiv.", ["UN"]),
    ("en", "Drones struck Kharkiv, according to the Russian army.", ["RUS.mil"]),
    ("en", "The Russian army said that drones struck Kharkiv.", ["RUS.mil"]),
    ("en", "Drones struck Kharkiv, the Russian army said.", ["RUS.mil"]),
    ("en", "Drones, Moscow said, struck Kharkiv.", ["RUS"]),
    ("en", "“Drones struck Kharkiv,” said Moscow.", ["RUS"]),
    ("es", "Según la ONU, drones atacaron Odesa.", ["UN"]),
    ("it", "Secondo l'ONU, droni hanno colpito Odessa.", ["UN"]),
    ("de", "Nach Angaben der UN trafen Drohnen Odessa.", ["UN"]),
]
REACH = [
    (
        "fr",
        "Selon l'ONU, dix civils ont été tués ; des drones ont frappé Odessa.",
        {"harm.killed": ("UN",), "strike.drone": ()},
    ),
    (
        "en",
        "According to the UN, ten civilians were killed; drones struck Kharkiv.",
        {"harm.killed": ("UN",), "strike.drone": ()},
    ),
    ("fr", "Kiev accuse Moscou de terrorisme.", {"accuse": ("UKR",)}),
    ("en", "Kyiv accused Moscow of terrorism.", {"accuse": ("UKR",)}),
]


@pytest.mark.parametrize(("lang", "text", "actors"), SAID)
def test_speakers(lang: str, text: str, actors: list[str]) -> None:
    sentence = sentences(lang, text)[0]
    assert [code for s in speakers(sentence, Memory()) for code in s.actors] == actors


@pytest.mark.parametrize(("lang", "text", "by"), REACH)
def test_reach(lang: str, text: str, by: dict[str, tuple[str, ...]]) -> None:
    assert {c.act: c.asserted_by for c in claims(lang, text)} == by


def test_what_is_denied_is_negated() -> None:
    text = "Moscou nie avoir frappé un hôpital à Odessa."
    found = {c.act: c.status for c in claims("fr", text)}
    assert found == {"strike.other": "negated"} | ({"deny": "done"} if "deny" in found else {})
