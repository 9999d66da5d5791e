"""Is the content what was signed, and was it signed with that key? No trust list and no clock."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes

from tocsin.cap.signature.certificates import read_certificate
from tocsin.cap.signature.forms import Contents, Form, signed_info_forms
from tocsin.cap.signature.keys import matches, read_key
from tocsin.cap.signature.names import ALGORITHMS
from tocsin.cap.signature.parts import Parts


class Candidate(NamedTuple):
    """A key that may have made the value, with its certificate where it has one."""

    key: PublicKeyTypes
    certificate: x509.Certificate | None


class Judged(NamedTuple):
    """``None`` where a question has no answer; ``unknown`` then says why.

    ``form`` is what the content and the value took together. ``by`` made the value, or is the first that claims so.
    ``certificates`` are the readable ones of the message, ``unreadable`` counts the others.
    """

    integrity: bool | None
    value: bool | None
    form: Form | None
    by: Candidate | None
    certificates: tuple[x509.Certificate, ...]
    unreadable: int
    unknown: tuple[str, ...]


def judge(contents: Contents, parts: Parts, pinned: Sequence[x509.Certificate] = ()) -> Judged:
    """``pinned`` may have signed without sending their certificate along."""
    read = [None if one is None else read_certificate(one) for one in parts.certificates]
    certificates = tuple(one for one in read if one is not None)
    sent = [Candidate(one.public_key(), one) for one in certificates]
    bare = [Candidate(key, None) for node in parts.key_values if (key := read_key(node)) is not None]
    ours = [Candidate(one.public_key(), one) for one in pinned]
    unknown: list[str] = []
    form: Form | None = None
    integrity: bool | None = None
    value: bool | None = None
    by = next(iter((*sent, *bare)), None)
    try:
        form = contents.form(parts)
        integrity = form is not None
    except ValueError as error:
        unknown.append(str(error))
    try:
        made = _maker(parts, (*sent, *ours, *bare))
    except ValueError as error:
        unknown.append(str(error))
    else:
        value = True if made is not None else False if by is not None else None
        if made is not None:
            by, further = made
            form = None if form is None else tuple(dict.fromkeys((*form, *further)))
    return Judged(integrity, value, form, by, certificates, len(read) - len(certificates), tuple(unknown))


def _maker(parts: Parts, candidates: Iterable[Candidate]) -> tuple[Candidate, Form] | None:
    """Whose key made the value, and over which form. Raises ``ValueError`` where that cannot be found out."""
    algorithm = ALGORITHMS.get(parts.algorithm)
    if algorithm is None:
        raise ValueError(f"the algorithm {parts.algorithm[:80]!r} is not known")
    signed = list(signed_info_forms(parts))
    for candidate in candidates:
        for form, info in signed:
            if matches(candidate.key, algorithm, parts.value, info):
                return candidate, form
    return None
