"""What the user may name, and the one line for each bad input."""

import io
import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tocsin.errors import InputError
from tocsin.intake import Limits, fetch
from tocsin.intake.language import READ, checked, identify

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
REPORT = "The embassy in Kyiv is closed today and its staff were told to shelter in place."


def test_standard_input_and_a_file_give_the_same_text(tmp_path: Path) -> None:
    path = tmp_path / "report-2025-03-26.txt"
    path.write_text(f"Title\r\n\r\n{REPORT}\r\nViews: 2\r\n", newline="")
    from_file = fetch(str(path), now=NOW)
    from_pipe = fetch("-", now=NOW, stdin=io.BytesIO(path.read_bytes()))
    assert from_file.text == from_pipe.text == f"Title\n\n{REPORT}"
    assert (from_file.published_known, from_pipe.published_known) == (True, False)
    assert from_pipe.published == NOW
    assert from_file.id == fetch(str(path), now=NOW).id != from_pipe.id


def test_what_the_user_says_comes_first(tmp_path: Path) -> None:
    path = tmp_path / "2025-03-26.txt"
    path.write_text(REPORT)
    document = fetch(str(path), now=NOW, lang="fr-CA", published="2024-11-20")
    assert document.lang == "fr"
    assert document.published == datetime(2024, 11, 20, tzinfo=UTC)


BAD: list[tuple[bytes, str]] = [
    (b"", "is empty"),
    (b" \r\n\t\n\xc2\xa0", "is empty"),
    (b"\xef\xbb\xbf\n", "is empty"),
    (b"Views: 2\n", "holds no report"),
    (b"<html><body><nav>Home</nav></body></html>", "holds no report"),
    (b"%PDF-1.4", "PDF"),
    (b"a" * 2001, r"larger than 0\.002 MB"),
]


@pytest.mark.parametrize(("data", "reason"), BAD)
def test_a_bad_file_gives_one_line(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    with pytest.raises(InputError, match=reason) as caught:
        fetch(str(path), now=NOW, limits=Limits(size=2000))
    assert str(caught.value).startswith(f"{path}: ")


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("/no/such/file", "no such file"),
        (".", "is a directory"),
        ("", "give a file"),
        ("a\0b", "not a file name"),
        ("x" * 5000, "cannot be read"),
        ("line\nbreak", "no such file"),
        ("-", "nothing is connected"),
    ],
)
def test_a_bad_name_gives_one_line(source: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        fetch(source, now=NOW)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 400


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.touch(mode=0)
    with pytest.raises(InputError, match="permissions"):
        fetch(str(path), now=NOW)


def test_an_endless_stream_is_read_no_further_than_the_limit() -> None:
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size: int = -1) -> bytes:
            self.given += min(size, 1000)
            return b"a" * min(size, 1000)

    stream = Endless()
    with pytest.raises(InputError, match=r"larger than 0\.01 MB"):
        fetch("-", now=NOW, stdin=stream, limits=Limits(size=10_000))  # type: ignore[arg-type]
    assert stream.given == 10_001


@pytest.mark.parametrize("lang", ["xx", "", "french", "f\x1br"])
def test_an_unknown_language_lists_the_known(lang: str) -> None:
    with pytest.raises(InputError, match="give one of fr, en, es, it, de, uk, ru,") as caught:
        fetch("-", now=NOW, lang=lang, stdin=io.BytesIO(b"x"))
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("L’ambassade des États-Unis a fermé ses portes mercredi.", "fr"),
        ("The embassy closed its doors on Wednesday.", "en"),
        ("La embajada ha cerrado hoy sus puertas al público.", "es"),
        ("L’ambasciata ha chiuso oggi le porte al pubblico.", "it"),
        ("Die Botschaft bleibt heute für den Publikumsverkehr geschlossen.", "de"),
        ("Посольство сьогодні зачинене через загрозу повітряного удару.", "uk"),
        ("Посольство сегодня закрыто из-за угрозы воздушного удара.", "ru"),
        ("Ambasada jest dziś zamknięta z powodu zagrożenia atakiem lotniczym.", "pl"),
        ("السفارة مغلقة اليوم بسبب التهديد بهجوم جوي", "ar"),
        ("50", "en"),
        ("\ud800", "en"),
    ],
)
def test_the_language_of_a_text(text: str, lang: str) -> None:
    assert identify(text) == lang


def test_a_short_text_takes_the_hint() -> None:
    assert identify("Kyiv 50", "fr") == "fr"
    assert fetch("-", now=NOW, stdin=io.BytesIO(b"Kyiv"), lang=None).lang == "en"
    assert [checked(code.upper(), "-") for code in READ] == list(READ)


SHARED = Path(os.environ.get("TOCSIN_SHARED", Path(__file__).parents[3] / "shared")) / "reading"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared reading sets are not here")
def test_the_language_of_every_gold_text_is_found() -> None:
    gold = [
        json.loads(line) for path in sorted(SHARED.glob("dev-*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]
    assert [document["id"] for document in gold if identify(document["text"]) != document["lang"]] == []
