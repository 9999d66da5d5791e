"""Places in a text: false friends, context, ranking."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.places import Context, find, lookup, plausible, rank

TEXTS = [
    ("fr", "L'ambassade des États-Unis à Kiev ferme ses portes.", ["United States", "Kyiv"]),
    ("fr", "Police et secours sont à Nice.", ["Nice"]),
    ("fr", "Goma, dans le Nord-Kivu, en RDC, a été bombardée.", ["Goma", "North Kivu", "DR Congo"]),
    ("fr", "Une frappe dans la région de Briansk et l'oblast de Novgorod.", ["Bryansk", "Novgorod"]),
    ("en", "The U.S. Embassy in Kyiv told us to shelter on Thursday.", ["United States", "Kyiv"]),
    ("en", "Police said the army and Hamas had agreed in March.", []),
    ("en", "Drones hit Port-au-Prince, Haiti, and South Lebanon.", ["Port-au-Prince", "Haiti", "South Lebanon"]),
    ("es", "El Ministerio advierte a los españoles en Ucrania.", ["Ukraine"]),
    ("it", "L'ambasciata a Kiev resta chiusa; attacco vicino a Leopoli.", ["Kyiv", "Lviv"]),
    ("de", "Die Botschaft in Kiew bleibt geschlossen. Das Essen ist kalt.", ["Kyiv"]),
    ("ru", "Удары по Харькову и Одессе, взрывы в Курской области.", ["Kharkiv", "Odesa", "Kursk"]),
    ("uk", "Вибухи у Києві та Харкові; тривога на Донеччині.", ["Kyiv", "Kharkiv", "Donetsk"]),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "names"), TEXTS)
def test_find(lang: str, text: str, names: list[str]) -> None:
    found = find(text, lang)
    assert [item.place.name for item in found] == names
    assert all(text[item.start : item.end] == item.text for item in found)


@pytest.mark.parametrize("text", ["", " ", "\n", "a", "…", "🙂" * 5, "-" * 500, "L'" * 50, "de " * 200])
def test_odd_texts_name_nothing(text: str) -> None:
    assert find(text, "fr") == []
    assert find(text, "xx") == []


def test_a_case_form_gives_all_names_that_it_may_be_of() -> None:
    assert [item.place.country for item in find("Школи в Нікополі закриті.", "uk")] == ["UA"]


def test_a_named_country_decides() -> None:
    candidates = lookup("Tripoli")
    assert rank(candidates)[0].country == "LY"
    assert rank(candidates, countries=["LB"])[0].country == "LB"
    assert set(rank(candidates, countries=["LB"])) == set(candidates)


def test_nearness_decides() -> None:
    candidates = lookup("Tripoli")
    assert rank(candidates, near=[lookup("Beirut")[0]])[0].country == "LB"
    assert rank(candidates, near=[(32.0, 13.0)])[0].country == "LY"


def test_a_small_namesake_does_not_win_by_its_country() -> None:
    assert rank(lookup("Nice"), countries=["US"])[0].country == "FR"


def test_capitals_come_before_larger_namesakes() -> None:
    assert lookup("San José")[0].country == "CR"


CASES = [
    ("Police", "PL", "en", Context(starts_sentence=True), False),
    ("Nice", "FR", "fr", Context(before="à"), True),
    ("Nice", "FR", "fr", Context(starts_sentence=True), False),
    ("nice", "FR", "fr", Context(before="à"), False),
    ("Tours", "FR", "fr", Context(before="de"), True),
    ("Tours", "FR", "fr", Context(starts_sentence=True), False),
    ("US", "US", "en", Context(before="the"), True),
    ("us", "US", "en", Context(before="told"), False),
    ("Us", "US", "en", Context(before="told"), False),
    ("Essen", "DE", "de", Context(before="Das"), False),
    ("Essen", "DE", "de", Context(before="in"), True),
    ("Sudzha", "RU", "en", Context(before="said"), False),
    ("Sudzha", "RU", "en", Context(before="near"), True),
    ("Sudzha", "RU", "en", Context(countries=frozenset({"RU"})), True),
]


@pytest.mark.parametrize(("word", "country", "lang", "context", "expected"), CASES)
def test_plausible(word: str, country: str, lang: str, context: Context, expected: bool) -> None:
    place = next(place for place in lookup(word) if place.country == country)
    assert plausible(place, word, lang, context) is expected


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60), st.sampled_from(["fr", "en", "de", "ru", "zh"]))
def test_found_words_stand_where_they_say(text: str, lang: str) -> None:
    ends = [0]
    for item in find(text, lang):
        assert text[item.start : item.end] == item.text
        assert item.places
        assert item.start >= ends[-1]
        ends.append(item.end)
