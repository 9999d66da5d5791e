"""Pages as the press lays them out: what is kept, what is cut."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from tocsin.intake import fetch, from_bytes
from tocsin.intake.limits import DEFAULT
from tocsin.intake.sanitise import sanitise

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
PAGES = Path(__file__).parent / "pages"
CET = timezone(timedelta(hours=1))

CASES = [
    (
        "kyiv.fr.html",
        (
            "fr",
            "Kyiv : les chancelleries sur leurs gardes",
            "Le Courrier du Soir",
            datetime(2024, 11, 20, 16, 30, tzinfo=CET),
        ),
        [
            "a fermé ses portes mercredi",
            "l’ont imitée",
            "La France reste ouverte",
            "vigilance particulière",
            "longue portée",
        ],
        [
            "Lire aussi",
            "recettes",
            "Vues",
            "WhatsApp",
            "cookies",
            "plus lus",
            "Noël",
            "©",
            "Photo",
            "En direct",
            "suivi",
        ],
    ),
    (
        "khartoum.en.html",
        ("en", "Hospital hit as fighting nears airport", "The Delta Post", datetime(2025, 3, 26, 7, 15, tzinfo=UTC)),
        ["struck by shells on Wednesday", "denied that it had fired", "advised its nationals"],
        [
            "Read also",
            "Ten books",
            "views",
            "comments",
            "Most read",
            "Cup final",
            "Subscribe",
            "rights reserved",
            "Log in",
        ],
    ),
    (
        "notice.en.html",
        ("en", "Security alert", None, NOW),
        ["The embassy is closed today.", "Shelter in place."],
        ["<", "html"],
    ),
]


@pytest.mark.parametrize(("name", "facts", "kept", "cut"), CASES, ids=[case[0] for case in CASES])
def test_a_page(name: str, facts: tuple[str, str, str | None, datetime], kept: list[str], cut: list[str]) -> None:
    document = fetch(str(PAGES / name), now=NOW)
    assert (document.lang, document.title, document.outlet, document.published) == facts
    assert document.published_known is (document.published != NOW)
    assert document.title is not None
    assert document.text.startswith(document.title)
    assert [words for words in kept if words not in document.text] == []
    assert [words for words in cut if words in document.text] == []


def test_the_host_stands_for_a_name_and_the_path_for_a_date() -> None:
    page = (PAGES / "notice.en.html").read_bytes()
    document = from_bytes(page, "https://www.example.org/2024/11/20/alert", "text/html", now=NOW)
    assert document.outlet == "example.org"
    assert document.published == datetime(2024, 11, 20, tzinfo=UTC)


def test_text_that_shows_tags_is_text_where_the_server_says_so() -> None:
    document = from_bytes(b"<html>A strike hit Kyiv.</html>", "-", "text/plain", now=NOW)
    assert document.text == "<html>A strike hit Kyiv.</html>"


@pytest.mark.parametrize(
    ("page", "clean"),
    [
        ("<P Class=a onclick='x' data-x=it's>Hi</P>", '<p class="a">Hi</p>'),
        ("a < b & c > d", "a &lt; b & c &gt; d"),
        ("<p title='a>b'>x", "<p>x"),
        ("<script>var a='<p>no</p>'</script>yes", "yes"),
        ("<svg><path d='M0'/></svg>yes", "yes"),
        ("<svg>yes", "yes"),
        ("<!-- <p> -->yes", "yes"),
        ('<meta content="&lt;b&gt; &quot;q&quot;">', '<meta content="&lt;b&gt; &quot;q&quot;">'),
        ("<div>" * 101 + "x" + "</div>" * 101, "<div>" * 100 + "x" + "</div>" * 100),
    ],
)
def test_tags_are_written_anew(page: str, clean: str) -> None:
    result = sanitise(page, DEFAULT.tags).html
    assert result.replace("</script>", "").replace("</svg>", "") == clean


def test_linked_data_is_kept_apart() -> None:
    assert sanitise('<script type="application/ld+json">{"a": "<b>"}</script>', 10).linked_data == ['{"a": "<b>"}']
