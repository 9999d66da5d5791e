"""Keys and certificates as PEM, and what a certificate says of its owner."""

import re
from datetime import datetime
from functools import lru_cache

import msgspec
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from tocsin.errors import InputError

VERSION = 0xA0
"""The tag before the version of a certificate, which the first version leaves out."""
PEM = re.compile(rb"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)
LARGEST = 20_000
"""Bytes of a certificate; real ones have two thousand."""


class Signer(msgspec.Struct, frozen=True):
    """Of a certificate: names as RFC 4514 writes them, serial number and SHA-256 in hexadecimal.

    ``days_left``: whole days from the time of verification to the end, below 0 after it.
    """

    subject: str
    issuer: str
    serial: str
    fingerprint: str
    valid_from: datetime
    valid_until: datetime
    days_left: int


def signer(certificate: x509.Certificate, at: datetime) -> Signer:
    return Signer(
        subject=certificate.subject.rfc4514_string(),
        issuer=certificate.issuer.rfc4514_string(),
        serial=f"{certificate.serial_number:x}",
        fingerprint=certificate.fingerprint(hashes.SHA256()).hex(),
        valid_from=certificate.not_valid_before_utc,
        valid_until=certificate.not_valid_after_utc,
        days_left=(certificate.not_valid_after_utc - at).days,
    )


def in_time(certificate: x509.Certificate, at: datetime) -> bool:
    return certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc


def for_signing(certificate: x509.Certificate) -> bool:
    """Whether its key usage, where it has one, allows signatures (RFC 5280, section 4.2.1.3)."""
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return usage.digital_signature or usage.content_commitment


def read_certificate(der: bytes) -> x509.Certificate | None:
    """From strangers: ``None`` for what is too large, or unreadable anywhere that is looked at later."""
    return _read(der) if len(der) <= LARGEST else None


@lru_cache(maxsize=256)
def _read(der: bytes) -> x509.Certificate | None:
    try:
        if not _serial_is_positive(der):
            return None
        certificate = x509.load_der_x509_certificate(der)
        for_signing(certificate)
        certificate.public_key()
        certificate.subject.rfc4514_string()
        certificate.issuer.rfc4514_string()
    except Exception:  # hostile bytes fail in many ways; to the officer they are all the same
        return None
    return certificate


def _serial_is_positive(der: bytes) -> bool:
    """As RFC 5280 asks (section 4.1.2.2); others are read by cryptography with a warning, and soon no more."""
    start = _inner(der, _inner(der, 0))
    if der[start] == VERSION:
        start = _inner(der, start) + der[start + 1]
    first = _inner(der, start)
    return int.from_bytes(der[first : first + der[start + 1]], signed=True) > 0


def _inner(der: bytes, start: int) -> int:
    """Where the content of the DER value at ``start`` begins."""
    length = der[start + 1]
    return start + 2 + (length & 0x7F if length & 0x80 else 0)


def load_certificates(pem: bytes, *, source: str = "certificates") -> tuple[x509.Certificate, ...]:
    """Every certificate of a PEM file, in its order. Raises ``InputError``."""
    found = PEM.findall(pem)
    if not found:
        raise InputError(source, "holds no certificate in PEM form (BEGIN CERTIFICATE); convert it to PEM")
    loaded = []
    for number, one in enumerate(found, 1):
        try:
            loaded.append(x509.load_pem_x509_certificate(one))
        except (ValueError, TypeError):
            raise InputError(source, f"certificate {number} of {len(found)} is damaged; export it again") from None
    return tuple(loaded)


def load_key(pem: bytes, *, password: bytes | None = None, source: str = "key") -> PrivateKeyTypes:
    """The private key of a PEM file. Raises ``InputError``: no key, damaged, password missing, wrong or not needed."""
    if b"PRIVATE KEY-----" not in pem:
        raise InputError(source, "holds no private key in PEM form (BEGIN PRIVATE KEY); convert it to PEM")
    try:
        return load_pem_private_key(pem, password)
    except TypeError:
        wanted = "is protected; give its password" if password is None else "has no password; give none"
        raise InputError(source, wanted) from None
    except (ValueError, UnsupportedAlgorithm):
        fault = "is damaged or its password is wrong; check both" if password else "is damaged; export it again"
        raise InputError(source, fault) from None
