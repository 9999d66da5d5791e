"""Forms of verbs and plurals of nouns."""

import pytest

from tocsin.reading.inflect import conjugate, plurals
from tocsin.reading.language import load

FORMS = [
    ("fr", "fermer", "fermé", "pp"),
    ("fr", "fermer", "fermées", "pp"),
    ("fr", "fermer", "ferment", "pres"),
    ("fr", "fermer", "fermera", "fut"),
    ("fr", "fermer", "fermait", "imp"),
    ("fr", "fermer", "fermerait", "cond"),
    ("fr", "fermer", "fermant", "presp"),
    ("fr", "rouvrir", "rouvert", "pp"),
    ("fr", "prendre", "pris", "pp"),
    ("fr", "détruire", "détruite", "pp"),
    ("en", "close", "closed", "pp"),
    ("en", "close", "closes", "pres"),
    ("en", "close", "closing", "presp"),
    ("en", "strike", "struck", "past"),
    ("en", "shoot", "shot", "pp"),
    ("en", "carry", "carries", "pres"),
    ("en", "carry", "carried", "past"),
    ("en", "die", "dying", "presp"),
    ("en", "flee", "fleeing", "presp"),
    ("en", "stop", "stopped", "past"),
    ("en", "cancel", "canceled", "past"),
    ("en", "cancel", "cancelled", "past"),
    ("en", "attack", "attacks", "pres"),
    ("en", "launch", "launches", "pres"),
    ("es", "cerrar", "cerró", "past"),
    ("es", "evacuar", "evacuado", "pp"),
    ("it", "chiudere", "chiuso", "pp"),
    ("it", "attaccare", "attaccato", "pp"),
    ("de", "schließen", "geschlossen", "pp"),
    ("de", "evakuieren", "evakuiert", "pp"),
    ("de", "angreifen", "angegriffen", "pp"),
    ("uk", "закрити", "закрили", "past"),
    ("ru", "закрыть", "закрыли", "past"),
    ("ru", "закрыть", "закроет", "fut"),
]
PLURALS = [
    ("fr", "mine", {"mine", "mines"}),
    ("fr", "obus", {"obus"}),
    ("fr", "hôpital", {"hôpital", "hôpitaux", "hôpitals"}),
    ("fr", "feu", {"feu", "feux"}),
    ("en", "embassy", {"embassy", "embassies"}),
    ("en", "day", {"day", "days"}),
    ("en", "torch", {"torch", "torches"}),
    ("en", "mine", {"mine", "mines"}),
    ("es", "misil", {"misil", "misiles"}),
    ("es", "explosión", {"explosión", "explosiones"}),
    ("es", "cruz", {"cruz", "cruces"}),
    ("es", "crisis", {"crisis"}),
    ("es", "dron", {"dron", "drones"}),
    ("es", "mina", {"mina", "minas"}),
    ("es", "país", {"país", "países"}),
    ("es", "iraní", {"iraní", "iraníes", "iranís"}),
    ("it", "missile", {"missile", "missili"}),
    ("it", "minaccia", {"minaccia", "minacce", "minaccie"}),
    ("it", "tregua", {"tregua", "tregue", "tregui"}),
    ("it", "banca", {"banca", "banche", "banchi"}),
    ("it", "attacco", {"attacco", "attacchi", "attacci"}),
    ("it", "incendio", {"incendio", "incendi"}),
    ("it", "città", {"città"}),
    ("de", "mine", {"mine"}),
]


@pytest.mark.parametrize(("lang", "base", "form", "feature"), FORMS)
def test_forms(lang: str, base: str, form: str, feature: str) -> None:
    forms = conjugate(base, load(lang).paradigms)
    assert feature in forms[form]
    assert "inf" in forms[base]


def test_a_prefix_before_a_hyphen_is_kept() -> None:
    forms = conjugate("re-take", load("en").paradigms)
    assert {"re-took", "re-taken", "re-taking"} <= set(forms)


def test_a_language_without_paradigms_has_the_base_alone() -> None:
    assert conjugate("tutup", {}) == {"tutup": {"any"}}


@pytest.mark.parametrize(("lang", "noun", "forms"), PLURALS)
def test_plurals(lang: str, noun: str, forms: set[str]) -> None:
    assert set(plurals(noun, lang)) == forms
