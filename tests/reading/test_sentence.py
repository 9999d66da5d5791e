"""Who stands where in a sentence."""

import pytest
from reading_cases import named, sentences

from tocsin.reading.mention import Mention
from tocsin.reading.sentence import Sentence


def anyone(m: Mention) -> bool:
    return m.actor


def anything(m: Mention) -> bool:
    return True


def words(sentence: Sentence, m: Mention | None) -> str | None:
    return None if m is None else named(sentence.a, m)


def at(sentence: Sentence, key: str) -> int:
    return sentence.keys.index(key)


@pytest.mark.parametrize(
    ("lang", "text", "verb", "subject"),
    [
        ("fr", "La Russie a frappé.", "a", "Russie"),
        ("fr", "En Ukraine, la Russie a frappé.", "a", "Russie"),
        ("fr", "La Russie, a dit Kyiv ; Oslo a frappé.", "frappé", "Oslo"),
        ("fr", "Contre la Russie a frappé.", "a", None),
        ("fr", "L'armée russe, qui a frappé,", "a", "armée russe"),
        ("en", "Russia's army struck.", "struck", "Russia's army"),
        ("en", "Troops from Russia struck.", "struck", "Troops from Russia"),
    ],
)
def test_left(lang: str, text: str, verb: str, subject: str | None) -> None:
    sentence = sentences(lang, text)[0]
    assert words(sentence, sentence.left(at(sentence, verb), anyone)) == subject


@pytest.mark.parametrize(
    ("lang", "text", "verb", "found"),
    [
        ("fr", "Oslo a frappé la Russie.", "frappé", "Russie"),
        ("fr", "Oslo a frappé ; la Russie aussi.", "frappé", None),
        ("fr", "Oslo a frappé (hier soir, très tard) la Russie.", "frappé", None),
        (
            "en",
            "Oslo struck one two three four five six seven eight nine ten eleven twelve thirteen Russia.",
            "struck",
            None,
        ),
    ],
)
def test_right(lang: str, text: str, verb: str, found: str | None) -> None:
    sentence = sentences(lang, text)[0]
    assert words(sentence, sentence.right(at(sentence, verb) + 1, anyone)) == found


@pytest.mark.parametrize(
    ("lang", "text", "verb", "found"),
    [
        ("fr", "Oslo a frappé la Russie avec la Suède.", "frappé", "Russie"),
        ("fr", "Oslo a frappé avec la Suède la Russie.", "frappé", "Russie"),
        ("fr", "Oslo a frappé avec la Suède.", "frappé", None),
        ("en", "Oslo struck Russia with Sweden.", "struck", "Russia"),
    ],
)
def test_object(lang: str, text: str, verb: str, found: str | None) -> None:
    sentence = sentences(lang, text)[0]
    assert words(sentence, sentence.object(at(sentence, verb) + 1, anyone)) == found


def test_behind() -> None:
    sentence = sentences("fr", "Un accord de la Suède avec la Norvège contre Oslo")[0]
    assert words(sentence, sentence.behind(1, {"avec"}, anyone)) == "Norvège"
    assert sentence.behind(1, {"chez"}, anyone) is None


def test_a_noun_of_another_kind_blocks_the_subject() -> None:
    sentence = sentences("en", "Russia hit the depot and drones struck.")[0]
    assert sentence.subject(at(sentence, "struck"), anyone) is None
    assert words(sentence, sentence.subject(at(sentence, "struck"), lambda m: "weapon" in m.kinds)) == "drones"


@pytest.mark.parametrize(
    ("lang", "text", "word", "verbal"),
    [
        ("fr", "La frappe a touché Kyiv.", "frappe", False),
        ("fr", "Moscou frappe Kyiv.", "frappe", True),
        ("fr", "Moscou les frappe encore.", "frappe", False),
        ("fr", "Moscou ne les bombarde pas.", "bombarde", True),
        ("en", "The strikes hit Kyiv.", "strikes", False),
        ("en", "Moscow strikes Kyiv.", "strikes", True),
        ("en", "They want to strike Kyiv.", "strike", True),
        ("en", "Ukrainian strikes hit Kursk.", "strikes", False),
        ("de", "Die Ziele sind in Kiew.", "ziele", False),
    ],
)
def test_verbal(lang: str, text: str, word: str, verbal: bool) -> None:
    sentence = sentences(lang, text)[0]
    hits = [h for h in sentence.triggers if h.first == at(sentence, word) and h.features - {"noun"}]
    assert any(map(sentence.verbal, hits)) is verbal


@pytest.mark.parametrize(
    ("text", "heading"),
    [("Kyiv en alerte", True), ("Kyiv est en alerte.", False), ("KYIV, UKRAINE.", True), (f"{'mot ' * 15}", False)],
)
def test_heading(text: str, heading: bool) -> None:
    assert sentences("fr", text)[0].heading is heading


def test_segment_ends_at_subordinators_and_strong_breaks() -> None:
    sentence = sentences("fr", "Oslo a parlé ; Kyiv a tiré un missile alors que Moscou dort.")[0]
    first, last = sentence.segment(at(sentence, "tiré"))
    assert sentence.keys[first:last] == ["kyiv", "a", "tiré", "un", "missile"]


def test_small_signs() -> None:
    sentence = sentences("fr", "Elle a abattu 30 drones – tout le reste suivra.")[0]
    assert sentence.counts
    assert sentence.pronoun(at(sentence, "a"))
    assert not sentence.pronoun(at(sentence, "reste"))
    assert sentence.heads(at(sentence, "–"))
    assert not sentence.heads(at(sentence, "30"))
    assert sentence.noun_after(at(sentence, "30"))
    assert sentence.span == (0, len("Elle a abattu 30 drones – tout le reste suivra."))
    assert not sentences("fr", "Une frappe")[0].counts


@pytest.mark.parametrize(
    ("lang", "text", "ahead"),
    [
        ("fr", "Oslo assure qu'il va agir.", True),
        ("fr", "Oslo assure avoir agi.", False),
        ("en", "Oslo says it will act.", True),
    ],
)
def test_looks_ahead(lang: str, text: str, ahead: bool) -> None:
    assert sentences(lang, text)[0].looks_ahead(2) is ahead
