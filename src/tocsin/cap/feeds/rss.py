"""RSS 2.0, and the items of RSS 1.0 and 0.9, which have the same names."""

from lxml import etree

from tocsin.cap.feeds import nodes
from tocsin.cap.feeds.model import Entry, Feed, Link
from tocsin.cap.feeds.nodes import Notes, Parts

OWN = ("", "http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/")
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"


def read(root: etree._Element, base: str) -> Feed:
    """The feed whose root is ``<rss>`` or ``<RDF>``."""
    notes = Notes()
    channel = next((node for _, name, node in nodes.children(root) if name == "channel"), None)
    if channel is None:
        notes.add("rss", "<channel> is missing")
        channel = root
    elif nodes.split(root)[1] == "rss" and root.get("version") != "2.0":
        notes.add("rss", "the version is not 2.0; read as 2.0 all the same")
    base = nodes.base_of(root, base, "rss", notes)
    feed = Parts(nodes.base_of(channel, base, "channel", notes), "channel", notes)
    for space, name, node in nodes.children(channel):
        if not feed.common(space, name, node) and space in OWN and name != "item":
            feed.text(name, node)
    feed.point(feed.texts.get("link"), channel, "alternate")
    feed.expect("title")
    above = (channel,) if channel is root else (channel, root)
    items = [node for parent in above for _, name, node in nodes.children(parent) if name == "item"]
    return Feed(
        format="rss",
        id=next((link.href for link in feed.links if link.rel == "self"), feed.texts.get("link", "")),
        title=feed.texts.get("title", ""),
        updated=feed.time("lastBuildDate", mail=True) or feed.time("pubDate", mail=True),
        links=tuple(feed.links),
        entries=tuple([_item(node, feed.base, f"item[{number}]", notes) for number, node in enumerate(items)]),
        notes=tuple(notes.lines),
    )


def _item(root: etree._Element, base: str, where: str, notes: Notes) -> Entry:
    item = Parts(nodes.base_of(root, base, where, notes), where, notes)
    permanent = False
    for space, name, node in nodes.children(root):
        if item.common(space, name, node):
            continue
        if space == DUBLIN_CORE:
            item.text(f"dc:{name}", node)
        elif space in OWN:
            if name == "enclosure":
                item.point(node.get("url"), node, "enclosure")
            elif name == "category":
                item.categories.append(nodes.content(node))
            permanent |= name == "guid" and node.get("isPermaLink", "true").strip().lower() == "true"
            item.text(name, node)
    target = _target(item, root, permanent=permanent)
    if not item.texts.get("guid"):
        item.notes.add(where, "<guid> is missing; its link stands in" if target else "neither <guid> nor <link>")
    dated = item.time("pubDate", mail=True) or item.time("dc:date", mail=False)
    return Entry(
        id=item.texts.get("guid") or target or "",
        title=item.texts.get("title", ""),
        updated=dated,
        published=dated,
        summary=item.texts.get("description", ""),
        links=(Link(target), *item.links) if target else tuple(item.links),
        categories=tuple(item.categories),
        fields=tuple(item.fields),
        embedded=tuple(nodes.embedded(root, where, notes)),
    )


def _target(item: Parts, root: etree._Element, *, permanent: bool) -> str | None:
    """Where the item leads; a guid that is an address stands in for a missing link."""
    guid = item.texts.get("guid", "")
    address = item.texts.get("link") or (guid if permanent and guid.startswith(("http://", "https://")) else "")
    return item.absolute(address, root) if address else None
