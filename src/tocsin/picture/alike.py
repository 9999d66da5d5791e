"""When two tellings speak of one happening. The rule in words: ``docs/explanation/picture.md``."""

from tocsin.picture import kin
from tocsin.picture.actors import audience, code, same_actors
from tocsin.picture.atlas import Atlas, is_country
from tocsin.picture.model import Telling
from tocsin.picture.sources import Reports
from tocsin.picture.times import Span, overlap, span
from tocsin.reading.acts import ACTS
from tocsin.reading.claim import Claim, NamedPlace, Quantity

SAID_ANYWHERE = frozenset({"supply", "posture", "diplomacy"})
"""Families of acts whose place is a matter of telling; a telling without a place fits any."""


class Rule:
    """The merge rule, bound to the reports and the atlas that it consults."""

    def __init__(self, reports: Reports, atlas: Atlas) -> None:
        self._reports = reports
        self._atlas = atlas

    def alike(self, a: Telling, b: Telling) -> bool:
        """Whether two tellings may be one event."""
        return kin.stage(a.claim.status) == kin.stage(b.claim.status) and self.same_happening(a, b)

    def same_happening(self, a: Telling, b: Telling) -> bool:
        """As ``alike``, whatever the tellings say of its status: a denial is alike what it denies."""
        return (
            kin.same_act(a.claim.act, b.claim.act)
            and same_actors(a.claim.who, b.claim.who)
            and self._same_target(a.claim, b.claim)
            and kin.same_weapons(a.claim.weapon, b.claim.weapon)
            and self.same_place(a.claim, b.claim)
            and overlap(self.span(a), self.span(b))
            and not _crossed(a.claim, b.claim)
            and not self._parts_of_one_count(a, b)
            and not _own_and_quoted(a, b)
        )

    def span(self, telling: Telling) -> Span:
        return span(telling.claim, ACTS[telling.claim.act].family, self._reports.published(telling))

    def same_place(self, a: Claim, b: Claim) -> bool:
        """Equal, one inside the other, or one left open by acts that need no place."""
        if a.place is None or b.place is None:
            return a.place is b.place or ACTS[a.act].family in SAID_ANYWHERE
        return a.place == b.place or covers(self._atlas, a.place, b.place) or covers(self._atlas, b.place, a.place)

    def _same_target(self, a: Claim, b: Claim) -> bool:
        if ACTS[a.act].family != "protect":
            return same_actors(a.to_whom, b.to_whom)
        return audience(a.to_whom, _country(a.place)) == audience(b.to_whom, _country(b.place))

    def _parts_of_one_count(self, a: Telling, b: Telling) -> bool:
        """One voice giving two counts in one report speaks of two things: the whole and a part."""
        same_voice = a.source.document == b.source.document and a.claim.asserted_by == b.claim.asserted_by
        return same_voice and differing_units(a.claim.quantity, b.claim.quantity)


def _crossed(a: Claim, b: Claim) -> bool:
    """Whether the doer of one is the target of the other. In a fight both sides are both."""
    if a.act == "strike.clash" or ACTS[a.act].family not in ("strike", "supply"):
        return False
    doers, targets = ({code(actor) for actor in (*x, *y)} for x, y in ((a.who, b.who), (a.to_whom, b.to_whom)))
    return bool(doers & targets)


def _own_and_quoted(a: Telling, b: Telling) -> bool:
    """One report keeps apart what it tells in its own voice and what it lets others say."""
    same_report = a.source.document == b.source.document
    return same_report and bool(a.claim.asserted_by) != bool(b.claim.asserted_by)


def covers(atlas: Atlas, outer: NamedPlace, inner: NamedPlace) -> bool:
    """Whether ``inner`` lies in ``outer``; a country covers its places even where the atlas does not know them."""
    if is_country(outer):
        return outer.country == inner.country and not is_country(inner)
    return atlas.contains(outer, inner)


def differing_units(a: tuple[Quantity, ...], b: tuple[Quantity, ...]) -> bool:
    """Whether a unit that both count has different counts."""
    units = {q.unit for q in a} & {q.unit for q in b}
    return any({q for q in a if q.unit == unit} != {q for q in b if q.unit == unit} for unit in units)


def _country(place: NamedPlace | None) -> str | None:
    return place.country if place else None
