"""Throws bytes at intake: a Document or one line, nothing else, and quickly.

Alone: ``python tests/fuzz/fuzz_intake.py SECONDS``. ``tests/intake/test_intake_fuzz.py`` runs a small budget.
"""

import sys
import time
from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin.errors import InputError
from tocsin.intake import boilerplate_spans, from_bytes

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
PIECES = [
    "<html>",
    "<body>",
    "<p>",
    "</p>",
    "<div class='x'>",
    "</div>",
    "<article>",
    "<h1>",
    "</h1>",
    "<script>",
    "</script>",
    "<svg>",
    "<!--",
    "-->",
    "<time datetime='2025-03-26'>",
    "<meta charset=utf-16>",
    "<meta name=date content='2025-99-99'>",
    "<nav>",
    "<table>",
    "<td>",
    "<a href='",
    '<script type="application/ld+json">{"@type":"NewsArticle","publisher":[],"datePublished":1}</script>',
    "<title>",
    "</title>",
    "<",
    ">",
    "&",
    "&#xD800;",
    "&amp;",
    "Lire aussi : ",
    "Most read\n",
    "1. a\n",
    "Views: 2\n",
    "12 k ",
    "Published on 26 March 2025 ",
    "Date: Wed, 99 Mar 2025\n",
    "99:99",
    "\r\n",
    "\0",
    "\x1b[31m",
    "\u202e",
    "\u2028",
    "\ufeff",
    "😀",
    "L’ambassade a fermé. ",
    "The embassy closed. ",
    "Посольство закрыто. ",
    " ",
    "\n",
    "=",
    '"',
    "'",
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=60).map("".join)
DATA = st.one_of(
    st.binary(max_size=400),
    TEXTS.map(lambda text: text.encode("utf-8", "replace")),
    TEXTS.map(lambda text: text.encode("utf-16", "replace")),
    TEXTS.map(lambda text: ("<html>" + text).encode("cp1251", "replace")),
)
TYPES = st.sampled_from([None, "text/html", "text/plain", "text/html; charset=koi8-r", "text/plain; charset=zlib", "x"])


def check(data: bytes, content_type: str | None) -> None:
    """One example: whatever the bytes, a clean document or an error of one printable line."""
    try:
        document = from_bytes(data, "fuzz", content_type, now=NOW)
    except InputError as refused:
        line = str(refused)
        assert line.isprintable()
        return
    document.text.encode("utf-8")
    assert document.text.strip()
    assert not {"\0", "\x1b", "\r"} & set(document.text)
    assert document.published.tzinfo is not None
    spans = boilerplate_spans(document.text, document.lang)
    assert all(0 <= start < end <= len(document.text) for start, end in spans)


@settings(max_examples=100, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(DATA, TYPES)
def batch(data: bytes, content_type: str | None) -> None:
    check(data, content_type)


def run(seconds: float) -> int:
    """Fuzz for ``seconds`` and the rest of a batch; how many batches of 100 examples were run."""
    end, ran = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        batch()
        ran += 1
    return ran


if __name__ == "__main__":
    print(f"{run(float(sys.argv[1]) if len(sys.argv) > 1 else 60.0)} batches of 100, no failure")  # noqa: T201
