import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.errors import InputError
from tocsin.intake.decode import decode

FRENCH = "L’ambassade a été fermée à Kyiv après une alerte ; le personnel s’est réfugié à l’abri. " * 3
RUSSIAN = "Посольство закрыто из-за угрозы воздушного удара, сотрудникам приказано оставаться в укрытии. " * 3


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (FRENCH, "utf-8"),
        (FRENCH, "utf-8-sig"),
        (FRENCH, "utf-16"),
        (FRENCH, "utf-16-le"),
        (FRENCH, "utf-16-be"),
        (FRENCH, "utf-32"),
        (FRENCH, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
    ],
)
def test_an_encoding_is_found(text: str, codec: str) -> None:
    assert decode(text.encode(codec), "-") == text


@pytest.mark.parametrize(
    ("label", "codec"), [("windows-1251", "cp1251"), ("ISO-8859-1", "cp1252"), ('"UTF-8"', "utf-8")]
)
def test_a_declared_encoding_is_used(label: str, codec: str) -> None:
    text = "Тест" if codec == "cp1251" else "“été”"
    assert decode(text.encode(codec), "-", label) == text
    meta = f"<meta charset={label}>{text}"
    assert decode(meta.encode(codec), "-") == meta


@pytest.mark.parametrize("label", ["no-such", "zlib", "rot13", "unicode_escape", "idna", "", "\0"])
def test_a_declared_encoding_that_is_none_is_passed_over(label: str) -> None:
    assert decode(b"plain", "-", label) == "plain"


def test_a_few_broken_bytes_do_not_spoil_utf8() -> None:
    assert decode(FRENCH.encode() + b"\xe2\x80", "-") == FRENCH + "\ufffd"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 x", "a PDF file"),
        (b"PK\x03\x04rest", "office document"),
        (b"\x89PNG\r\n", "PNG"),
        (b"\x1f\x8b\x08", "gzip"),
        (bytes(range(32)) * 50, "binary data"),
        (bytes(range(256)) * 50, "binary data|not recognised"),
        (b"\0" * 1000, "binary data|not recognised"),
    ],
)
def test_binary_data_is_refused_by_name(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        decode(data, "file.bin")
    assert str(caught.value).startswith("file.bin: ")


@given(st.text())
def test_utf8_is_read_as_it_is_or_refused(text: str) -> None:
    try:
        assert decode(text.encode("utf-8", "replace"), "-", "utf-8") == text.encode(
            "utf-8", "replace"
        ).decode().removeprefix("\ufeff")
    except InputError:
        assert any(not sign.isprintable() or sign == "\ufffd" for sign in text) or text.startswith(
            ("BZh", "Rar!", "RIFF", "ID3")
        )
