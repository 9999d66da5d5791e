"""Which acts, statuses and weapons may belong to one event: ``kin.toml``."""

import tomllib
from collections.abc import Sequence
from importlib.resources import files

from tocsin.reading.claim import Status

_TABLE = tomllib.loads((files("tocsin.picture") / "kin.toml").read_text("utf-8"))
_GENERAL: dict[str, frozenset[str]] = {act: frozenset(special) for act, special in _TABLE["general"].items()}
_STAGE: dict[str, tuple[str, int]] = {
    status: (stage, rank) for stage, statuses in _TABLE["stages"].items() for rank, status in enumerate(statuses)
}
_PLAIN_WEAPONS = frozenset(_TABLE["weapons"]["general"])


def same_act(a: str, b: str) -> bool:
    """Equal, or one is a more general word for the other."""
    return a == b or b in _GENERAL.get(a, ()) or a in _GENERAL.get(b, ())


def generality(act: str) -> int:
    """How many special acts an act covers; 0 for a special one."""
    return len(_GENERAL.get(act, ()))


def stage(status: Status) -> str:
    """The stage that a status belongs to; what is feared never merges with what happened."""
    return _STAGE[status][0]


def sureness(status: Status) -> int:
    """Rank of a status in its stage."""
    return _STAGE[status][1]


def same_weapons(a: Sequence[str], b: Sequence[str]) -> bool:
    """One names none, or both share a name, or the plain word of one ('missile') fits a name of the other."""
    named_a, named_b = named_weapons(a), named_weapons(b)
    if named_a and named_b:
        return bool(named_a & named_b)
    plain, named = (a, named_b) if named_b else (b, named_a)
    return not plain or not named or any(_may_be(name, word) for name in named for word in plain)


def _may_be(name: str, plain: str) -> bool:
    """A proper name ('ATACMS') may be any weapon, 'anti-personnel mine' is no missile."""
    return not name.islower() or plain.split()[-1] in name


def named_weapons(weapons: Sequence[str]) -> frozenset[str]:
    """Weapons by name, without the plain words."""
    return frozenset(weapons) - _PLAIN_WEAPONS
