"""Numbers with their bounds, and what must hold for any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.reading.numbers import NumberMention, find_numbers

Told = tuple[int | float, int | float | None, str]

CASES: list[tuple[str, str, list[Told]]] = [
    ("fr", "près de 11 000 hommes", [(11000, None, "about")]),
    ("fr", "plus de 3\u202f700 blessés", [(3700, None, "at_least")]),
    ("fr", "une cinquantaine de drones", [(50, None, "about")]),
    ("fr", "moins d’une dizaine", [(10, None, "at_most")]),
    ("fr", "septante-deux, trente et un", [(72, None, "exact"), (31, None, "exact")]),
    ("fr", "quatre-vingt-dix-neuf ; 01 23 45 67 89", [(99, None, "exact")]),
    ("fr", "entre dix et vingt blessés", [(10, 20, "exact")]),
    ("fr", "de 10 à 20 blessés", [(10, 20, "exact")]),
    ("fr", "1,2 million de gens", [(1_200_000, None, "exact")]),
    ("fr", "deux cent mille, trois douzaines", [(200_000, None, "exact"), (36, None, "about")]),
    ("fr", "magnitude 6,8", [(6.8, None, "exact")]),
    ("fr", "au moins 2012 morts", [(2012, None, "at_least")]),
    ("fr", "des dizaines, des centaines de milliers, plusieurs milliers", []),
    ("fr", "le M23, un F-16, un S-300, l'A150, en 2024, un troisième, deuxième", []),
    ("en", "at least a dozen houses", [(12, None, "at_least")]),
    ("en", "two dozen, half a million", [(24, None, "about"), (500_000, None, "about")]),
    ("en", "some fifty people, up to 60, 70 or so", [(50, None, "about"), (60, None, "at_most"), (70, None, "about")]),
    ("en", "fewer than 1,200 men", [(1200, None, "at_most")]),
    ("en", "3.5 million", [(3_500_000, None, "exact")]),
    ("en", "10 to 20, 10–20 and between 6 and 12", [(10, 20, "exact"), (10, 20, "exact"), (6, 12, "exact")]),
    ("en", "between 1 and 2 million", [(1_000_000, 2_000_000, "exact")]),
    ("en", "rose from 10 to 20", [(10, None, "exact"), (20, None, "exact")]),
    ("en", "one hundred and twenty-one, a hundred", [(121, None, "exact"), (100, None, "exact")]),
    ("en", "dozens, hundreds, several hundred, the third man won 3-1", []),
    ("en", "Ch-101, M23, +33 1 23 45 67 89, 12:30, 2024", []),
    ("es", "unos cincuenta y más de 1.200", [(50, None, "about"), (1200, None, "at_least")]),
    ("es", "treinta y uno, doscientos mil", [(31, None, "exact"), (200_000, None, "exact")]),
    ("es", "3.5 millones, 3,5 millones", [(3_500_000, None, "exact"), (3_500_000, None, "exact")]),
    ("it", "almeno ventitré, circa cinquecento", [(23, None, "at_least"), (500, None, "about")]),
    ("it", "tra 10 e 20, una decina", [(10, 20, "exact"), (10, None, "about")]),
    ("de", "rund fünfzig, zweihundertdreiundzwanzig", [(50, None, "about"), (223, None, "exact")]),
    ("de", "mindestens 1.200, ein Dutzend", [(1200, None, "at_least"), (12, None, "about")]),
    ("uk", "п’ятдесят, щонайменше дев’ять, сотня", [(50, None, "exact"), (9, None, "at_least"), (100, None, "about")]),
    ("uk", "двадцять три, двісті тисяч", [(23, None, "exact"), (200_000, None, "exact")]),
    (
        "ru",
        "двести пятьдесят, более 1200, около 30",
        [(250, None, "exact"), (1200, None, "at_least"), (30, None, "about")],
    ),
    ("ru", "1,5 млн, около 30, сотня", [(1_500_000, None, "exact"), (30, None, "about"), (100, None, "about")]),
]
WORDS = [word for _, text, _ in CASES for word in text.split()]


@pytest.mark.parametrize(("lang", "text", "meant"), CASES)
def test_table(lang: str, text: str, meant: list[Told]) -> None:
    assert [(one.value, one.high, one.bound) for one in find_numbers(text, lang)] == meant


@pytest.mark.parametrize(("lang", "text"), [("fr", "une femme"), ("en", "a man"), ("de", "ein Mann"), ("ru", "один")])
def test_one_alone_only_when_asked(lang: str, text: str) -> None:
    assert find_numbers(text, lang) == []
    assert [one.value for one in find_numbers(text, lang, ones=True)] == [1]


def test_spans_to_skip() -> None:
    assert find_numbers("20 mai, 30 drones", "fr", skip=[(0, 6)]) == [NumberMention(8, 10, 30)]


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=15).map(" ".join)),
    st.sampled_from(["fr", "en", "es", "it", "de", "uk", "ru"]),
    st.booleans(),
)
def test_any_text(text: str, lang: str, ones: bool) -> None:
    end = 0
    for one in find_numbers(text, lang, ones=ones):
        assert end <= one.start < one.end <= len(text)
        assert one.high is None or one.value < one.high
        end = one.end
