"""Signatures of CAP messages: sign, verify, check (OASIS CAP 1.2, section 3.3.4.1; W3C XML Signature 1.1).

Names are loaded when first used: cryptography takes a fifth of a second that most programs need not spend.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from tocsin.cap.signature.check import findings

if TYPE_CHECKING:
    from tocsin.cap.signature.certificates import Signer, load_certificates, load_key
    from tocsin.cap.signature.signing import sign
    from tocsin.cap.signature.trust import Trust, load_trust
    from tocsin.cap.signature.verdict import Verdict
    from tocsin.cap.signature.verifying import verify

__all__ = [
    "Signer",
    "Trust",
    "Verdict",
    "findings",
    "load_certificates",
    "load_key",
    "load_trust",
    "sign",
    "verify",
]

_HOMES = {
    "Signer": "certificates",
    "Trust": "trust",
    "Verdict": "verdict",
    "load_certificates": "certificates",
    "load_key": "certificates",
    "load_trust": "trust",
    "sign": "signing",
    "verify": "verifying",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
