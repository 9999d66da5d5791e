"""Nothing from a report reaches a screen raw."""

import unicodedata
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.safe import bare, cells, clean, clean_lines, isolated, json_safe, shorten, typeset


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("two\n lines\tand  blanks ", "two lines and blanks"),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("\x07bell\x00", "␇bell␀"),
        ("csi \x9b31m", "csi \ufffd31m"),
        ("evil\u202etxt.exe", "evil\ufffdtxt.exe"),
        ("\ud800", "\ufffd"),
        ("L’été à Київ 😀", "L’été à Київ 😀"),
    ],
)
def test_control_characters_show(raw: str, shown: str) -> None:
    assert clean(raw) == shown


@pytest.mark.parametrize("way", [clean, typeset, bare])
@given(raw=st.text(alphabet=st.characters(categories=None)))
def test_clean_text_is_one_line_without_controls_and_stays_so(way: Callable[[str], str], raw: str) -> None:
    shown = way(raw)
    assert not [char for char in shown if unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"}]
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") & set(shown)
    assert way(shown) == shown
    shown.encode()


def test_blanks_that_must_not_break_a_line_stay_where_type_is_set() -> None:
    assert typeset("Kyiv\u00a0:  alerte ") == "Kyiv\u00a0: alerte"
    assert clean("Kyiv\u00a0: alerte") == "Kyiv : alerte"


def test_a_phone_gets_no_sign_for_a_control_character() -> None:
    assert bare("a\x1b\u202eb\ud800\tc\nd") == "ab c d"


def test_words_from_right_to_left_are_isolated() -> None:
    assert isolated("תל אביב") == "\u2068תל אביב\u2069"
    assert isolated("Київ") == "Київ"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_json_stays_the_same_value_without_raw_controls(raw: str) -> None:
    shown = json_safe(msgspec.json.encode([raw]))
    assert msgspec.json.decode(shown) == [raw]
    assert not [char for char in shown.decode() if unicodedata.category(char) in {"Cc", "Zl", "Zp"}]


def test_lines_stay_lines() -> None:
    assert clean_lines("one\x1b\n\ntwo") == "one␛\n\ntwo"


@given(st.text(), st.integers(min_value=2, max_value=40))
def test_short_text_keeps_its_limit(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= limit
    assert (short == text) == (len(text) <= limit) or short == text


@pytest.mark.parametrize(("text", "width"), [("Kyiv", 4), ("東京", 4), ("e\u0301", 1), ("я界e\u0301", 4)])
def test_cells(text: str, width: int) -> None:
    assert cells(text) == width
