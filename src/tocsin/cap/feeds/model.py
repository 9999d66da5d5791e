"""A feed as it was read. All text is a sender's own: plain or with markup, never safe to put on a page unescaped."""

from datetime import datetime
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from tocsin.cap.model import NamedValue

LEADS_TO_MESSAGE = ("alternate", "enclosure", "content", "related", "via")
CAP_TYPES = ("application/cap+xml", "application/common-alerting-protocol+xml", "text/cap+xml")
XML_TYPES = ("application/xml", "text/xml")


class Link(msgspec.Struct, frozen=True):
    """``href`` is absolute if the feed's own address is known. ``type`` is the media type in lower case."""

    href: str
    rel: str = "alternate"
    type: str | None = None


class Deleted(msgspec.Struct, frozen=True):
    """An entry that was taken out of the feed (RFC 6721). This does not cancel the alert; only a Cancel does."""

    ref: str
    when: datetime | None


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry or item.

    ``fields`` are CAP and GeoRSS elements that stand in the entry itself, by name, as index feeds give them: a summary,
    not the alert. A pair such as a geocode is named ``geocode:UGC``. ``embedded`` are whole CAP messages as XML.
    """

    id: str
    title: str = ""
    updated: datetime | None = None
    published: datetime | None = None
    summary: str = ""
    links: tuple[Link, ...] = ()
    categories: tuple[str, ...] = ()
    fields: tuple[NamedValue, ...] = ()
    embedded: tuple[bytes, ...] = ()

    def field(self, name: str) -> str | None:
        """The first value of that name."""
        return next((item.value for item in self.fields if item.value_name == name), None)

    def addresses(self) -> tuple[str, ...]:
        """Where the CAP message can be fetched: of the http(s) links, those that most surely lead to one.

        Surest is a CAP media type, then any XML, then a name that ends with .cap or .xml, then any link without type.
        """
        ranked: dict[int, list[str]] = {}
        for link in self.links:
            rank = _rank(link)
            if rank is not None and link.href not in ranked.setdefault(rank, []):
                ranked[rank].append(link.href)
        return tuple(ranked[min(ranked)]) if ranked else ()


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """``notes`` say in words where the feed departs from its standard and what was made of it."""

    format: Literal["atom", "rss"]
    id: str = ""
    title: str = ""
    updated: datetime | None = None
    links: tuple[Link, ...] = ()
    entries: tuple[Entry, ...] = ()
    deleted: tuple[Deleted, ...] = ()
    notes: tuple[str, ...] = ()

    def link(self, rel: str) -> str | None:
        """The first address of that relation: ``self``, or ``next`` for the next page (RFC 5005)."""
        return next((link.href for link in self.links if link.rel == rel), None)


def _rank(link: Link) -> int | None:
    if link.rel not in LEADS_TO_MESSAGE or not link.href.lower().startswith(("http://", "https://")):
        return None
    if link.type in CAP_TYPES:
        return 0
    if link.rel in ("related", "via"):
        return None
    if link.type in XML_TYPES:
        return 1
    if link.type is not None:
        return None
    return 2 if urlsplit(link.href).path.lower().endswith((".cap", ".xml")) else 3
