"""What an officer is told about the signature of a message."""

import msgspec

from tocsin.cap.signature.certificates import Signer
from tocsin.cap.signature.forms import Form
from tocsin.cap.signature.trust import Standing


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """Of one message. ``good`` is the only field that says yes; ``reasons`` say in words why, or why not.

    ``refused``: made as forged messages are (rules S01, S05); the message is not to be used. In all other cases a
    message is not rejected for its signature (CAP 1.2, section 3.3.4.1).
    ``integrity``: the content is what was signed. ``value``: the signature was made with the signer's key. Both
    ``None`` where that cannot be found out. ``alert_is_signed``: both, so that some key vouches for this alert.
    ``form``: what had to be left out of the message as received to match; empty for nothing.
    ``signer``: who made the value; where ``value`` is not true, who is said to have, and ``trust`` is ``unproven``.
    ``trust``, ``in_time`` (certificate valid at the time asked) and ``for_signing`` (its key usage) tell of the signer.
    ``algorithm`` and ``digest`` are names such as RSA-SHA256; ``weak``: SHA-1, DSA or a short key.
    ``others``: verdicts on further signatures of the message; this one is the best.
    """

    signed: bool
    good: bool = False
    refused: bool = False
    alert_is_signed: bool = False
    integrity: bool | None = None
    value: bool | None = None
    form: Form | None = None
    signer: Signer | None = None
    trust: Standing = "no certificate"
    in_time: bool | None = None
    for_signing: bool | None = None
    algorithm: str | None = None
    digest: str | None = None
    weak: bool = False
    reasons: tuple[str, ...] = ()
    others: tuple["Verdict", ...] = ()
