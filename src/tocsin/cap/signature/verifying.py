"""Verify the signature of a message: a verdict in words, whatever is found."""

from collections.abc import Iterator
from datetime import datetime

import msgspec

from tocsin.cap.signature.certificates import Signer, for_signing, in_time, signer
from tocsin.cap.signature.check import BLANK
from tocsin.cap.signature.forms import Contents
from tocsin.cap.signature.judge import Judged, judge
from tocsin.cap.signature.keys import short
from tocsin.cap.signature.names import ALGORITHMS, DIGESTS
from tocsin.cap.signature.parts import Parts, RefusedError, read, signatures
from tocsin.cap.signature.trust import NOBODY, Trust, standing
from tocsin.cap.signature.verdict import Verdict
from tocsin.cap.tree import parse_tree

LEFT_OUT = {
    "other signatures": "further signatures, added after this one",
    "instructions": "processing instructions around the alert",
    "blanks": "blank text between elements (it was re-indented)",
}


def verify(data: bytes, *, trust: Trust = NOBODY, at: datetime, source: str = "CAP message") -> Verdict:
    """The verdict at the time ``at`` (aware): that of receipt, for ``sent`` may be older than the certificate.

    Every enveloped signature is verified; the best counts, the rest is in ``others``. Revocation is not asked for: it
    needs the network. Raises ``CapError`` for what is no XML, never for a signature.
    """
    root = parse_tree(data.lstrip(BLANK), source, whole=True)
    try:
        every = [read(root, node) for node in signatures(root)]
    except RefusedError as error:
        refused = error.rule != "S04"
        lead = "Refused, as forged messages look like this" if refused else "The signature cannot be read"
        return Verdict(signed=True, refused=refused, reasons=(f"{lead}: {error.reason}.",))
    if not every:
        return Verdict(signed=False, reasons=("The message is not signed.",))
    contents = Contents(root)
    verdicts = [_verdict(contents, parts, trust, at) for parts in every]
    best = max(verdicts, key=lambda one: (one.good, one.trust in ("pinned", "trusted"), one.alert_is_signed))
    return msgspec.structs.replace(best, others=tuple(one for one in verdicts if one is not best))


def _verdict(contents: Contents, parts: Parts, trust: Trust, at: datetime) -> Verdict:
    judged = judge(contents, parts, (*trust.pinned, *trust.authorities))
    algorithm = ALGORITHMS.get(parts.algorithm)
    digest = DIGESTS.get(parts.digest_algorithm)
    verdict = Verdict(
        signed=True,
        alert_is_signed=bool(judged.integrity and judged.value),
        integrity=judged.integrity,
        value=judged.value,
        form=judged.form,
        algorithm=None if algorithm is None else algorithm.name,
        digest=digest,
        weak=(algorithm is not None and algorithm.weak)
        or digest == "SHA1"
        or (judged.by is not None and short(judged.by.key)),
    )
    verdict = _with_signer(verdict, judged, trust, at)
    faults = (*_content_faults(verdict, judged), *_signer_faults(verdict, judged, at))
    verdict = msgspec.structs.replace(verdict, good=not faults)
    return msgspec.structs.replace(verdict, reasons=(*faults, *_notes(verdict, judged.unreadable)))


def _with_signer(verdict: Verdict, judged: Judged, trust: Trust, at: datetime) -> Verdict:
    certificate = None if judged.by is None else judged.by.certificate
    if certificate is None:
        return verdict
    return msgspec.structs.replace(
        verdict,
        signer=signer(certificate, at),
        trust=standing(certificate, judged.certificates, trust, at) if judged.value else "unproven",
        in_time=in_time(certificate, at),
        for_signing=for_signing(certificate),
    )


def _content_faults(verdict: Verdict, judged: Judged) -> Iterator[str]:
    if verdict.integrity is False:
        yield "The content is not what was signed: it was changed on the way, by a repair or by a forger."
    if verdict.value is False:
        yield "The signature was not made with the key that it names."
    for reason in judged.unknown:
        yield f"The signature cannot be checked: {reason}."
    if verdict.value is None and not judged.unknown:
        yield "The signature cannot be checked: it holds neither a readable certificate nor a key."


def _signer_faults(verdict: Verdict, judged: Judged, at: datetime) -> Iterator[str]:
    if verdict.signer is None:
        damaged = "the certificate is damaged" if judged.unreadable else "no certificate is sent along"
        yield f"Nobody can tell who signed: {damaged}."
    else:
        yield from _certificate_faults(verdict, verdict.signer, at)
    if verdict.weak:
        yield f"The algorithm is weak ({verdict.algorithm}, digest {verdict.digest}, or a short key): it can be forged."


def _certificate_faults(verdict: Verdict, signer: Signer, at: datetime) -> Iterator[str]:
    if verdict.trust == "untrusted":
        yield f"The signer is not in your trust list, and no authority in it vouches for {signer.subject}."
    if at < signer.valid_from:
        yield f"The certificate is not valid before {signer.valid_from:%Y-%m-%d %H:%M} UTC."
    if at > signer.valid_until:
        yield f"The certificate expired on {signer.valid_until:%Y-%m-%d %H:%M} UTC, {-signer.days_left} days ago."
    if not verdict.for_signing:
        yield "The certificate is not made for signatures (key usage)."


def _notes(verdict: Verdict, unreadable: int) -> Iterator[str]:
    if verdict.good and verdict.signer is not None:
        how = "pinned" if verdict.trust == "pinned" else "vouched for by an authority of your trust list"
        yield f"Signed by {verdict.signer.subject}, {how}; the content is as it was signed."
    if unreadable and verdict.signer is not None:
        yield "A certificate that was sent along is damaged."
    for change in verdict.form or ():
        yield f"It matches only without {LEFT_OUT[change]}."
