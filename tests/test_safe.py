"""Nothing from a report reaches a screen raw."""

import unicodedata

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.safe import cells, clean, clean_lines, json_safe, shorten


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


@given(st.text(alphabet=st.characters(categories=None)))
def test_clean_text_is_one_line_without_controls_and_stays_so(raw: str) -> None:
    shown = clean(raw)
    assert not [char for char in shown if unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"}]
    assert clean(shown) == shown
    shown.encode()


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


@pytest.mark.parametrize(("text", "width"), [("Kyiv", 4), ("東京", 4), ("e\u0301", 1)])
def test_cells(text: str, width: int) -> None:
    assert cells(text) == width
