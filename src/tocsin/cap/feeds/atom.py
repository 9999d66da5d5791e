"""Atom 1.0 (RFC 4287), with deleted entries (RFC 6721)."""

from lxml import etree

from tocsin.cap.feeds import nodes
from tocsin.cap.feeds.model import Deleted, Entry, Feed
from tocsin.cap.feeds.nodes import ATOM, Notes, Parts

TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"


def read(root: etree._Element, base: str) -> Feed:
    """The feed whose root is ``<feed>``, or that of one ``<entry>`` alone."""
    notes = Notes()
    namespace, name = nodes.split(root)
    if namespace != ATOM:
        notes.add("feed", f"the namespace is {namespace or 'missing'}, not {ATOM}; read as Atom all the same")
    if name == "entry":
        return Feed(format="atom", entries=(_entry(root, namespace, base, 0, notes),), notes=tuple(notes.lines))
    feed = Parts(nodes.base_of(root, base, "feed", notes), "feed", notes)
    entries: list[Entry] = []
    deleted: list[Deleted] = []
    for space, name, node in nodes.children(root):
        space = ATOM if space == namespace else space
        if (space, name) == (TOMBSTONES, "deleted-entry"):
            when = nodes.time(node.get("when", ""), f"deleted-entry[{len(deleted)}]", notes, mail=False)
            deleted.append(Deleted(node.get("ref", "").strip(), when))
        elif (space, name) == (ATOM, "entry"):
            entries.append(_entry(node, namespace, feed.base, len(entries), notes))
        elif not feed.common(space, name, node) and space == ATOM:
            feed.text(name, node)
    feed.expect("id", "title", "updated")
    return Feed(
        format="atom",
        id=feed.texts.get("id", ""),
        title=feed.texts.get("title", ""),
        updated=feed.time("updated", mail=False),
        links=tuple(feed.links),
        entries=tuple(entries),
        deleted=tuple(deleted),
        notes=tuple(notes.lines),
    )


def _entry(root: etree._Element, namespace: str, base: str, number: int, notes: Notes) -> Entry:
    where = f"entry[{number}]"
    entry = Parts(nodes.base_of(root, base, where, notes), where, notes)
    quoted: list[bytes] = []
    for space, name, node in nodes.children(root):
        space = ATOM if space == namespace else space
        if entry.common(space, name, node) or space != ATOM:
            continue
        if name == "category":
            entry.categories.append(node.get("term", "").strip())
        elif name == "content":
            entry.point(node.get("src"), node, "content")
            quoted += _quoted(node, where, notes)
            if not len(node) and not quoted:
                entry.text("content", node)
        else:
            entry.text(name, node)
    entry.expect("id", "title", "updated")
    return Entry(
        id=entry.texts.get("id", ""),
        title=entry.texts.get("title", ""),
        updated=entry.time("updated", mail=False),
        published=entry.time("published", mail=False),
        summary=entry.texts.get("summary") or entry.texts.get("content", ""),
        links=tuple(entry.links),
        categories=tuple(entry.categories),
        fields=tuple(entry.fields),
        embedded=(*nodes.embedded(root, where, notes), *quoted),
    )


def _quoted(node: etree._Element, where: str, notes: Notes) -> list[bytes]:
    """A message that was put in as text, against section 4.1.3.3."""
    kind = nodes.media_type(node) or "text"
    if len(node) or not kind.endswith(("/xml", "+xml")) or not (raw := nodes.content(node)).startswith("<"):
        return []
    notes.add(where, "the message is quoted as text inside <content>; taken as XML")
    return [raw.encode()]
