"""Public keys: from ``KeyValue`` elements, and whether a signature value was made with one."""

from base64 import b64decode

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from lxml import etree

from tocsin.cap.signature.names import DS, DS11, HASHES, Algorithm

MAX_BITS = 16384
"""Of a number in a key; larger ones only cost time."""
CURVES: dict[str, ec.EllipticCurve] = {
    "urn:oid:1.2.840.10045.3.1.7": ec.SECP256R1(),
    "urn:oid:1.3.132.0.34": ec.SECP384R1(),
    "urn:oid:1.3.132.0.35": ec.SECP521R1(),
}


def matches(key: PublicKeyTypes, algorithm: Algorithm, value: bytes, signed: bytes) -> bool:
    """Whether ``value`` (as XML Signature writes it, RFC 9231) was made over ``signed`` with the key's other half."""
    try:
        _verify(key, algorithm, value, signed)
    except (InvalidSignature, UnsupportedAlgorithm, ValueError):
        return False
    return True


def _verify(key: PublicKeyTypes, algorithm: Algorithm, value: bytes, signed: bytes) -> None:
    match algorithm.kind, key:
        case "RSA", rsa.RSAPublicKey():
            key.verify(value, signed, padding.PKCS1v15(), HASHES[algorithm.hash])
        case "RSA-PSS", rsa.RSAPublicKey():
            digest = HASHES[algorithm.hash]
            key.verify(value, signed, padding.PSS(padding.MGF1(digest), digest.digest_size), digest)
        case "ECDSA", ec.EllipticCurvePublicKey():
            key.verify(_two_numbers(value, (key.key_size + 7) // 8), signed, ec.ECDSA(HASHES[algorithm.hash]))
        case "DSA", dsa.DSAPublicKey():
            order = key.public_numbers().parameter_numbers.q.bit_length()
            key.verify(_two_numbers(value, (order + 7) // 8), signed, HASHES[algorithm.hash])
        case "Ed25519", ed25519.Ed25519PublicKey():
            key.verify(value, signed)
        case _:
            raise ValueError("the key is of another kind than the algorithm")


def _two_numbers(value: bytes, size: int) -> bytes:
    """r and s side by side, as DER."""
    if len(value) != 2 * size:
        raise ValueError("the value has not the length of two numbers")
    return encode_dss_signature(int.from_bytes(value[:size]), int.from_bytes(value[size:]))


def short(key: PublicKeyTypes) -> bool:
    """Whether the key is below 112 bits of strength (NIST SP 800-131A)."""
    match key:
        case rsa.RSAPublicKey() | dsa.DSAPublicKey():
            return key.key_size < 2048
        case ec.EllipticCurvePublicKey():
            return key.key_size < 224
        case _:
            return False


def same(one: PublicKeyTypes, other: PublicKeyTypes) -> bool:
    return _bytes(one) == _bytes(other)


def _bytes(key: PublicKeyTypes) -> bytes:
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def read_key(node: etree._Element) -> PublicKeyTypes | None:
    """From the child of a ``KeyValue``; ``None`` for one that is not known or not well made."""
    try:
        if node.tag == f"{DS}RSAKeyValue":
            return rsa.RSAPublicNumbers(_number(node, "Exponent"), _number(node, "Modulus")).public_key()
        if node.tag == f"{DS}DSAKeyValue":
            parameters = dsa.DSAParameterNumbers(*(_number(node, name) for name in "PQG"))
            return dsa.DSAPublicNumbers(_number(node, "Y"), parameters).public_key()
        if node.tag == f"{DS11}ECKeyValue":
            curve = CURVES[node.find(f"{DS11}NamedCurve").get("URI")]
            point = b64decode(node.findtext(f"{DS11}PublicKey"))
            return ec.EllipticCurvePublicKey.from_encoded_point(curve, point)
    except (ValueError, TypeError, KeyError, AttributeError, UnsupportedAlgorithm):
        return None
    return None


def _number(node: etree._Element, name: str) -> int:
    data = b64decode(node.findtext(f"{DS}{name}"))
    if len(data) * 8 > MAX_BITS + 8:
        raise ValueError("a number of that size is no key")
    return int.from_bytes(data)
