import tomllib
from importlib.resources import files

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.intake import boilerplate_spans
from tocsin.intake.boilerplate.phrases import ALWAYS, LANGUAGES, Phrases
from tocsin.intake.plain import clean

BOILERPLATE = {
    "fr": [
        "Lire aussi : un autre article",
        "À lire aussi",
        "Views: 2",
        "Partager – Commentaires (3)",
        "Vues : 2 145 – Lire aussi : Le classement",
        "Photo : AFP",
        "Commentaires (41)",
        "Partager",
        "12 k vues",
        "Abonnez-vous pour lire la suite",
        "© 2024 Le Journal",
        "Temps de lecture : 3 min",
        "» Lire également l’entretien",
    ],
    "en": [
        "Read also: Another story",
        "Most read",
        "1,204 views · 37 comments",
        "Comments (41)",
        "Share | Tweet | Facebook",
        "Subscribe to our newsletter",
        "Photo: AFP",
        "All rights reserved.",
        "12.8k views",
        "5 min read",
        "READ MORE: x",
    ],
    "es": [
        "Lea también: otra noticia",
        "Compartir en Facebook",
        "Comentarios (3)",
        "Todos los derechos reservados",
        "Foto: EFE",
    ],
    "it": ["Leggi anche: un altro articolo", "Condividi", "Commenti: 7", "Riproduzione riservata", "Foto: Ansa"],
    "de": ["Lesen Sie auch: mehr", "Teilen", "23 Kommentare", "Alle Rechte vorbehalten", "Foto: dpa", "Aufrufe: 1.200"],
    "uk": [
        "Читайте також: інша новина",
        "Переглядів: 5312",
        "Поділитися",
        "Усі права захищено",
        "Фото: УНІАН",
        "48 тис. переглядів",
    ],
    "ru": ["Читайте также: другая новость", "Просмотров: 890", "Поделиться", "Все права защищены", "Фото: ТАСС"],
}
REPORT = {
    "fr": [
        "Kyiv en état d’alerte",
        "Photojournaliste tué à Gaza",
        "12 morts",
        "Morts : 12",
        "Vidéosurveillance coupée dans la ville",
        "Partagée, la ville attend.",
        "Blessés (41)",
    ],
    "en": [
        "Related attacks were reported in the south.",
        "Photographers were told to leave.",
        "Comments (3) – Embassy closed",
        "37 dead, 12 injured",
        "Homes burned",
        "Shared borders stay shut.",
        "Killed: 12",
        "Shelter in place",
        "50 drones",
        "Views differ on the strike.",
    ],
    "es": ["Fotógrafo muerto en Gaza", "12 muertos", "Cerrada la embajada"],
    "it": ["Fotografo ucciso", "12 morti", "Chiusa l’ambasciata"],
    "de": ["Fotograf getötet", "12 Tote", "Anzeigen wegen Angriffs", "Standort: Kiew"],
    "uk": ["Фотограф загинув", "12 загиблих", "Загинуло: 12"],
    "ru": ["Фотограф погиб", "12 погибших", "Погибло: 12"],
}


@pytest.mark.parametrize(("lang", "line"), [(lang, line) for lang, lines in BOILERPLATE.items() for line in lines])
def test_a_boilerplate_line_is_found_whole(lang: str, line: str) -> None:
    text = f"A strike hit Kyiv.\r\n{line}\r\nThe embassy closed."
    assert boilerplate_spans(text, lang) == [(20, 20 + len(line))]


@pytest.mark.parametrize(("lang", "line"), [(lang, line) for lang, lines in REPORT.items() for line in lines])
def test_a_line_of_the_report_is_left(lang: str, line: str) -> None:
    assert boilerplate_spans(line, lang) == []


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Most read\n1. A\n2. B\nThe embassy closed.", "The embassy closed."),
        ("Most read:\n\n1. A\n\n2. B\n\nThe embassy closed", "The embassy closed"),
        ("Related\nA headline elsewhere\n\nThe embassy closed", "The embassy closed"),
        ("Related\nThe embassy closed.", "The embassy closed."),
        ("A title\n\nMost read", "A title"),
        ("A\r\n\r\n\r\n\r\nB\rC  \n", "A\n\nB\nC"),
        ("1 000 km\u00a0away", "1 000 km\u00a0away"),
        ("a\ud800b", "a\ufffdb"),
    ],
)
def test_cleaning_keeps_the_report(text: str, rest: str) -> None:
    assert clean(text, "en") == rest


@pytest.mark.parametrize("code", [*ALWAYS, *LANGUAGES])
def test_phrases_are_lower_case_and_listed_once(code: str) -> None:
    table = msgspec.convert(
        tomllib.loads(files("tocsin.intake.boilerplate").joinpath(f"{code}.toml").read_text("utf-8")), Phrases
    )
    for phrases in msgspec.structs.astuple(table):
        assert [phrase for phrase in phrases if phrase != phrase.lower().strip()] == []
        assert len(phrases) == len(set(phrases))


LINES = st.one_of(
    st.sampled_from(
        [line for lines in (*BOILERPLATE.values(), *REPORT.values()) for line in lines] + ["", "1. x", "- y"]
    ),
    st.text(max_size=40),
)
TEXTS = st.lists(LINES, max_size=12).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\n\n"]).map(lambda end: end.join(lines))
)


@given(TEXTS, st.sampled_from([*LANGUAGES, "pl"]))
def test_spans_are_ordered_apart_and_whole_lines(text: str, lang: str) -> None:
    last = -1
    for start, end in boilerplate_spans(text, lang):
        assert last < start < end <= len(text)
        assert start == 0 or not text[start - 1].isalnum()
        assert end == len(text) or not text[end].isalnum()
        last = end


@given(TEXTS, st.sampled_from([*LANGUAGES, "pl"]))
def test_cleaning_adds_no_line_and_needs_no_line_end_but_one(text: str, lang: str) -> None:
    result = clean(text, lang)
    assert "\r" not in result
    assert "\n\n\n" not in result
    assert result == result.strip()
    result.encode()
