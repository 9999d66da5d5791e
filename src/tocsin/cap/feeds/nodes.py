"""Reading the elements of a feed: texts, times, addresses, CAP inside; what is odd is noted, not refused."""

from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from lxml import etree

from tocsin.cap import text
from tocsin.cap.elements import NAMESPACE
from tocsin.cap.feeds.model import Link
from tocsin.cap.model import NamedValue

CAP = (NAMESPACE, "urn:oasis:names:tc:emergency:cap:1.1", "http://www.incident.com/cap/1.0")
ATOM = "http://www.w3.org/2005/Atom"
GEORSS = "http://www.georss.org/georss"
BASE = "{http://www.w3.org/XML/1998/namespace}base"
MAX_ADDRESS = 4000
"""Characters; a longer address is noted and left out."""
MAX_EMBEDDED = 100
"""Messages in one entry, where one is usual."""
MAX_DECLARATIONS = 100
"""Namespaces around a message; real feeds have a dozen, and each costs time for each message."""
_STRING = etree.XPath("string()")


class Notes:
    """What departs from the standard, in words, by place."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def add(self, where: str, reason: str) -> None:
        self.lines.append(f"{where}: {reason}")


def split(node: etree._Element) -> tuple[str, str]:
    """Namespace and local name."""
    namespace, _, name = node.tag.rpartition("}")
    return namespace[1:], name


def crowded(node: etree._Element) -> bool:
    """Whether more namespaces are declared here than any honest feed needs."""
    return len(node.nsmap) > MAX_DECLARATIONS


def children(node: etree._Element) -> Iterator[tuple[str, str, etree._Element]]:
    """Namespace, local name and child, without comments."""
    for child in node.iterchildren("*"):
        yield (*split(child), child)


def content(node: etree._Element) -> str:
    """All text inside, without tags and comments."""
    return str(_STRING(node)).strip()


def time(raw: str, where: str, notes: Notes, *, mail: bool) -> datetime | None:
    """A date of RFC 3339, or with ``mail`` of RFC 822; the other form is taken with a note, one without offset not."""
    for reader, usual in ((datetime.fromisoformat, not mail), (parsedate_to_datetime, mail)):
        try:
            value = reader(raw.strip())
        except (ValueError, OverflowError):
            continue
        if value.utcoffset() is None:
            notes.add(where, f"{text.shorten(raw)} has no offset from UTC; left out")
            return None
        if not usual:
            notes.add(where, f"{text.shorten(raw)} has the form of another kind of feed; taken all the same")
        return value
    notes.add(where, f"{text.shorten(raw)} is no date and time; left out")
    return None


def base_of(node: etree._Element, base: str, where: str, notes: Notes) -> str:
    """The address that links in the element are relative to."""
    own = node.get(BASE)
    return base if own is None else absolute(own, base, where, notes) or base


def absolute(address: str, base: str, where: str, notes: Notes) -> str | None:
    """The address joined to its base; ``None`` for what is none."""
    address = "".join(address.split())
    if len(address) > MAX_ADDRESS:
        notes.add(where, f"an address of {len(address)} characters; left out")
        return None
    try:
        return urljoin(base, address)
    except ValueError as error:
        notes.add(where, f"{text.shorten(address)} is no address ({error}); left out")
        return None


def media_type(node: etree._Element) -> str | None:
    """Without parameters, in lower case; ``None`` where it is not told."""
    return node.get("type", "").partition(";")[0].strip().lower() or None


def fields(namespace: str, name: str, node: etree._Element) -> Iterator[NamedValue]:
    """What a CAP or GeoRSS element in an entry tells. Names and values may stand side by side or in pairs."""
    prefix = "georss:" if namespace == GEORSS else ""
    inner = list(children(node))
    if not inner:
        yield NamedValue(prefix + name, content(node))
    title = None
    for _, kind, child in inner:
        if kind == "valueName":
            title = content(child)
        elif kind == "value" and title is not None:
            yield NamedValue(f"{name}:{title}", content(child))


class Parts:
    """What the children of a feed or an entry tell, gathered one by one. The first text of a name counts."""

    def __init__(self, base: str, where: str, notes: Notes) -> None:
        self.base, self.where, self.notes = base, where, notes
        self.texts: dict[str, str] = {}
        self.links: list[Link] = []
        self.categories: list[str] = []
        self.fields: list[NamedValue] = []

    def absolute(self, address: str, node: etree._Element) -> str | None:
        """An address that stands in the element, joined to its base."""
        return absolute(address, base_of(node, self.base, self.where, self.notes), self.where, self.notes)

    def point(self, address: str | None, node: etree._Element, rel: str) -> None:
        """A link of that relation, if there is an address."""
        href = self.absolute(address, node) if address else None
        if href is not None:
            self.links.append(Link(href, rel, media_type(node)))

    def text(self, name: str, node: etree._Element) -> None:
        self.texts.setdefault(name, content(node))

    def common(self, namespace: str, name: str, node: etree._Element) -> bool:
        """Takes what Atom and RSS have alike: Atom links, CAP and GeoRSS elements."""
        if (namespace in CAP and name != "alert") or namespace == GEORSS:
            self.fields += fields(namespace, name, node)
        elif namespace == ATOM and name == "link":
            if node.get("href") is None:
                self.notes.add(self.where, "a link without href; left out")
            self.point(node.get("href"), node, node.get("rel", "alternate").strip())
        else:
            return False
        return True

    def time(self, name: str, *, mail: bool) -> datetime | None:
        """The text of that name as a time."""
        raw = self.texts.get(name)
        return time(raw, f"{self.where}/{name}", self.notes, mail=mail) if raw else None

    def expect(self, *names: str) -> None:
        for name in names:
            if not self.texts.get(name):
                self.notes.add(self.where, f"<{name}> is missing or empty")


def embedded(entry: etree._Element, where: str, notes: Notes) -> Iterator[bytes]:
    """CAP messages anywhere inside, each as a document of its own.

    They are exclusive canonical XML, so that declarations of the feed do not leak in; those of the message's own root
    stay even where nothing uses them, for a signature may cover them.
    """
    number = 0
    for node in entry.iter(*[f"{{{namespace}}}alert" for namespace in CAP]):
        if any(above.tag == node.tag for above in node.iterancestors()):
            continue
        number += 1
        if number > MAX_EMBEDDED or crowded(node.getparent()):
            notes.add(where, f"more than {MAX_EMBEDDED} messages or namespaces in one entry; the rest is left out")
            return
        try:
            yield _alone(node)
        except etree.C14NError:
            notes.add(where, "a message with a namespace that is a relative address; left out")


def _alone(node: etree._Element) -> bytes:
    above = node.getparent().nsmap
    own = [] if crowded(node) else [prefix for prefix, uri in node.nsmap.items() if prefix and above.get(prefix) != uri]
    return bytes(
        etree.tostring(node, method="c14n", exclusive=True, inclusive_ns_prefixes=own or None, with_tail=False)
    )
