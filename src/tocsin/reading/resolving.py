"""What the text is about, and whose 'the army', 'the embassy' and 'its nationals' are."""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from tocsin.places import countries
from tocsin.reading.mention import UNKNOWN, Mention

if TYPE_CHECKING:
    from tocsin.reading.analysis import Analysis

TITLES = (
    "minist",
    "porte-parole",
    "spokes",
    "secret",
    "secrét",
    "portavoz",
    "portavoce",
    "sprecher",
    "речни",
    "предст",
    "мініст",
    "минист",
)
"""Persons and houses of a state that a text names once in full and then by the title alone."""
_BODIES = {"BEL": "EU"}
"""States whose capital also stands for a body that sits there."""
_ROLE_PLACES = frozenset({"local", "officials", "mil", "police", "state"})


@cache
def _world() -> tuple[dict[str, str], dict[str, str]]:
    """Territory → sovereign, and place → whose army is there."""
    table = tomllib.loads(files("tocsin.reading").joinpath("sovereign.toml").read_text(encoding="utf-8"))
    return {land: state for state, lands in table["sovereign"].items() for land in lands}, table["army"]


def state_of(land: str, role: str) -> str:
    """Whose actor with ``role`` the one in ``land`` is."""
    sovereign, army = _world()
    if role in ("mil", "police") and land in army:
        return army[land]
    return sovereign.get(land, land)


def resolve(a: Analysis, own: str | None) -> None:
    """Give actors without a state the state they had last, or the one the text is about."""
    last: dict[str, str] = dict.fromkeys(("mission", "staff", "nationals"), own) if own else {}
    focus = a.focus[1] or ""
    mission: tuple[str, ...] = ()
    _hosts(a, focus)
    for m in a.mentions:
        if mission and not m.codes and m.word in a.language.small["mission_nouns"] and _definite(a, m):
            m.kinds.add("mission")
            m.codes = mission
        resolved = []
        for code in m.codes:
            state, _, role = code.partition(".")
            if state == UNKNOWN and "mission" in m.kinds and not _told_which(a, m):
                continue
            if state == UNKNOWN:
                known = (
                    _nearby_state(a, m)
                    or (
                        last.get(role)
                        if (role or m.word.startswith(TITLES))
                        and role in ("", "mil", "police", "mission", "staff", "nationals")
                        else None
                    )
                    or focus
                )
                if not known:
                    continue
                known = state_of(known, role)
                resolved.append(f"{known}.{role}" if role else known)
            else:
                if countries.alpha2(state):
                    last[role] = state
                if m.kinds & {"state"} and not m.prep and not a.located(m):
                    last.setdefault("mission", state)
                    last["said"] = state
                resolved.append(code)
        m.codes = tuple(resolved)
        if "mission" in m.kinds and m.codes:
            mission = m.codes
            last["staff"] = last["nationals"] = m.codes[0].partition(".")[0]


def _hosts(a: Analysis, focus: str) -> None:
    """'Bruxelles plaide pour la retenue': in a text that is not about its country, the capital speaks for the body."""
    for state, body in _BODIES.items():
        named = [m for m in a.mentions if state in m.codes]
        if state != focus and all("capital" in m.kinds for m in named):
            for m in named:
                m.codes = (body,)


def _told_which(a: Analysis, m: Mention) -> bool:
    """A mission of no named state is a certain one behind 'the' or 'its'; 'several embassies' are nobody's."""
    before = a.keys[m.first - 1] if m.first else ""
    return before in a.language.small["definite"] or before in a.language.possessives


def _definite(a: Analysis, m: Mention) -> bool:
    """'le bâtiment', 'the building': a definite article before it, no name behind it."""
    return m.first > 0 and a.keys[m.first - 1] in a.language.small["definite"] and not m.of


def _nearby_state(a: Analysis, m: Mention) -> str | None:
    """'a government source in Berlin', 'le maire de Kharkiv', 'ses ressortissants': the state by place or owner."""
    if "mission" in m.kinds:
        whole = next((o for o in a.within(m.last, m.last + 5) if "mission" in o.kinds), None)
        if whole is not None and whole.prep_at == m.last and whole.prep in a.language.small["of"] and whole.of:
            return whole.of[0]  # 'the consular section of the Polish embassy'
    if m.kinds & {"nationals", "staff", "mission"} and a.keys[m.first - 1] in a.language.possessives:
        owner = _owner(a, m, within="nationals" not in m.kinds) or _opener_before(a, m)
        if owner:
            return owner
    if not m.kinds & _ROLE_PLACES:
        return None
    if a.keys[m.first - 1] in a.language.possessives:
        return _owner(a, m)
    if "mil" in m.kinds and m.word not in a.language.small["commands_of"]:
        return None
    for other in a.within(m.last, m.last + 5):
        if (
            other.places
            and other.places[0].country
            and other.first - m.last <= 4
            and (a.keys[other.first - 1] not in ",;" or _seat(m, other))
        ):
            return countries.alpha3(other.places[0].country)
    if "local" in m.kinds:
        before = a.mentions[: bisect_left(a._starts, m.first)]
        place = next((o.places[0] for o in reversed(before) if o.places and o.places[0].country and a.located(o)), None)
        return countries.alpha3(place.country) if place is not None and place.country else None
    return None


def _seat(m: Mention, other: Mention) -> bool:
    """'Department of Foreign Affairs, Dublin': the capital behind a comma tells whose ministry it is."""
    return "capital" in other.kinds and "state" in m.kinds and other.first - m.last == 1


def _opener_before(a: Analysis, m: Mention) -> str | None:
    """'Italy advises … . Its consulate …': the state that the sentence before begins with."""
    n = next((n for n, (first, last) in enumerate(a.sentences) if first <= m.first < last), 0)
    if not n:
        return None
    first, last = a.sentences[n - 1]
    opener = next((o for o in a.within(first, last) if "demonym" not in o.kinds and o.actor), None)
    return opener.codes[0] if opener is not None and "state" in opener.kinds and not opener.prep else None


def _owner(a: Analysis, m: Mention, *, within: bool = False) -> str | None:
    """The state that a possessive means: the last actor before it, ``within`` its sentence or in the text."""
    start = max((first for first in a._openings if first <= m.first), default=0) if within else 0
    for other in reversed(a.mentions[: bisect_left(a._starts, m.first)]):
        if m.first - other.last > 60 or other.first < start:
            return None
        if other.prep in a.language.small["locative"] and "place" in other.kinds:
            continue
        if (
            other.codes
            and other.actor
            and not other.kinds & {"civilians", "anon", "group"}
            and not other.codes[0].startswith(UNKNOWN)
        ):
            return other.codes[0].partition(".")[0]
    return None
