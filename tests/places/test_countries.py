"""Codes, names and capitals of countries."""

import pytest

from tocsin.places import countries


@pytest.mark.parametrize(("short", "long"), [("UA", "UKR"), ("US", "USA"), ("CD", "COD"), ("XK", "XKX"), ("PS", "PSE")])
def test_codes(short: str, long: str) -> None:
    assert countries.alpha3(short) == long
    assert countries.alpha2(long) == short
    assert countries.alpha3(short.lower()) == long


def test_codes_are_one_to_one() -> None:
    assert all(countries.alpha2(countries.alpha3(code) or "") == code for code in countries.codes())
    assert len(countries.codes()) > 245
    assert countries.alpha3("ZZ") is None


NAMES = [
    ("États-Unis", "fr", "US"), ("USA", "fr", "US"), ("U.S.", "en", "US"), ("RDC", "fr", "CD"), ("UK", "en", "GB"),
    ("Grande-Bretagne", "fr", "GB"), ("the Netherlands", "en", "NL"), ("Birmanie", "fr", "MM"), ("Burma", "en", "MM"),
    ("Corée du Nord", "fr", "KP"), ("Германия", "ru", "DE"), ("Німеччина", "uk", "DE"), ("Alemania", "es", "DE"),
    ("Germania", "it", "DE"), ("Deutschland", "de", "DE"), ("ドイツ", "ja", "DE"), ("Ujerumani", "sw", "DE"),
    ("Niger", "en", "NE"), ("Nigeria", "en", "NG"), ("Guinée", "fr", "GN"), ("Congo", "fr", "CG"),
    ("Россия", "ru", "RU"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lang", "code"), NAMES)
def test_country_by_name(text: str, lang: str, code: str) -> None:
    assert countries.country_by_name(text, lang) == code


def test_no_country() -> None:
    assert countries.country_by_name("Atlantis", "fr") is None
    assert countries.country_by_name("", "fr") is None
    assert countries.country_by_name("Ukraine", "no-such-language") == "UA"


def test_names() -> None:
    assert countries.name("UA", "fr") == "Ukraine"
    assert countries.name("CD") == "DR Congo"
    assert countries.name("ES", "uk") == "Іспанія"
    assert countries.names("tlh") == {}


@pytest.mark.parametrize(
    ("city", "code"), [("Kyiv", "UA"), ("Pyongyang", "KP"), ("Washington", "US"), ("Port Vila", "VU")]
)
def test_capitals(city: str, code: str) -> None:
    assert countries.capital(code) == city
    assert countries.capital_country(city) == code


def test_no_capital() -> None:
    assert countries.capital("AQ") is None
    assert countries.capital("ZZ") is None
    assert countries.capital_country("Goma") is None
