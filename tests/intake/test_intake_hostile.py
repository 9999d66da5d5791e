"""Pages made to exhaust a reader come back within seconds, as a document or with one line."""

import time
from datetime import UTC, datetime

import pytest

from tocsin.errors import InputError
from tocsin.intake import DEFAULT, from_bytes

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
REPORT = "<p>The embassy in Kyiv is closed today and its staff were told to shelter in place.</p>"

BOMBS = {
    "deep nesting": "<div>" * 100_000 + REPORT,
    "deep inline nesting": "<p>" + "<span>" * 100_000 + REPORT,
    "unclosed divs around text": ("<div>word " * 2_000) + REPORT,
    "10 MB of entities, up to the limit": REPORT + "<p>" + "&amp;" * 990_000,
    "a million attributes, up to the limit": REPORT + "<p " + " ".join(f"a{i}=1" for i in range(450_000)) + ">",
    "attributes that hold a <": REPORT + "<p " + " ".join(f'a{i}="<"' for i in range(300_000)) + ">",
    "a huge drawing": "<svg>" + "<path d='M0 0'/>" * 280_000 + "</svg>" + REPORT,
    "unclosed drawings": "<svg>" * 500_000 + REPORT,
    "a huge script": "<script>" + "x<" * 2_000_000 + "</script>" + REPORT,
    "brackets": REPORT + "<" * 4_000_000,
    "quotes": REPORT + "<a b=\"'" * 500_000,
    "paragraphs": REPORT + "<p>hi there</p>" * 300_000,
    "links": REPORT + "<a href=x>word</a> " * 200_000,
    "comments": REPORT + "<!-- " * 700_000,
    "deep linked data": f'<script type="application/ld+json">{"[" * 1_000_000}</script>' + REPORT,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_hostile_page_is_read_in_seconds_and_its_report_kept(name: str) -> None:
    page = f"<!doctype html><html><body>{BOMBS[name]}".encode()
    assert len(page) <= DEFAULT.size
    began = time.monotonic()
    document = from_bytes(page, "bomb.html", now=NOW)
    assert time.monotonic() - began < 15
    assert "embassy in Kyiv is closed" in document.text


def test_what_is_over_the_limit_is_refused_and_the_message_names_it() -> None:
    with pytest.raises(InputError, match="larger than 5 MB"):
        from_bytes(b"a" * 5_000_001, "big.txt", now=NOW)


@pytest.mark.parametrize(
    "text", ["word " * 999_000, "\u202eabc " * 1000, "😀" * 1_000_000, "a\0b\x1b[31mc report of a strike"]
)
def test_odd_text_survives(text: str) -> None:
    document = from_bytes(text.encode(), "odd.txt", now=NOW)
    assert document.text
    assert "\0" not in document.text
    assert "\x1b" not in document.text
