"""Each claim once: a fact that the text tells twice is kept where it is told most fully."""

from collections.abc import Sequence

from tocsin.places import countries
from tocsin.reading.claim import Claim, NamedPlace

_RETOLD = (
    "alert.raise",
    "post.",
    "people.leave",
    "people.vigilance",
    "people.shelter",
    "coup",
    "emergency.",
    "warning.",
    "ceasefire",
    "doctrine.",
    "territory.",
    "arms.authorise",
    "strike.",
    "hazard.",
    "people.confine",
)
"""Acts that a text tends to tell again (headline, first sentence, 'the closures'); of others two tellings are two."""


def once(claims: Sequence[Claim], headings: Sequence[tuple[int, int]]) -> list[Claim]:
    """``claims`` in the order of the text, without those that only repeat another; ``headings`` are spans of lines
    whose claims the text below tells in full."""
    told = {c.act for c in claims if not _inside(c, headings)}
    claims = [c for c in claims if c.act not in told or not _inside(c, headings)]
    kept: list[Claim] = []
    for claim in claims:
        twin = next((k for k in kept if same(k, claim)), None)
        if twin is None:
            kept.append(claim)
        elif _fullness(claim) > _fullness(twin):
            kept[kept.index(twin)] = claim
    named = {k.act for k in kept if k.who}
    kept = [k for k in kept if k.who or not k.act.startswith("post.") or k.act not in named]
    return sorted(kept, key=lambda c: c.evidence.start)


def _inside(claim: Claim, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= claim.evidence.start and claim.evidence.end <= end for start, end in spans)


def same(a: Claim, b: Claim) -> bool:
    """Whether two claims tell one thing: same act and doers, and no slot in which they differ."""
    if a.act != b.act or a.who != b.who:
        return False
    overlap = min(a.evidence.end, b.evidence.end) - max(a.evidence.start, b.evidence.start)
    if a.evidence == b.evidence and a.place != b.place:
        return False  # one act over two places
    if overlap > 0 and a.act == "people.avoid" and _apart(a.place, b.place):
        return False  # 'against all travel to one region and all but essential travel to another'
    if overlap > 0:
        return _agree(a.quantity, b.quantity) and _agree(a.to_whom, b.to_whom)
    if not a.act.startswith(_RETOLD):
        return False
    return (
        a.status == b.status
        and _agree(a.place, b.place)
        and _agree(a.start and a.start[:10], b.start and b.start[:10])
        and _agree(a.to_whom, b.to_whom)
        and _agree(a.weapon, b.weapon)
        and a.quantity == b.quantity
        and a.asserted_by == b.asserted_by
        and (bool(a.who) or a.place is not None)
    )


def _apart(a: NamedPlace | None, b: NamedPlace | None) -> bool:
    """Whether both are places and neither is the country of the other."""
    if a is None or b is None or a == b:
        return False
    return a.country != b.country or not any(p.country and countries.english(p.country) == p.name for p in (a, b))


def _agree(a: object, b: object) -> bool:
    return not a or not b or a == b


def _fullness(claim: Claim) -> int:
    slots = (claim.to_whom, claim.asserted_by, claim.place, claim.start, claim.quantity, claim.weapon)
    return sum(bool(slot) for slot in slots) * 100 + min(99, claim.evidence.end - claim.evidence.start)
