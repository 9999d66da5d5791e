"""The forms in which content may still be what was signed, and their digests.

A signature is made over the document less the signature itself. Real senders differ: some change the file after
signing in ways that carry no meaning. Each is tried, the strict one first, and the verdict names what it took.
"""

import copy
import hashlib
from collections.abc import Iterator
from typing import Literal

from lxml import etree

from tocsin.cap.signature.names import DIGESTS, SIGNATURE
from tocsin.cap.signature.parts import Canonical, Parts

Change = Literal["other signatures", "instructions", "blanks"]
"""What is left out: signatures of others; processing instructions around the root; blank text between elements."""
Form = tuple[Change, ...]
"""Empty: as received."""
OTHERS: Literal["other signatures"] = "other signatures"
MAX_RELAXED = 500_000
"""Bytes; larger content is tried only as received. The largest real signed message has half of that."""
MAX_TRIES = 12
"""For all signatures of a message together."""
XML_SPACE = " \t\r\n"
"""What XML calls blank; other spaces are content."""


class Contents:
    """What the signatures of one message may have been made over, each form canonical once."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._shared: dict[tuple[Form, Canonical, bool], bytes] = {}
        self._tried = 0
        self._size = 0

    def form(self, parts: Parts) -> Form | None:
        """The form whose digest is the signature's, ``None`` where none is; no two forms are the same.

        Raises ``ValueError`` for an unknown digest or content without a canonical form (a relative namespace).
        """
        if parts.digest_algorithm not in DIGESTS:
            raise ValueError(f"the digest algorithm {parts.digest_algorithm[:80]!r} is not known")
        name = DIGESTS[parts.digest_algorithm]
        for form, cheap in _forms(self._root, parts):
            if not cheap and (self._tried >= MAX_TRIES or self._size > MAX_RELAXED):
                return None
            content = self._bytes(parts, form)
            if hashlib.new(name, content, usedforsecurity=False).digest() == parts.digest:
                return form
            self._size = len(content)
        return None

    def _bytes(self, parts: Parts, form: Form) -> bytes:
        """Without any signature the content is the same for all of them."""
        key = (form, parts.reference, parts.whole)
        if OTHERS in form and key in self._shared:
            return self._shared[key]
        self._tried += 1
        content = canonical(_content(self._root, parts, form), parts.reference)
        if OTHERS in form:
            self._shared[key] = content
        return content


def signed_info_forms(parts: Parts) -> Iterator[tuple[Form, bytes]]:
    """What the value signs, canonical: as received, then without blanks. Raises ``ValueError``.

    It is serialised and parsed alone first: taken out of its tree, lxml's canonical form adds ``xmlns=""`` to inner
    elements where the signature changes the default namespace, as all of Canada's do.
    """
    if parts.canonical is None:
        raise ValueError("the canonical form of what it signs is not known")
    info = etree.fromstring(etree.tostring(parts.signed_info, with_tail=False))
    received = canonical(info, parts.canonical)
    yield (), received
    _drop_blanks(info)
    if (bare := canonical(info, parts.canonical)) != received:
        yield ("blanks",), bare


def canonical(node: etree._Element | etree._ElementTree, form: Canonical) -> bytes:
    """Raises ``ValueError`` for what has none."""
    try:
        return bytes(
            etree.tostring(
                node,
                method="c14n",
                exclusive=form.exclusive,
                with_comments=form.comments,
                inclusive_ns_prefixes=list(form.prefixes) if form.exclusive else None,
            )
        )
    except etree.C14NError:
        raise ValueError("it has no canonical form; look for namespaces that are no full addresses") from None


def _forms(root: etree._Element, parts: Parts) -> Iterator[tuple[Form, bool]]:
    """With ``True`` for those that are always tried. Looking for blanks is left to the end, for it takes longest."""
    several = next(root.iterchildren(SIGNATURE)) is not next(root.iterchildren(SIGNATURE, reversed=True))
    base: Form = (OTHERS,) if several else ()
    yield base, True
    if several:
        yield (), True
    around = parts.whole and any(
        one.tag is etree.PI for before in (True, False) for one in root.itersiblings(preceding=before)
    )
    if around:
        yield (*base, "instructions"), False
    if next(_blanks(root), None) is not None:
        yield (*base, "blanks"), False
        if around:
            yield (*base, "instructions", "blanks"), False


def _content(root: etree._Element, parts: Parts, form: Form) -> etree._Element | etree._ElementTree:
    """A copy without the signature, changed as the form says."""
    place = root.index(parts.element)
    if parts.whole and "instructions" not in form:
        tree = copy.deepcopy(root.getroottree())
        result, node = tree, tree.getroot()
    else:
        result = node = copy.deepcopy(root)
        node.tail = None
    mine = node[place]
    for one in list(node.iterchildren(SIGNATURE)):
        if one is mine or OTHERS in form:
            take_out(one)
    if "blanks" in form:
        _drop_blanks(node)
    return result


def take_out(node: etree._Element) -> None:
    """Remove an element and keep the text behind it."""
    parent, before = node.getparent(), node.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (node.tail or "")
    else:
        parent.text = (parent.text or "") + (node.tail or "")
    parent.remove(node)


def _blanks(root: etree._Element) -> Iterator[tuple[etree._Element, Literal["text", "tail"]]]:
    """Blank texts beside elements; blank texts of elements without children are values and stay."""
    for node in root.iter():
        if node is not root and node.tail is not None and not node.tail.strip(XML_SPACE):
            yield node, "tail"
        if len(node) and node.text is not None and not node.text.strip(XML_SPACE):
            yield node, "text"


def _drop_blanks(root: etree._Element) -> None:
    for node, attribute in list(_blanks(root)):
        setattr(node, attribute, None)
