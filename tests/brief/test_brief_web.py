"""The brief as one HTML file."""

import re
from itertools import pairwise

import pytest
import scene
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as parser
from test_brief_terminal import hostile

from tocsin.brief.web import html

PAGE = scene.page()
FILE = html(PAGE)
TREE = parser.document_fromstring(FILE)
TITLES = [
    "Do now",
    "Posts",
    "Map",
    "Timeline",
    "What happened",
    "Disputed",
    "Escalation",
    "To watch",
    "Not known",
    "Elsewhere",
    "Draft alert",
    "Sources",
]


def words(path: str) -> list[str]:
    """The strings that an XPath gives."""
    return [str(found) for found in TREE.xpath(path)]


def test_sections_stand_in_order() -> None:
    assert words("//h2/text()") == TITLES


def test_headings_go_down_one_step_at_a_time() -> None:
    levels = [int(heading.tag[1]) for heading in TREE.xpath("//h1|//h2|//h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_level_is_told_by_word_and_sign() -> None:
    chip = TREE.xpath("//h1/strong")[0]
    assert chip.text_content() == "▲ EXTREME"


def test_nothing_is_fetched_or_run() -> None:
    assert not TREE.xpath("//script|//link|//iframe|//object|//embed|//form|//img|//base|//@src|//@srcset|//@onload")
    assert all(target.startswith("#") for target in words("//@href"))
    assert not re.search(r"url\(|@import", FILE)
    policy = words("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'; img-src data:"]


def test_footnotes_lead_both_ways() -> None:
    ids = words("//@id")
    assert len(ids) == len(set(ids))
    assert {target[1:] for target in words("//@href")} <= set(ids)
    for link in TREE.xpath("//sup[@class='refs']/a"):
        note = TREE.get_element_by_id(link.get("href")[1:])
        assert f"#{link.get('id')}" in note.xpath(".//a[@class='back']/@href")


@pytest.mark.parametrize("path", ["//section[@class='now']//tbody/tr", "//section[@class='happened']//li"])
def test_every_line_has_a_footnote(path: str) -> None:
    lines = TREE.xpath(path)
    assert lines
    assert all(line.xpath(".//sup[@class='refs']/a") for line in lines)


def test_a_screen_reader_finds_its_way() -> None:
    assert words("/html/@lang") == ["en"]
    assert len(TREE.xpath("//main")) == 1
    assert all(TREE.get_element_by_id(name).tag == "h2" for name in words("//section/@aria-labelledby"))
    assert not TREE.xpath("//th[not(@scope)]|//table[not(caption)]")
    for drawing in TREE.xpath("//svg[not(@aria-hidden)]"):
        assert drawing.get("role") == "img"
        for name in drawing.get("aria-labelledby").split():
            assert TREE.get_element_by_id(name).text
    assert set(words("//section[@class='sources']//q/@lang")) == {"fr", "en"}
    assert words("//article/@lang") == ["en", "uk"]


def test_the_drawings_stand_in_the_file() -> None:
    shown = TREE.xpath("//svg[@class='map']")[0]
    assert {"Kyiv", "Odesa", "Tambov", "Bryansk", "Ukraine"} <= {label.text for label in shown.xpath(".//text")}
    assert shown.xpath(".//g[@class='sign intercept']")
    assert shown.xpath(".//g[@class='sign strike hollow']")
    timeline = TREE.xpath("//svg[@class='timeline']")[0]
    assert timeline.xpath(".//g[@class='hollow']/circle")
    assert timeline.xpath(".//g[@class='solid']/rect")


@settings(max_examples=40, deadline=None)
@given(
    st.one_of(
        st.text(alphabet=st.characters(categories=None), min_size=1, max_size=30),
        st.sampled_from(
            [
                "</style><script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                '"><svg onload=x>',
                "&lt;b&gt;",
                "]]>",
                "-->",
            ]
        ),
    )
)
def test_hostile_words_stay_words(raw: str) -> None:
    def bare(_: object) -> list[object]:
        return []

    made = html(scene.page(hostile(raw)), bare)  # type: ignore[arg-type]
    tree = parser.document_fromstring(made)
    assert not tree.xpath("//script|//img|//@onload|//@onerror")
    made.encode()
    quotes = {quote.text_content() for quote in tree.xpath("//section[@class='sources']//q")}
    assert len(quotes) == 1


RATIO = 4.5


def _luminance(colour: str) -> float:
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _colours() -> list[tuple[str, str]]:
    """Pairs of text and ground, in light and dark, and the chips of the levels (WCAG 2.2, 1.4.3)."""
    css = words("//style/text()")[0]
    pairs = []
    for block in re.findall(r":root \{([^}]*--paper[^}]*)\}", css)[:2]:
        named = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})(?![0-9a-f])", block))
        grounds = [named[ground] for ground in ("paper", "panel", "land", "sea", "tag")]
        pairs += [(named[text], ground) for text in ("ink", "soft") for ground in grounds]
        pairs += [(named["link"], named["paper"]), (named["red"], named["paper"])]
    chips = re.findall(r"\.level\.[a-z]+ \{ background: (#[0-9a-f]{6})", css)
    return [*pairs, *(("#ffffff", chip) for chip in chips)]


def test_contrast_is_enough() -> None:
    colours = _colours()
    assert len(colours) == 2 * 12 + 4
    assert [(pair, round(_contrast(*pair), 2)) for pair in colours if _contrast(*pair) < RATIO] == []
