"""Bytes from senders nobody trusts to a Feed."""

from tocsin.cap.feeds import atom, nodes, rss
from tocsin.cap.feeds.model import Feed
from tocsin.cap.tree import CapError, parse_tree


def read_feed(data: bytes, source: str, base: str | None = None) -> Feed:
    """The feed in ``data``, Atom or RSS. ``source`` names it in errors.

    ``base`` is the address at which it was found, to which relative links are joined; without it ``source`` is, where
    that is an http(s) address, else the feed's own link of relation ``self``. What departs from the standards is told
    in ``notes``. Raises ``CapError``: N00, N04, N05 as ``parse_tree``, N02 for what is no feed.
    """
    root = parse_tree(data, source, whole=True)
    if nodes.crowded(root) or any(nodes.crowded(node) for node in root.iterchildren("{*}channel")):
        raise CapError(source, "N05", f"declares more than {nodes.MAX_DECLARATIONS} namespaces; no honest feed does")
    namespace, name = nodes.split(root)
    if name not in ("feed", "entry", "rss", "RDF"):
        hint = "; this is one message, which needs no feed" if name == "alert" and namespace in nodes.CAP else ""
        reason = f"<{name}> is no feed; give an Atom <feed> or an <rss>{hint}"
        raise CapError(source, "N02", reason, root.sourceline)
    if base is None:
        base = source if source.lower().startswith(("http://", "https://")) else ""
    reader = rss.read if name in ("rss", "RDF") else atom.read
    feed = reader(root, base)
    own = feed.link("self")
    return reader(root, own) if not base and own else feed
