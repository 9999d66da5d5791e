"""Whose strike it was: the dead and the damage that a text tells right after a strike are the striker's doing."""

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import structs

from tocsin.reading.analysis import Analysis
from tocsin.reading.claim import Claim

_DONE_TO = ("harm.killed", "harm.wounded", "harm.damage")
_STRIKING = ("strike.", "attack.", "abduct")
_CAUSES = ("hazard.", "strike.", "attack.", "abduct", "riot", "protest", "arrest")
_NEAR = 1
"""Sentences back that a strike still explains what is told."""


def blame(analysis: Analysis, claims: Sequence[Claim]) -> list[Claim]:
    """``claims`` in their order, with the striker told last as the doer of harm that names nobody."""
    starts = [analysis.tokens.starts[first] for first, _ in analysis.sentences]
    ordered = sorted(claims, key=lambda c: c.evidence.start)
    doers: dict[int, tuple[str, ...]] = {}
    cause: Claim | None = None
    for claim in ordered:
        if claim.act.startswith(_CAUSES) and claim.status == "done":
            cause = claim
        if claim.act not in _DONE_TO or claim.who or claim.status == "negated" or cause is None:
            continue
        apart = bisect_right(starts, claim.evidence.start) - bisect_right(starts, cause.evidence.start)
        ahead = next((c for c in ordered if _shares(starts, c, claim)), None)
        blamed = ahead or cause
        if blamed.act.startswith(_STRIKING) and apart <= _NEAR:
            doers[id(claim)] = blamed.who
    return [structs.replace(c, who=doers[id(c)]) if id(c) in doers else c for c in claims]


def _shares(starts: Sequence[int], cause: Claim, harm: Claim) -> bool:
    """Whether a cause stands in the sentence of the harm."""
    same = bisect_right(starts, cause.evidence.start) == bisect_right(starts, harm.evidence.start)
    return same and cause.act.startswith(_CAUSES) and cause.status == "done"
