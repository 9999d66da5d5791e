"""The country and the town that a text is plainly about."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tocsin.places import Place, countries
from tocsin.reading.choice import Option, choose

if TYPE_CHECKING:
    from tocsin.reading.analysis import Analysis
    from tocsin.reading.mention import Mention

_OPENING = 30
"""Tokens that open a text."""
_STEPS = (0.01, 0.15, 0.3, 0.5, 0.7, 0.99)


def focus(a: Analysis) -> tuple[Place | None, str | None]:
    """The town, if any, and the country (alpha-3) that ``a`` is about."""
    options = _countries(a)
    home = a.language.home(a.published, a.keys)
    if not options:
        return None, home
    country = choose("focus", a, options)
    return _town(a, country), countries.alpha3(country)


def _countries(a: Analysis) -> dict[str, Option]:
    """Each country that the text names, by alpha-2 code, with what speaks for it."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, line in (("title", a.title), ("outlet", a.outlet)):
        if line is not None:
            for m in line.mentions:
                for code, how in _tied(line, m):
                    found[code].append(f"{name} {how}")
    shares: dict[str, Counter[str]] = defaultdict(Counter)
    for m in a.mentions:
        for code, how in _tied(a, m):
            shares[how][code] += 1
            if m.first < _OPENING:
                found[code].append(f"opening {how}")
            if how == "at" and m.places[0].kind != "country":
                shares["town"][code] += 1
    if a.dateline is not None and a.dateline.country:
        found[a.dateline.country].append("dateline")
    for how, counts in shares.items():
        total = counts.total()
        for rank, (code, count) in enumerate(counts.most_common()):
            step = sum(count / total >= step for step in _STEPS)
            found[code] += [f"{how} share {step}", f"{how} rank {min(rank, 2)}"]
    home = countries.alpha2(a.language.home(a.published, a.keys) or "")
    if home and found:
        found[home].append("home")
    several = "one" if len(found) == 1 else "few" if len(found) < 4 else "many"
    return {code: Option(tuple(dict.fromkeys(signals)), (several,)) for code, signals in sorted(found.items())}


def _tied(a: Analysis, m: Mention) -> list[tuple[str, str]]:
    """The countries that a mention is tied to: as the place where something is, as a name, as the state of an actor."""
    if m.places:
        country = m.places[0].country
        return [(country, "at" if a.located(m) else "named")] if country else []
    how = "adjective" if "demonym" in m.kinds else "abroad" if m.kinds & {"mission", "nationals", "head"} else "actor"
    codes = (countries.alpha2(code.partition(".")[0]) for code in (*m.codes, *m.of))
    return [(code, how) for code in dict.fromkeys(codes) if code]


def _town(a: Analysis, country: str) -> Place | None:
    """The town of ``country`` that the text names most, first and in its title."""
    weight: defaultdict[Place, float] = defaultdict(float)
    for m in a.title.mentions if a.title is not None else ():
        if m.places and m.places[0].kind != "country" and a.title is not None and a.title.located(m):
            weight[m.places[0]] += 2.0
    for m in a.mentions:
        if m.places and m.places[0].kind != "country" and a.located(m):
            weight[m.places[0]] += 2.0 - m.first / len(a.keys)
    here = [place for place in weight if place.country == country]
    return max(here, key=lambda place: (weight[place], place.id)) if here else None
