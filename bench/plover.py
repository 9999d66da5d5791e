"""The PLOVER gold standard records: is the type of an event among the types of the claims found in its sentence?"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import mean
from typing import NamedTuple

from bench import peer
from bench.figure import Figure
from bench.gold import load
from tocsin.reading import Claim, read
from tocsin.reading.acts import ACTS

TYPES = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
"""The 16 event types. No act maps to CONCEDE or COOPERATE: their records can only be missed."""


class Answer(NamedTuple):
    """A record's type and the types found in its sentence."""

    gold: str
    found: frozenset[str]


def types(claims: Iterable[Claim]) -> frozenset[str]:
    """The claims' event types: PLOVER codes up to the hyphen ('COERCE' of 'COERCE-curfew')."""
    codes = (ACTS[claim.act].plover for claim in claims)
    return frozenset(code.partition("-")[0] for code in codes if code)


def share(answers: Sequence[Answer]) -> float:
    """The share of records whose type was found. A type found besides costs nothing."""
    return mean(answer.gold in answer.found for answer in answers)


def macro_f1(answers: Sequence[Answer]) -> float:
    """The mean over the 16 types of F1. A type found besides counts against that type's precision."""
    return mean(_f1(name, answers) for name in TYPES)


def _f1(name: str, answers: Sequence[Answer]) -> float:
    right = sum(name == answer.gold and name in answer.found for answer in answers)
    meant = sum(name == answer.gold for answer in answers)
    found = sum(name in answer.found for answer in answers)
    return 2 * right / (meant + found) if meant + found else 0.0


def figures(path: Path) -> list[Figure]:
    """The share, which is the headline, and the macro-F1. Two of the peers' shares were given with the records."""
    gold = load(path)
    pairs = list(zip(gold.documents, gold.rows, strict=True))
    ours = [Answer(row["plover"], types(read(document))) for document, row in pairs]
    plain = [Answer(row["plover"], types(peer.code(document))) for document, row in pairs]
    return [
        Figure(
            name=f"PLOVER, share of {len(pairs)} records right (headline)",
            value=share(ours),
            target=0.55,
            peer=f"dictionary coder 0.43 and trained SVM 0.42, as given; {peer.NAME} {share(plain):.3f}",
        ),
        Figure(
            name="PLOVER, macro-F1 over 16 types",
            value=macro_f1(ours),
            peer=f"{peer.NAME} {macro_f1(plain):.3f}",
        ),
    ]
