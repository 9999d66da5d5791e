"""The choices that the reader makes on a gold set, each with the share of right in every option."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple
from unittest.mock import patch

import msgspec

from tocsin.reading import read, reader, slots
from tocsin.reading.choice import Option, listening
from tocsin.reading.claim import Claim
from training.gold import Row, Text, matched


class Example(NamedTuple):
    """One choice: its options, and for each how right it is (they sum to 1)."""

    options: list[Option]
    right: list[float]


Judge = Callable[[object, list[Row]], float]
"""How right an option is, given the gold claims of the draft: 0 to 1."""


def where_right(option: Any, gold: list[Row]) -> float:
    """1 for the gold place, a little for another in its country."""
    if option is None:
        return float(any(g["place"] is None for g in gold))
    best = 0.0
    for claim in gold:
        place = claim["place"]
        if place is None or place["country"] != option.place.country:
            continue
        plain = (place["name"] or "").casefold()
        name = option.place.name.casefold()
        best = max(best, 1.0 if plain == name or _bare(plain) == name and option.place.kind == "region" else 0.05)
    return best


def _bare(name: str) -> str:
    for generic in (" region", " state", " oblast", " province", " county"):
        name = name.removesuffix(generic)
    return name


def who_right(option: Any, gold: list[Row]) -> float:
    """1 for the gold doers, those of all claims that the draft was split into."""
    wanted = {code for claim in gold for code in claim["who"]}
    return float(set(option) == wanted)


def to_right(option: Any, gold: list[Row]) -> float:
    """1 for the gold receivers of one of the claims."""
    return float(any(set(option) == set(claim["to_whom"]) for claim in gold))


def by_right(option: Any, gold: list[Row]) -> float:
    """1 for the gold speakers."""
    return float(any(set(option) == set(claim["asserted_by"]) for claim in gold))


def when_right(option: Any, gold: list[Row]) -> float:
    """1 for the gold days, a part where only the start is right."""
    best = 0.0
    for claim in gold:
        start, end = ((claim[key] or "")[:10] for key in ("start", "end"))
        given = tuple((day or "")[:10] for day in option)
        best = max(best, 1.0 if given == (start, end) else 0.3 if given[0] == start else 0.0)
    return best


JUDGES: Mapping[str, Judge] = {
    "who": who_right,
    "to_whom": to_right,
    "asserted_by": by_right,
    "when": when_right,
    "where": where_right,
}


def examples(texts: Iterable[Text]) -> dict[str, list[Example]]:
    """By question, the choices of all ``texts`` whose draft became a claim that the gold set has too."""
    found: defaultdict[str, list[Example]] = defaultdict(list)
    for text in texts:
        for name, options, gold in _choices(text):
            rated = [JUDGES[name](option, gold) for option in options]
            total = sum(rated)
            if total:
                found[name].append(Example(list(options.values()), [r / total for r in rated]))
    return found


def _choices(text: Text) -> list[tuple[str, Mapping[Any, Option], list[Row]]]:
    made: list[tuple[str, object, Mapping[Any, Option]]] = []
    became: dict[int, list[Claim]] = {}
    kept = []

    def fill(*given: Any) -> list[Claim]:
        claims = slots.fill(*given)
        became[id(given[2])] = claims
        kept.append(given[2])  # an id is good only while its object lives
        return claims

    with listening(lambda name, draft, options: made.append((name, draft, options))), patch.object(reader, "fill", fill):
        claims = msgspec.to_builtins(list(read(text.document)))
    gold: defaultdict[tuple[str, int], list[Row]] = defaultdict(list)
    for wanted, found in matched(text.claims, claims):
        gold[found["act"], found["evidence"]["start"]].append(wanted)
    return [
        (name, options, right)
        for name, draft, options in made
        if (right := _gold(became.get(id(draft), ()), gold))
    ]


def _gold(claims: Iterable[Claim], gold: Mapping[tuple[str, int], list[Row]]) -> list[Row]:
    seen: dict[int, Row] = {}
    for claim in claims:
        for row in gold.get((claim.act, claim.evidence.start), ()):
            seen[id(row)] = row
    return list(seen.values())
