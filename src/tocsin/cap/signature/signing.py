"""Sign a message: an enveloped XML Signature as the last child of ``alert`` (section 3.3.4.1)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from lxml import etree
from signxml.algorithms import CanonicalizationMethod, SignatureMethod
from signxml.signer import XMLSigner

from tocsin.cap.signature import keys
from tocsin.cap.signature.certificates import for_signing, load_certificates, load_key
from tocsin.cap.signature.forms import take_out
from tocsin.cap.signature.parts import IDS, RefusedError, refuse_split_texts, signatures
from tocsin.cap.tree import CapError, parse_tree
from tocsin.errors import InputError

Form = Literal["exclusive", "inclusive"]
_METHODS = {
    "exclusive": CanonicalizationMethod.EXCLUSIVE_XML_CANONICALIZATION_1_0,
    "inclusive": CanonicalizationMethod.CANONICAL_XML_1_0,
}
Usable = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
CURVES = ("secp256r1", "secp384r1", "secp521r1")
MIN_BITS = 2048


class _Signer(XMLSigner):
    """Copies the message in UTF-8: the ASCII that signxml writes has no form for a name such as <météo>."""

    def _tostring(self, xml_node: Any, **kwargs: Any) -> bytes:
        return bytes(etree.tostring(xml_node, encoding="UTF-8", **kwargs))


def sign(
    data: bytes,
    key: bytes | PrivateKeyTypes,
    certificates: bytes | Sequence[x509.Certificate],
    *,
    at: datetime,
    password: bytes | None = None,
    form: Form = "exclusive",
    replace: bool = False,
    source: str = "CAP message",
) -> bytes:
    """The signed message in UTF-8 with a declaration. Send these bytes as they are: nothing may be re-indented.

    RSA-SHA256 or ECDSA-SHA256, by the key. ``key`` and ``certificates`` (the signer's and those up to its authority,
    all are sent along) are PEM or loaded. ``at`` (aware) is the time for which the certificate must be valid.
    ``form`` is the canonical form: exclusive, as IPAWS and Environment Canada use, or inclusive (C14N 1.0).
    ``replace`` takes earlier signatures out.

    Raises ``CapError`` for what is no CAP message, and ``InputError`` for one already signed, a key that is too
    short, of a kind that cannot be used or not the certificate's, a certificate expired, not yet valid or not made
    for signatures.
    """
    private = load_key(key, password=password) if isinstance(key, bytes) else key
    loaded = load_certificates(certificates) if isinstance(certificates, bytes) else tuple(certificates)
    usable, method = _method(private)
    chain = _chain(usable, loaded, at)
    root = _unsigned(parse_tree(data, source, whole=True), replace, source)
    signer = _Signer(signature_algorithm=method, c14n_algorithm=_METHODS[form])
    try:
        signed = signer.sign(root, key=usable, cert=chain)
    except etree.C14NError:
        raise CapError(source, "N01", "a namespace is no full address, so it has no canonical form; mend it") from None
    return bytes(etree.tostring(signed.getroottree(), encoding="UTF-8", xml_declaration=True))


def _method(key: PrivateKeyTypes) -> tuple[Usable, SignatureMethod]:
    if isinstance(key, rsa.RSAPrivateKey) and key.key_size >= MIN_BITS:
        return key, SignatureMethod.RSA_SHA256
    if isinstance(key, ec.EllipticCurvePrivateKey) and key.curve.name in CURVES:
        return key, SignatureMethod.ECDSA_SHA256
    if isinstance(key, rsa.RSAPrivateKey):
        kind = f"RSA with {key.key_size} bits"
    elif isinstance(key, ec.EllipticCurvePrivateKey):
        kind = f"EC {key.curve.name}"
    else:
        kind = type(key).__name__.removesuffix("PrivateKey")
    raise InputError("key", f"{kind} cannot be used for signing; use RSA with {MIN_BITS} bits or more, or EC P-256")


def _chain(key: Usable, certificates: Sequence[x509.Certificate], at: datetime) -> list[x509.Certificate]:
    """The signer's certificate first, then the others in their order."""
    mine = [one for one in certificates if keys.same(one.public_key(), key.public_key())]
    if not mine:
        raise InputError("certificates", "none belongs to the key; give the one that was issued for it")
    own = mine[0]
    end, start = own.not_valid_after_utc, own.not_valid_before_utc
    if at > end:
        raise InputError("certificates", f"the signer's expired on {end:%Y-%m-%d %H:%M} UTC; renew it")
    if at < start:
        raise InputError(
            "certificates", f"the signer's is valid only from {start:%Y-%m-%d %H:%M} UTC; wait or renew it"
        )
    if not for_signing(own):
        raise InputError("certificates", "the signer's is not made for signatures (key usage); ask for one that is")
    return [own, *(one for one in certificates if one != own)]


def _unsigned(root: etree._Element, replace: bool, source: str) -> etree._Element:
    if etree.QName(root).localname != "alert":
        raise CapError(source, "N02", f"<{etree.QName(root).localname}> is no CAP message; give one <alert>")
    try:
        refuse_split_texts(root)
        earlier = signatures(root)
    except RefusedError as error:
        raise CapError(
            source, error.rule, f"cannot be signed: {error.reason}; take it out", error.node.sourceline
        ) from None
    if earlier and not replace:
        raise InputError(source, "is signed already; to sign it anew, ask for the old signature to be replaced")
    for one in earlier:
        take_out(one)
    if any(root.get(name) is not None for name in IDS):
        raise CapError(source, "X01", "<alert> bears an Id, which CAP does not know; take it out", root.sourceline)
    return root
