"""What a signature says of itself, read strictly: where it stands, what it covers, how it was made.

Only an enveloped signature that covers the outermost ``alert`` is read (CAP 1.2, section 3.3.4.1). All that wrapping
attacks need is refused here, before any cryptography: other places, other targets, other transforms.
"""

import binascii
from base64 import b64decode, b64encode
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from tocsin.cap.signature.names import ALGORITHMS, CANONICAL, DS, ENVELOPED, EXCLUSIVE, SIGNATURE

MAX_SIGNATURES = 3
"""Alerts of Environment Canada bear two: the author's and the distributor's."""
MAX_CERTIFICATES = 10
CONTENT = frozenset({"alert", "info", "resource", "area"})
IDS = ("Id", "ID", "id", "{http://www.w3.org/XML/1998/namespace}id")


class RefusedError(Exception):
    """``rule`` is S01 or S05 for what is forbidden, S04 for what is incomplete. ``node`` is where."""

    def __init__(self, rule: str, reason: str, node: etree._Element) -> None:
        super().__init__(reason)
        self.rule = rule
        self.reason = reason
        self.node = node


class Canonical(NamedTuple):
    """A canonical form (C14N 1.0, 1.1 or exclusive 1.0)."""

    exclusive: bool
    comments: bool
    prefixes: tuple[str, ...] = ()


class Parts(NamedTuple):
    """One signature. Identifiers are kept as they stand; ``value`` and ``digest`` are bytes.

    ``whole``: the reference names the document, not its outermost element, so that processing instructions around
    that element count. ``certificates`` are DER, ``None`` for one that is no base64.
    """

    element: etree._Element
    signed_info: etree._Element
    canonical: Canonical | None
    algorithm: str
    value: bytes
    whole: bool
    reference: Canonical
    digest_algorithm: str
    digest: bytes
    certificates: tuple[bytes | None, ...]
    key_values: tuple[etree._Element, ...]


def signatures(root: etree._Element) -> list[etree._Element]:
    """Those that stand in their place, as children of ``alert``. Raises ``RefusedError`` where one does not."""
    every = list(root.iter(SIGNATURE))
    if not every:
        return []
    for node in every:
        if node is root:
            raise RefusedError("S01", "it encloses the alert; only a signature inside <alert> is allowed", node)
        if node.getparent() is not root or etree.QName(root).localname != "alert":
            raise RefusedError("S01", "it is no child of the outermost <alert>, so it signs something else", node)
    if len(every) > MAX_SIGNATURES:
        raise RefusedError("S05", f"{len(every)} signatures; more than {MAX_SIGNATURES} are not read", every[-1])
    refuse_split_texts(root)
    return every


def refuse_split_texts(root: etree._Element) -> None:
    """Canonical forms drop comments: one put inside a text is not seen, yet some readers stop at it."""
    for comment in root.iter(etree.Comment):
        _refuse_split(comment)


def _refuse_split(comment: etree._Element) -> None:
    parent = comment.getparent()
    if parent is None or next(parent.iterchildren("*"), None) is not None:
        return
    if any(text.strip() for text in (parent.text or "", *(child.tail or "" for child in parent))):
        name = etree.QName(parent).localname
        raise RefusedError("S05", f"a comment splits the text of <{name}>, and no signature covers comments", parent)


def read(root: etree._Element, node: etree._Element) -> Parts:
    """Raises ``RefusedError``."""
    info = _one(node, "SignedInfo")
    value = _bytes(_one(node, "SignatureValue"))
    reference = _one(info, "Reference")
    algorithm = _one(info, "SignatureMethod").get("Algorithm", "")
    if algorithm in ALGORITHMS and ALGORITHMS[algorithm].kind == "HMAC":
        raise RefusedError("S05", "it is made with a shared secret (HMAC), which proves no sender", node)
    _refuse_content(root, node)
    certificates, key_values = _key_info(node)
    return Parts(
        element=node,
        signed_info=info,
        canonical=_canonical(_one(info, "CanonicalizationMethod")),
        algorithm=algorithm,
        value=value,
        whole=_covers(root, reference),
        reference=_transforms(reference),
        digest_algorithm=_one(reference, "DigestMethod").get("Algorithm", ""),
        digest=_bytes(_one(reference, "DigestValue")),
        certificates=certificates,
        key_values=key_values,
    )


def _covers(root: etree._Element, reference: etree._Element) -> bool:
    """Whether the reference names the whole document. Raises where it names neither that nor its root alone."""
    uri = reference.get("URI")
    if not uri:
        return True
    if not uri.startswith("#"):
        raise RefusedError("S05", f"it covers something outside the message ({uri[:80]!r})", reference)
    bearers = [one for one in root.iter("*") if uri[1:] in [one.get(name) for name in IDS]]
    if len(bearers) > 1:
        raise RefusedError("S05", f"{len(bearers)} elements bear the Id that it names ({uri[:80]!r})", reference)
    if bearers != [root]:
        raise RefusedError("S05", f"it covers {uri[:80]!r}, which is not the outermost <alert>", reference)
    return False


def _transforms(reference: etree._Element) -> Canonical:
    """Enveloped, then at most one canonical form; inclusive without one. Comments are never covered (4.4.3.2)."""
    steps = [step for group in reference.iterchildren(f"{DS}Transforms") for step in group.iterchildren("*")]
    names = [step.get("Algorithm", "") for step in steps]
    if ENVELOPED not in names:
        raise RefusedError("S01", "it is not made as an enveloped signature", reference)
    if names[0] != ENVELOPED or len(names) > 2:
        raise RefusedError(
            "S05", f"{len(names)} transforms; only enveloped and one canonical form may stand", reference
        )
    form = _canonical(steps[1]) if len(steps) == 2 else Canonical(False, False)
    if form is None:
        raise RefusedError("S05", f"the transform {names[1][:80]!r} could hide what is covered", reference)
    return form._replace(comments=False)


def _canonical(node: etree._Element) -> Canonical | None:
    """``None`` for a form that is not known."""
    name = node.get("Algorithm", "")
    bare = name.removesuffix("WithComments")
    if bare not in CANONICAL and bare.removesuffix("#") not in CANONICAL:
        return None
    listed = node.find(f"{{{EXCLUSIVE}}}InclusiveNamespaces")
    prefixes = () if listed is None else tuple(listed.get("PrefixList", "").split())
    return Canonical(bare == EXCLUSIVE, bare != name, prefixes)


def _key_info(node: etree._Element) -> tuple[tuple[bytes | None, ...], tuple[etree._Element, ...]]:
    infos = list(node.iterchildren(f"{DS}KeyInfo"))
    if len(infos) > 1:
        raise RefusedError("S05", "it holds <KeyInfo> twice", node)
    found = [one for info in infos for one in info.iterfind(f"{DS}X509Data/{DS}X509Certificate")]
    values = [one for info in infos for one in info.iterfind(f"{DS}KeyValue/*")]
    return tuple(_decoded(_text(one)) for one in found[:MAX_CERTIFICATES]), tuple(values[:MAX_CERTIFICATES])


def _refuse_content(root: etree._Element, node: etree._Element) -> None:
    """No signature covers itself, so anyone can put content into one, and readers that search the tree find it."""
    namespace = etree.QName(root).namespace
    for one in node.iter("*"):
        name = etree.QName(one)
        if name.namespace == namespace or name.localname in CONTENT:
            raise RefusedError(
                "S05", f"<{name.localname}> is hidden inside the signature, where nothing is signed", one
            )


def _one(node: etree._Element, name: str) -> etree._Element:
    found = list(node.iterchildren(f"{DS}{name}"))
    if not found:
        raise RefusedError("S04", f"it is incomplete: <{name}> is missing", node)
    if len(found) > 1:
        raise RefusedError("S05", f"it holds <{name}> {len(found)} times", node)
    return found[0]


def _text(node: etree._Element) -> str:
    if len(node):
        name = etree.QName(node).localname
        raise RefusedError("S05", f"<{name}> holds something besides its value", node)
    return "".join((node.text or "").split())


def _decoded(text: str) -> bytes | None:
    """``None`` for what no encoder writes, such as bits behind the end: the text was changed."""
    try:
        data = b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if b64encode(data).decode() == text else None


def _bytes(node: etree._Element) -> bytes:
    """Empty where it is no base64, which matches nothing."""
    return _decoded(_text(node)) or b""


def path(node: etree._Element) -> str:
    """Of an element, ``info[0]/Signature[0]``, counted from 0; empty for the root."""
    return "/".join(reversed(list(_steps(node))))


def _steps(node: etree._Element) -> Iterator[str]:
    while (parent := node.getparent()) is not None:
        before = sum(1 for _ in node.itersiblings(node.tag, preceding=True))
        yield f"{etree.QName(node).localname}[{before}]"
        node = parent
