"""The 7-bit alphabet and the counting of segments, against a slow model."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.cap.convert import gsm7, segments

letters = st.sampled_from([*gsm7.CODES])
signs = st.characters(exclude_categories=["Cs"])
TYPOGRAPHY = {char for chars in gsm7._ALIKE.values() for char in chars}


def fewest(costs: list[int], room: int) -> int:
    """By trying every place for every border: 0 for nothing."""
    best = [0]
    for end in range(1, len(costs) + 1):
        starts = (start for start in range(end) if sum(costs[start:end]) <= room)
        best.append(min(best[start] + 1 for start in starts))
    return best[-1]


@given(st.text(letters | st.sampled_from("€[|}"), max_size=340))
def test_gsm7_segments_as_a_slow_model_counts_them(text: str) -> None:
    costs = [2 if char in gsm7.EXTENSION else 1 for char in text]
    made = segments.size(text)
    assert (made.encoding, made.units) == ("GSM-7", sum(costs))
    assert made.segments == (1 if sum(costs) <= 160 else fewest(costs, 153))
    assert "".join(segments.split(text)) == text
    assert all(len(gsm7.encode(part)) <= (160 if made.segments == 1 else 153) for part in segments.split(text))


@given(st.text(signs | st.sampled_from("я😀"), max_size=150).map(lambda text: text + "я"))
def test_ucs2_segments_as_a_slow_model_counts_them(text: str) -> None:
    costs = [len(char.encode("utf-16-be")) // 2 for char in text]
    made = segments.size(text)
    assert (made.encoding, made.units) == ("UCS-2", sum(costs))
    assert made.segments == (1 if sum(costs) <= 70 else fewest(costs, 67))
    assert "".join(segments.split(text)) == text


@pytest.mark.parametrize(
    ("text", "units", "count"),
    [
        ("", 0, 1),
        ("a" * 160, 160, 1),
        ("a" * 161, 161, 2),
        ("a" * 306, 306, 2),
        ("a" * 307, 307, 3),
        ("€" * 80, 160, 1),
        ("a" * 152 + "€" + "a" * 152, 306, 3),
        ("я" * 70, 70, 1),
        ("я" * 71, 71, 2),
        ("я" * 66 + "😀" + "я" * 66, 134, 3),
    ],
)
def test_segments_at_their_borders(text: str, units: int, count: int) -> None:
    assert (segments.size(text).units, segments.size(text).segments) == (units, count)


@given(st.text(letters | signs, max_size=40))
def test_what_is_encoded_is_decoded(text: str) -> None:
    assert segments.decode(segments.encode(text), segments.encoding_of(text)) == text


def test_every_septet_stands_for_one_character() -> None:
    assert len(gsm7.BASIC) == 128
    assert len(set(gsm7.CODES.values())) == len(gsm7.CODES) == 137
    assert gsm7.encode("@Δ ¡P¿pà") == bytes([0x00, 0x10, 0x20, 0x40, 0x50, 0x60, 0x70, 0x7F])
    assert gsm7.encode("{€}") == bytes([0x1B, 0x28, 0x1B, 0x65, 0x1B, 0x29])


@pytest.mark.parametrize("data", [b"\x80", b"\x1b", b"\x1bA", b"a\xff"])
def test_what_is_no_septet_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="stands for no character"):
        gsm7.decode(data)


@pytest.mark.parametrize("char", ["\x1b", "ç", "á", "я", "`", "\x00"])
def test_what_the_alphabet_lacks_is_refused(char: str) -> None:
    assert not gsm7.fits(char)
    with pytest.raises(ValueError, match=f"U\\+{ord(char):04X} is not in"):
        gsm7.encode(f"a{char}")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("l’abri – “ici”…", 'l\'abri - "ici"...'),
        ("10\xa0000\u202fm", "10 000 m"),
        ("« oui »", '" oui "'),
        ("e\u0301tage", "étage"),
        ("así, 20 °C", "así, 20 °C"),
        ("so\xadfort", "sofort"),
    ],
)
def test_typographic_signs_become_plain_and_letters_stay(text: str, plain: str) -> None:
    assert gsm7.plain(text) == plain


def test_every_typographic_sign_becomes_sendable() -> None:
    assert all(gsm7.fits(gsm7.plain(char)) and not gsm7.fits(char) for char in TYPOGRAPHY)
    assert not any(char.isalnum() for char in TYPOGRAPHY - {"ʼ"})
