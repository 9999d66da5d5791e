"""Atom 1.0 (RFC 4287) of CAP messages: an entry for each, with its key fields, so that an index alone informs."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import pairwise, zip_longest
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from tocsin.cap import text
from tocsin.cap.elements import NAMESPACE, elements
from tocsin.cap.feeds.nodes import ATOM, GEORSS
from tocsin.cap.model import Alert, Info
from tocsin.cap.tree import parse_tree
from tocsin.errors import InputError

MEDIA_TYPE = "application/cap+xml"
HERE = "message"
PLACE = bytes(etree.tostring(etree.ProcessingInstruction(HERE)))
"""Where an embedded message goes; no text can hold it, for '<' is escaped there."""
FROM_ALERT = ("identifier", "sender", "sent", "status", "msgType")
FROM_INFO = ("event", "responseType", "urgency", "severity", "certainty", "effective", "onset", "expires")


def write_feed(
    alerts: Iterable[Alert],
    *,
    id: str,  # noqa: A002 - the element's name
    title: str,
    self_url: str,
    updated: datetime,
    author: str,
    link: Callable[[Alert], str],
    languages: Sequence[str] = (),
    embed: Callable[[Alert], bytes] | None = None,
    georss: bool = True,
) -> bytes:
    """The feed as XML, newest message first; the same input in any order gives the same bytes.

    ``id`` is the feed's address for ever (an IRI); ``link`` gives the absolute address of each message. Titles and
    summaries are those of the first of ``languages`` that the alert has, else of its first info. ``embed`` gives the
    message as issued, such as ``cap.write`` or the signed bytes, which is then put in whole. GeoRSS gives polygons in
    degrees and circles with a radius in metres. A title that is not live says so: '[Exercise] …'.

    Raises ``InputError`` for a relative address, a time without offset, two messages of one identity, live alerts
    together with drills or tests, and text that XML cannot hold.
    """
    ordered = sorted(alerts, key=_place, reverse=True)
    _check(ordered, title)
    prefixes: dict[str | None, str] = {None: ATOM, "cap": NAMESPACE, **({"georss": GEORSS} if georss else {})}
    root = etree.Element(f"{{{ATOM}}}feed", nsmap=prefixes)
    try:
        _add(root, "id", id)
        _add(root, "title", title)
        _add(root, "updated", _time(updated))
        _add(etree.SubElement(root, f"{{{ATOM}}}author"), "name", author)
        _link(root, "self", self_url, "application/atom+xml")
        for alert in ordered:
            entry = etree.SubElement(root, f"{{{ATOM}}}entry")
            _entry(entry, alert, _told(alert, languages), link(alert))
            if georss:
                _shapes(entry, alert)
            if embed is not None:
                node = _add(entry, "content", None)
                node.set("type", "application/xml")
                node.append(etree.ProcessingInstruction(HERE))
    except ValueError as error:
        raise InputError(f"feed {title!r}", f"cannot be written: {error}") from None
    around = etree.tostring(root, encoding="UTF-8", xml_declaration=True).split(PLACE)
    inside = [_message(alert, embed) for alert in ordered] if embed is not None else []
    return b"".join(part for pair in zip_longest(around, inside, fillvalue=b"") for part in pair) + b"\n"


def entry_id(alert: Alert) -> str:
    """A name for the message that never changes (section 4.2.6), from what identifies it; the instant counts."""
    return uuid5(NAMESPACE_URL, f"{NAMESPACE}#{alert.sender},{alert.identifier},{alert.sent.timestamp():.0f}").urn


def _message(alert: Alert, embed: Callable[[Alert], bytes]) -> bytes:
    """The message, put in as bytes: a tree moved into another takes over its prefixes, which breaks signatures."""
    root = parse_tree(embed(alert), f"CAP message {alert.identifier}", whole=True)
    return bytes(etree.tostring(root, encoding="UTF-8", with_tail=False))


def _place(alert: Alert) -> tuple[float, str, str]:
    if alert.sent.tzinfo is None:
        raise InputError(f"CAP message {alert.identifier}", "<sent> has no offset from UTC; give an aware time")
    return alert.sent.timestamp(), alert.sender, alert.identifier


def _check(ordered: list[Alert], title: str) -> None:
    for one, other in pairwise(ordered):
        if _place(one) == _place(other):
            reason = f"CAP message {one.identifier} stands in it twice; make the messages unique"
            raise InputError(f"feed {title!r}", reason)
    if len(kinds := sorted({alert.status for alert in ordered})) > 1 and "Actual" in kinds:
        raise InputError(f"feed {title!r}", f"mixes the statuses {', '.join(kinds)}; write a feed for each")


def _told(alert: Alert, languages: Sequence[str]) -> Info | None:
    by_language = {info.language.lower(): info for info in reversed(alert.info)}
    chosen = [by_language[tag.lower()] for tag in languages if tag.lower() in by_language]
    return next(iter([*chosen, *alert.info]), None)


def _entry(entry: etree._Element, alert: Alert, info: Info | None, address: str) -> None:
    mark = "" if alert.status == "Actual" else f"[{alert.status}] "
    name = (info.headline or info.event) if info else alert.note
    _add(entry, "id", entry_id(alert))
    _add(entry, "title", mark + (name or f"{alert.msg_type} {alert.identifier}"), info)
    _add(entry, "updated", _time(alert.sent))
    _add(entry, "published", _time(alert.sent))
    if info and info.sender_name:
        _add(etree.SubElement(entry, f"{{{ATOM}}}author"), "name", info.sender_name)
    _link(entry, "alternate", address, MEDIA_TYPE)
    for term in dict.fromkeys(category for one in alert.info for category in one.category):
        _add(entry, "category", None).set("term", term)
    summary = "\n\n".join(part for part in (info.description, info.instruction) if part) if info else alert.note
    if summary:
        _add(entry, "summary", summary, info)
    for key, value in _fields(alert, info):
        etree.SubElement(entry, f"{{{NAMESPACE}}}{key}").text = value


def _fields(alert: Alert, info: Info | None) -> Iterator[tuple[str, str]]:
    """Key elements of the message as they stand in it, for receivers that read the index only."""
    for value, names in ((alert, FROM_ALERT), (info, FROM_INFO)):
        for element in elements(type(value)) if value is not None else ():
            if element.name in names:
                content = getattr(value, element.field)
                for item in content if element.repeated else (content,):
                    if item is not None:
                        yield element.name, element.codec.show(item)
    if info and info.area:
        yield "areaDesc", "; ".join(area.area_desc for area in info.area)


def _shapes(entry: etree._Element, alert: Alert) -> None:
    areas = [area for info in alert.info for area in info.area]
    for polygon in dict.fromkeys(polygon for area in areas for polygon in area.polygon):
        value = text.show_polygon(polygon).replace(",", " ")
        etree.SubElement(entry, f"{{{GEORSS}}}polygon").text = value
    for circle in dict.fromkeys(circle for area in areas for circle in area.circle):
        metres = text.show_number(round(circle.radius_km * 1000, 3))
        value = f"{text.show_number(circle.lat)} {text.show_number(circle.lon)} {metres}"
        etree.SubElement(entry, f"{{{GEORSS}}}circle").text = value


def _add(parent: etree._Element, name: str, value: str | None, info: Info | None = None) -> etree._Element:
    node = etree.SubElement(parent, f"{{{ATOM}}}{name}")
    node.text = value
    if info is not None:
        node.set("{http://www.w3.org/XML/1998/namespace}lang", info.language)
    return node


def _link(parent: etree._Element, rel: str, address: str, media_type: str) -> None:
    if urlsplit(address).scheme not in ("http", "https"):
        raise ValueError(f"{text.shorten(address)} is no absolute web address")
    node = _add(parent, "link", None)
    for key, value in (("rel", rel), ("type", media_type), ("href", address)):
        node.set(key, value)


def _time(value: datetime) -> str:
    """RFC 3339; 'Z' for UTC, for '-00:00' says there that the local offset is unknown."""
    return text.show_time(value).removesuffix("-00:00") + ("" if value.utcoffset() else "Z")
