"""Where texts are cut, and how they are wrapped."""

import pytest
import regex  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from tocsin import safe
from tocsin.cap.convert import words, wrap

PIECES = st.sampled_from(
    [
        "go",
        "5",
        "km",
        "10 000",
        "+380 44 123",
        "https://example.org/a?b=1",
        "ok.",
        "e\u0301",
        "👩‍🚒",
        "請勿外出，",
        "避難。",
        "\u200b",
        " ",
    ]
)
lines = st.lists(PIECES, max_size=12).map(lambda parts: safe.bare(" ".join(parts))).filter(bool)


def cut(text: str, most: int, ending: str = "…") -> str | None:
    return words.cut(text, lambda part: len(part) <= most, ending, most)


@pytest.mark.parametrize(
    ("text", "most", "kept"),
    [
        ("Stay indoors.", 13, "Stay indoors."),
        ("Stay indoors.", 12, "Stay…"),
        ("Stay indoors. Close the windows.", 20, "Stay indoors."),
        ("Stay indoors. Close the windows.", 13, "Stay indoors."),
        ("Stay indoors. Close every window and door.", 38, "Stay indoors. Close every window and…"),
        ("Avoid Main St. North of it, all is well.", 16, "Avoid Main St.…"),
        ("Keep away 5 km from it", 12, "Keep away…"),
        ("Keep away 10 000 metres", 18, "Keep away…"),
        ("Call +380 44 123 45 67 now", 20, "Call…"),
        ("See https://example.org/a now", 12, "See…"),
        ("Go now, (by the door)", 11, "Go now…"),
        ("請勿外出，關閉門窗。", 8, "請勿外出，…"),
        ("請勿外出，關閉門窗。等待。", 11, "請勿外出，關閉門窗。"),
        ("看https://example.org/，走", 21, None),
        ("อยู่\u200bในบ้าน", 6, "อยู่\u200b…"),
        ("Unbreakable", 5, None),
        ("- go", 3, None),
    ],
)
def test_cuts(text: str, most: int, kept: str | None) -> None:
    assert cut(text, most) == kept


@given(lines, st.integers(1, 60))
def test_a_cut_text_is_a_whole_beginning(text: str, most: int) -> None:
    kept = cut(text, most, "")
    if kept is None:
        return
    assert len(kept) <= most
    assert text.startswith(kept)
    assert len(kept) in {0, *(match.end() for match in regex.finditer(r"\X", text))}
    rest = text[len(kept) :]
    assert not rest or not (kept[-1].isdigit() and rest.lstrip()[:1].isdigit())
    assert not any(match.start() < len(kept) < match.end() for match in regex.finditer(r"https?://\S+", text))


@pytest.mark.parametrize(
    ("text", "width", "rows"),
    [
        ("one two three", 10, ["A: one two", "  three"]),
        ("one\ntwo\n\nthree", 20, ["A: one two", "  three"]),
        ("list:\n- one\n- two", 20, ["A: list:", "  - one", "  - two"]),
        ("https://example.org/long", 10, ["A: https://example.org/long"]),
        ("請勿外出關閉門窗", 11, ["A: 請勿外出", "  關閉門窗"]),
        ("a\x1b[31mb\u202ec", 20, ["A: a␛[31mb�c"]),
        ("שלום רב", 20, ["A: \u2068שלום רב\u2069"]),
        ("", 20, ["A:"]),
    ],
)
def test_wrapping(text: str, width: int, rows: list[str]) -> None:
    assert list(wrap.wrapped("A", text, width)) == rows
