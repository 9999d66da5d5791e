"""What a page says about itself: title, outlet, date, language."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import lxml.html
import msgspec

from tocsin.intake.language import normal
from tocsin.intake.names import shown

_ARTICLE = ("article", "newsarticle", "reportagenewsarticle", "liveblogposting", "blogposting", "webpage")
_DATE_NAMES = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publish-date",
    "publishdate",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dcterms.issued",
    "parsely-pub-date",
    "sailthru.date",
)


class Found(msgspec.Struct, frozen=True):
    title: str | None
    outlet: str | None
    published: str | None
    lang: str | None


def find(tree: lxml.html.HtmlElement, linked_data: list[str], url: str | None) -> Found:
    """The metadata, JSON-LD first, then meta tags, then the page itself; what is not there is None."""
    article = next(_articles(linked_data), {})
    meta = _meta(tree)
    publisher = article.get("publisher")
    site = publisher.get("name") if isinstance(publisher, dict) else publisher
    dates = (*(meta.get(name) for name in _DATE_NAMES), _time(tree))
    return Found(
        title=_first(article.get("headline"), meta.get("og:title"), _heading(tree), tree.findtext(".//title")),
        outlet=_first(meta.get("og:site_name"), site, meta.get("application-name"), _host(url)),
        published=_first(article.get("datePublished"), *dates),
        lang=normal(tree.get("lang")),
    )


def _first(*values: object) -> str | None:
    """The first that is a string with something in it, as one line of at most 300 characters."""
    for value in values:
        if isinstance(value, str) and (line := " ".join(value.split())[:300]):
            return line
    return None


def _articles(linked_data: list[str]) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that describe an article, news before others."""
    things: list[dict[str, Any]] = []
    for text in linked_data[:20]:
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            continue
        items = data if isinstance(data, list) else [data]
        for item in items:
            if isinstance(item, dict):
                graph = item.get("@graph")
                things += [
                    thing for thing in (item, *(graph if isinstance(graph, list) else ())) if isinstance(thing, dict)
                ]
    for kind in _ARTICLE:
        yield from (thing for thing in things if kind in str(thing.get("@type", "")).lower())


def _meta(tree: lxml.html.HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name and (content := element.get("content")):
            found.setdefault(name.strip().lower(), content)
    return found


def _heading(tree: lxml.html.HtmlElement) -> str | None:
    headings = [" ".join(heading.itertext()) for heading in tree.iter("h1")]
    return headings[0] if len(headings) == 1 else None


def _time(tree: lxml.html.HtmlElement) -> str | None:
    """The first ``<time datetime>``, which stands by the headline of an article."""
    return next((element.get("datetime") for element in tree.iter("time") if element.get("datetime")), None)


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return shown(host.removeprefix("www.")) if host else None
