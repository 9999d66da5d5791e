"""Distances that a text tells near some words: 'près de 1 000 km de la frontière ukrainienne'. ``distance.toml``."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from tocsin.places import lookup
from tocsin.places.countries import alpha2, country_by_name
from tocsin.reading.claim import NamedPlace

KM_PER_MILE = 1.609344
_NUMBER = r"(?P<number>\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+|\d+)[ \u00a0\u202f-]?"
_NAME = r"[^\W\d_][\w’'-]*(?: [^\W\d_a-zà-ÿа-яіїєґ][\w’'-]*)*"


class Told(msgspec.Struct, frozen=True):
    """A distance as told. ``about`` is the hedge's own word. ``country`` is whose border (alpha-2), ``None`` where the
    text says only 'the border'; ``place`` is the other end where it is no border."""

    kind: Literal["border", "place"]
    km: float
    about: str
    country: str | None = None
    place: NamedPlace | None = None


def told_distances(words: str, lang: str) -> tuple[Told, ...]:
    """All distances from a border or a known place in ``words``; empty for a language without patterns."""
    found: dict[int, Told] = {}
    for kind, pattern in _patterns(lang):
        for match in pattern.finditer(words):
            told = _read(kind, match, lang)
            if told:
                found.setdefault(match.start("number"), told)
    return tuple(told for _, told in sorted(found.items()))


@cache
def _patterns(lang: str) -> tuple[tuple[Literal["border", "place"], re.Pattern[str]], ...]:
    rows = tomllib.loads((files("tocsin.picture") / "distance.toml").read_text("utf-8")).get(lang)
    if rows is None:
        return ()
    units = "|".join(re.escape(unit) for unit in sorted(rows["unit"], key=len, reverse=True))
    hedges = "|".join(rows["about"])
    parts = {
        "{about}": rf"(?:\b(?P<about>(?i:{hedges})) )?",
        "{number}": _NUMBER,
        "{unit}": rf"(?P<unit>{units})",
        "{name}": _NAME,
    }
    return tuple(_compiled(rows["border"], "border", parts)) + tuple(_compiled(rows["from"], "place", parts))


def _compiled(
    templates: list[str], kind: Literal["border", "place"], parts: dict[str, str]
) -> Iterator[tuple[Literal["border", "place"], re.Pattern[str]]]:
    for template in templates:
        for mark, pattern in parts.items():
            template = template.replace(mark, pattern)
        yield kind, re.compile(template.replace(" ", r"\s"))


def _read(kind: Literal["border", "place"], match: re.Match[str], lang: str) -> Told | None:
    groups = match.groupdict()
    km = float(re.sub(r"\D", "", match["number"])) * (KM_PER_MILE if match["unit"].startswith("mile") else 1)
    about = match["about"] or ""
    if kind == "border":
        country = _country(groups.get("adj"), groups.get("country"), lang)
        named = groups.get("adj") or groups.get("country")
        return Told("border", km, about, country) if country or not named else None
    found = lookup(match["place"])
    return Told("place", km, about, place=NamedPlace(found[0].name, found[0].country)) if found else None


def _country(adjective: str | None, name: str | None, lang: str) -> str | None:
    if name:
        return country_by_name(name, lang)
    return _demonyms(lang).get(adjective.casefold()) if adjective else None


@cache
def _demonyms(lang: str) -> dict[str, str]:
    table = files("tocsin.reading") / "languages" / lang / "demonyms.toml"
    if not table.is_file():
        return {}
    rows: dict[str, list[str]] = tomllib.loads(table.read_text("utf-8"))["demonyms"]
    return {form: short for long, forms in rows.items() if (short := alpha2(long)) for form in forms}
