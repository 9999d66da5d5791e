"""Phrases matched over tokens."""

import pytest

from tocsin.reading.inflect import plurals
from tocsin.reading.patterns import Element, Entry, Hit, Phrasebook, compile_element, longest, outer

ENTRY = Entry("trigger", "key", "phrases", "head")
PHRASES = [
    ("take cover", "take cover", 2),
    ("take cover", "take the cover", None),
    ("take cover|shelter", "take shelter now", 2),
    ("take shelter*", "take sheltering people", 2),
    ("take shelter*", "take shelte", None),
    ("take .. cover", "take cover", 2),
    ("take .. cover", "take a b c d cover", 6),
    ("take .. cover", "take a b c d e cover", None),
    ("take .. cover", "take it . cover", None),
    ("take (good) cover", "take cover", 2),
    ("take (good) cover", "take good cover", 3),
    ("take (good) good", "take good", 2),
    ("take POSS cover", "take their cover", 3),
    ("take POSS cover", "take the cover", None),
    ("take DET cover", "take the cover", 3),
    ("take DET cover", "take cover", 2),
    ("take cover", "take today cover", 3),
    ("take cover", "take today today cover", 4),
    ("take cover", "take", None),
    ("take embassy", "take embassies", 2),
]


def elements(phrase: str) -> tuple[Element, ...]:
    return tuple(
        compile_element(word, frozenset({"their"}), frozenset({"the"}), lambda noun: plurals(noun, "en"))
        for word in phrase.split()
    )


def ends(book: Phrasebook, text: str, first: int = 0) -> list[tuple[int, int]]:
    keys = text.split()
    return [(h.first, h.last) for h in book.hits(keys, first, len(keys), [key == "today" for key in keys])]


@pytest.mark.parametrize(("phrase", "text", "last"), PHRASES)
def test_phrases(phrase: str, text: str, last: int | None) -> None:
    head, *rest = phrase.split()
    book = Phrasebook()
    book.add({head: {"inf"}}, elements(" ".join(rest)), ENTRY)
    assert ends(book, text) == ([] if last is None else [(0, last)])


def test_a_hit_has_the_features_of_its_form() -> None:
    book = Phrasebook()
    book.add({"close": {"inf"}, "closed": {"past", "pp"}}, (), ENTRY)
    assert book.hits(["closed"], 0, 1, [False]) == [Hit(0, 1, ENTRY, frozenset({"past", "pp"}))]
    assert book.hits(["closing"], 0, 1, [False]) == []


@pytest.mark.parametrize(("text", "found"), [("bombardiert", True), ("bombe", True), ("bom", False), ("abombe", False)])
def test_a_stem_begins_the_word(text: str, found: bool) -> None:
    book = Phrasebook()
    book.add_stem("bomb", (), ENTRY)
    assert ends(book, text) == ([(0, 1)] if found else [])


def test_a_stem_asks_for_its_rest() -> None:
    book = Phrasebook()
    book.add_stem("bomb", elements("attack"), ENTRY)
    assert ends(book, "bombing attack") == [(0, 2)]
    assert ends(book, "bombing raid") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("schoss drei Drohnen ab", True),
        ("schoss drei ab , als", True),
        ("schoss drei ab und floh", True),
        ("schoss ab die Drohne", False),
        ("schoss drei . ab", False),
        ("schoss drei", False),
    ],
)
def test_a_split_prefix_closes_its_clause(text: str, found: bool) -> None:
    book = Phrasebook()
    book.add_split({"schoss": {"past"}}, (), "ab", ENTRY)
    assert ends(book, text) == ([(0, 1)] if found else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("das land sofort verlassen", True),
        ("das land verlassen", True),
        ("land . verlassen", False),
        ("das haus verlassen", False),
        ("land a b c d e f g verlassen", False),
    ],
)
def test_a_final_verb_has_its_object_before_it(text: str, found: bool) -> None:
    book = Phrasebook()
    book.add_final({"verlassen": {"inf"}}, elements(".. land"), ENTRY)
    verb = len(text.split()) - 1
    assert ends(book, text, verb) == ([(verb, verb + 1)] if found else [])


def spans(hits: list[Hit]) -> list[tuple[int, int]]:
    return [(h.first, h.last) for h in hits]


def test_outer_and_longest() -> None:
    hits = [Hit(first, last, ENTRY, frozenset()) for first, last in [(0, 1), (0, 3), (1, 3), (2, 4), (0, 3)]]
    assert spans(outer(hits)) == [(0, 3), (0, 3), (2, 4)]
    assert spans(longest(hits)) == [(0, 3)]
