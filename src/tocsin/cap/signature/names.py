"""Names of XML Signature (W3C xmldsig-core1, RFC 9231): elements, canonical forms, digests, algorithms."""

from typing import Literal, NamedTuple

from cryptography.hazmat.primitives import hashes

DS = "{http://www.w3.org/2000/09/xmldsig#}"
DS11 = "{http://www.w3.org/2009/xmldsig11#}"
SIGNATURE = f"{DS}Signature"
ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature"
EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#"
INCLUSIVE = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
CANONICAL = frozenset({INCLUSIVE, "http://www.w3.org/2006/12/xml-c14n11", EXCLUSIVE})
"""Each also with ``#WithComments`` (exclusive: ``WithComments``)."""

_MORE = "http://www.w3.org/2001/04/xmldsig-more#"
_OLD = "http://www.w3.org/2000/09/xmldsig#"
_ENC = "http://www.w3.org/2001/04/xmlenc#"
_PSS = "http://www.w3.org/2007/05/xmldsig-more#"

DIGESTS: dict[str, str] = {
    f"{_OLD}sha1": "SHA1",
    f"{_MORE}sha224": "SHA224",
    f"{_ENC}sha256": "SHA256",
    f"{_MORE}sha384": "SHA384",
    f"{_ENC}sha512": "SHA512",
}
"""By identifier; the names are those of ``hashlib`` in capitals."""

HASHES: dict[str, hashes.HashAlgorithm] = {
    "SHA1": hashes.SHA1(),  # noqa: S303 - old messages are verified, and called weak
    "SHA224": hashes.SHA224(),
    "SHA256": hashes.SHA256(),
    "SHA384": hashes.SHA384(),
    "SHA512": hashes.SHA512(),
}


Kind = Literal["RSA", "RSA-PSS", "ECDSA", "DSA", "Ed25519", "HMAC"]
_KINDS: tuple[Kind, ...] = ("RSA", "ECDSA", "HMAC")
_BITS = (224, 256, 384, 512)


class Algorithm(NamedTuple):
    """How a value is made. ``hash`` is empty for Ed25519, which has its own."""

    kind: Kind
    hash: str

    @property
    def name(self) -> str:
        return f"{self.kind}-{self.hash}" if self.hash else self.kind

    @property
    def weak(self) -> bool:
        """Broken (SHA-1) or withdrawn (DSA, FIPS 186-5)."""
        return self.hash == "SHA1" or self.kind == "DSA"


ALGORITHMS: dict[str, Algorithm] = {
    f"{_OLD}rsa-sha1": Algorithm("RSA", "SHA1"),
    f"{_OLD}dsa-sha1": Algorithm("DSA", "SHA1"),
    f"{_OLD}hmac-sha1": Algorithm("HMAC", "SHA1"),
    f"{_MORE}ecdsa-sha1": Algorithm("ECDSA", "SHA1"),
    "http://www.w3.org/2009/xmldsig11#dsa-sha256": Algorithm("DSA", "SHA256"),
    "http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519": Algorithm("Ed25519", ""),
    **{f"{_MORE}{kind.lower()}-sha{bits}": Algorithm(kind, f"SHA{bits}") for kind in _KINDS for bits in _BITS},
    **{f"{_PSS}sha{bits}-rsa-MGF1": Algorithm("RSA-PSS", f"SHA{bits}") for bits in _BITS},
}
"""By identifier. HMAC is here only to be refused by name."""
