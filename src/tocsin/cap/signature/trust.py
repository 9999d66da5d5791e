"""Whom an officer trusts: authorities whose certificates count, and single certificates that are pinned."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal

import msgspec
from cryptography import x509
from cryptography.x509.verification import ExtensionPolicy, PolicyBuilder, Store, VerificationError

from tocsin.cap.signature.certificates import load_certificates

Standing = Literal["pinned", "trusted", "untrusted", "no certificate", "unproven"]
"""``unproven``: the value does not match, so that the certificate may have been put there by anyone."""
MAX_DEPTH = 5


class Trust(msgspec.Struct, frozen=True):
    """``authorities``: whoever they certify is trusted. ``pinned``: these certificates are trusted, and no others.

    Put no public web authority into ``authorities``: anyone gets a certificate there.
    """

    authorities: tuple[x509.Certificate, ...] = ()
    pinned: tuple[x509.Certificate, ...] = ()


NOBODY = Trust()


def load_trust(authorities: bytes = b"", pinned: bytes = b"", *, source: str = "trust list") -> Trust:
    """From PEM files; an empty one is none. Raises ``InputError``."""
    return Trust(
        load_certificates(authorities, source=source) if authorities else (),
        load_certificates(pinned, source=source) if pinned else (),
    )


def standing(certificate: x509.Certificate, others: Sequence[x509.Certificate], trust: Trust, at: datetime) -> Standing:
    """Of a certificate that came with ``others``. Expiry of the certificate itself is not judged here: an expired one
    is looked at as it stood on the last day of its time, one not yet valid on its first."""
    if certificate in trust.pinned or certificate in trust.authorities:
        return "pinned"
    if not trust.authorities:
        return "untrusted"
    time = min(max(at, certificate.not_valid_before_utc), certificate.not_valid_after_utc)
    verifier = (
        PolicyBuilder()
        .store(Store(list(trust.authorities)))
        .time(time.astimezone(UTC))
        .max_chain_depth(MAX_DEPTH)
        .extension_policies(ca_policy=ExtensionPolicy.webpki_defaults_ca(), ee_policy=ExtensionPolicy.permit_all())
        .build_client_verifier()
    )
    try:
        verifier.verify(certificate, list(others))
    except VerificationError:
        return "untrusted"
    return "trusted"
