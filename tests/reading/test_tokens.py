"""Text cut into tokens and sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_cases import LANGUAGES

from tocsin.reading.language import load
from tocsin.reading.tokens import tokenise

WORDS = [
    ("fr", "L'ambassade d'Italie", ["L'", "ambassade", "d'", "Italie"]),
    ("fr", "L’alerte jusqu’à midi", ["L’", "alerte", "jusqu’", "à", "midi"]),
    ("fr", "a-t-elle fermé ?", ["a", "-t-elle", "fermé", "?"]),
    ("fr", "aujourd'hui au sud-ouest", ["aujourd", "'", "hui", "au", "sud-ouest"]),
    ("fr", "5 000 soldats, 6,1 et 1.200", ["5 000", "soldats", ",", "6,1", "et", "1.200"]),
    ("en", "the U.S. Embassy's staff", ["the", "U.S.", "Embassy", "'s", "staff"]),
    ("en", "they weren't hit", ["they", "were", "n't", "hit"]),
    ("en", "1,200 men (RSF) in the north-east", ["1,200", "men", "(", "RSF", ")", "in", "the", "north-east"]),
    ("uk", "П'ять дронів", ["П'ять", "дронів"]),
    ("it", "L'ambasciata dell'Iran", ["L'", "ambasciata", "dell'", "Iran"]),
]
SENTENCES = [
    ("fr", "Un drone est tombé. La ville est calme.", ["Un drone est tombé.", "La ville est calme."]),
    ("fr", "M. Dupont a parlé. Puis il est parti.", ["M. Dupont a parlé.", "Puis il est parti."]),
    ("fr", "Le 5 nov. à Kyiv.", ["Le 5 nov. à Kyiv."]),
    ("fr", "« Rien. » Puis tout.", ["« Rien. »", "Puis tout."]),
    ("fr", "« Rien ! » dit-il. Tout.", ["« Rien ! » dit-il.", "Tout."]),
    ("fr", "Titre\n\nTexte suivi\nFin", ["Titre", "Texte suivi", "Fin"]),
    ("en", "Resolution No. 5 passed. No. They left.", ["Resolution No. 5 passed.", "No.", "They left."]),
    ("en", "Gen. J. Smith left. So did we.", ["Gen. J. Smith left.", "So did we."]),
    ("en", "He said “no.” Then left!", ["He said “no.”", "Then left!"]),
    ("en", "See a.b or 6.1 there", ["See a.b or 6.1 there"]),
    ("en", "", []),
    ("en", " \n ", []),
]


@pytest.mark.parametrize(("lang", "text", "words"), WORDS)
def test_words(lang: str, text: str, words: list[str]) -> None:
    assert load(lang).tokens(text).words == words


@pytest.mark.parametrize(("lang", "text", "cut"), SENTENCES)
def test_sentences(lang: str, text: str, cut: list[str]) -> None:
    tokens = load(lang).tokens(text)
    assert [text[tokens.starts[a] : tokens.ends[b - 1]] for a, b in tokens.sentences] == cut


def test_keys_are_lower_case_with_plain_marks() -> None:
    assert tokenise("L’ÉTAT‑MAJOR", elisions=("l",)).keys == ["l'", "état-major"]


@settings(deadline=None)
@given(lang=st.sampled_from(LANGUAGES), text=st.text(st.characters(codec="utf-8"), max_size=200))
def test_tokens_hold_all_but_blanks_and_sentences_hold_all_tokens(lang: str, text: str) -> None:
    tokens = load(lang).tokens(text)
    assert [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)] == tokens.words
    assert len(tokens.keys) == len(tokens.words)
    assert "".join(tokens.words) == "".join(text.split())
    assert [i for a, b in tokens.sentences for i in range(a, b)] == list(range(len(tokens.words)))
