"""The trust list from files, and a verdict in words."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tocsin.cli.cap.sources import data

if TYPE_CHECKING:
    from tocsin.cap.report.pen import Pen
    from tocsin.cap.signature import Trust, Verdict

MARGIN = " " * 4


def load(authorities: Sequence[str] | None, pinned: Sequence[str] | None) -> "Trust":
    """Raises ``InputError`` with the file that holds no certificate."""
    from tocsin.cap.signature import Trust, load_certificates

    def read(names: Sequence[str] | None) -> "tuple[object, ...]":
        return tuple(one for name in names or () for one in load_certificates(data(name), source=name))

    return Trust(read(authorities), read(pinned))  # type: ignore[arg-type]


def mark(verdict: "Verdict") -> tuple[str, str]:
    """Sign with word, and its colours."""
    from tocsin.cap.report import pen

    if verdict.good:
        return "✓ VERIFIED", pen.GREEN
    if not verdict.signed:
        return "○ NOT SIGNED", pen.ORANGE
    return ("✗ REFUSED" if verdict.refused else "✗ NOT VERIFIED"), pen.RED


def lines(verdict: "Verdict", name: str, pen: "Pen") -> Iterator[str]:
    """The verdict with its reasons, the certificate and how long it lasts."""
    sign, style = mark(verdict)
    first, *rest = pen.wrap(name, " " * (len(sign) + 1), MARGIN)
    yield f"{pen.paint(sign, style)} {first.strip()}"
    yield from rest
    for reason in verdict.reasons:
        yield from pen.wrap(reason, MARGIN, MARGIN)
    signer = verdict.signer
    if signer is not None:
        left = signer.days_left
        days = f"{left} day{'' if left == 1 else 's'} left" if left >= 0 else f"expired {-left} days ago"
        yield from pen.wrap(f"Certificate of {signer.subject}, by {signer.issuer}", MARGIN, MARGIN + "  ")
        yield from pen.wrap(f"valid until {signer.valid_until:%Y-%m-%d} ({days}), {verdict.algorithm}", MARGIN, MARGIN)
        yield from pen.wrap(f"SHA-256 {signer.fingerprint}", MARGIN, MARGIN)
