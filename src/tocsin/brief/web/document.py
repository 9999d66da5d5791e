"""The whole file: head, policy, style, the order of the sections."""

from functools import cache
from importlib.resources import files

from lxml import etree

from tocsin.brief.chart import borders
from tocsin.brief.markup import Element, node
from tocsin.brief.page import Page
from tocsin.brief.web import sections
from tocsin.brief.web.charts import Lands, map_section, timeline_section
from tocsin.brief.web.footnotes import Footnotes
from tocsin.brief.words import LEVELS

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def html(page: Page, lands: Lands = borders.lands) -> str:
    """The document as text. ``lands`` gives the outlines of countries for the map."""
    notes = Footnotes()
    body = node("body", *_body(page, lands, notes))
    root = node("html", _head(page), body, lang="en")
    markup = etree.tostring(root, method="html", encoding="unicode")
    return f"<!doctype html>\n{markup}\n"


def _body(page: Page, lands: Lands, notes: Footnotes) -> list[Element]:
    """Footnotes come last: they know by then which lines used them."""
    head = sections.headline(page.headline, page.at, page.old, notes)
    left = node("div", sections.orders(page, notes), sections.posts(page, notes))
    right = node("div", map_section(page, lands), timeline_section(page))
    rest = (
        sections.happened(page, notes),
        sections.disputes(page, notes),
        sections.ladder(page, notes),
        sections.watch(page, notes),
        sections.unknown(page),
        sections.elsewhere(page, notes),
        sections.drafts(page),
    )
    main = node("main", node("div", left, right, class_="columns"), *rest)
    sources = sections.section("sources", "Sources", notes.listing(page.notes))
    foot = node("footer", sources, node("p", "Claims are not facts: each line says who says it.", class_="facts"))
    return [head, main, foot]


def _head(page: Page) -> Element:
    title = f"{page.headline.place} · {LEVELS[page.headline.level].word}"
    return node(
        "head",
        node("meta", charset="utf-8"),
        _meta("Content-Security-Policy", _POLICY),
        node("meta", name="viewport", content="width=device-width, initial-scale=1"),
        node("meta", name="referrer", content="no-referrer"),
        node("title", title),
        _style(),
    )


def _meta(name: str, content: str) -> Element:
    meta = node("meta", content=content)
    meta.set("http-equiv", name)
    return meta


def _style() -> Element:
    style = etree.Element("style")
    style.text = _css()
    return style


@cache
def _css() -> str:
    return files("tocsin.brief.web").joinpath("style.css").read_text(encoding="utf-8")
