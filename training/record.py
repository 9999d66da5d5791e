"""The choices that the reader makes on a gold set, each with the share of right in every option."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple
from unittest.mock import patch

import msgspec

from tocsin.reading import read, reader, slots
from tocsin.reading.choice import Option, listening
from tocsin.reading.claim import Claim
from tocsin.reading.draft import Draft
from tocsin.reading.exact import confined, exact_act, still_shut
from tocsin.reading.sentence import Sentence
from training.gold import LEAST, Row, Text, matched, shared


class Example(NamedTuple):
    """One choice: its options, and for each how right it is."""

    options: list[Option]
    """The sum is what the example weighs."""
    right: list[float]


LOUD = 1.0
"""To hush a report of danger is worse than to let a figure of speech through."""

KEPT = 2.5
"""A right draft weighs more than a wrong one: F1 is best where more than two in five kept drafts are right."""


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
        if place["name"] is None:
            best = max(best, 0.3 if option.place.kind == "country" else 1.0)
            continue
        plain = (place["name"] or "").casefold()
        name = option.place.name.casefold()
        best = max(best, 1.0 if plain == name or (_bare(plain) == name and option.place.kind == "region") else 0.05)
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
        right = given[0] == start
        best = max(best, 1.0 if right and end in (given[1], "?") else 0.3 if right else 0.0)
    return best


def focus_right(country: str, gold: list[Row]) -> float:
    """The share of the gold places that lie in the country; 0 for less than a third."""
    places = [claim["place"]["country"] for claim in gold if claim["place"]]
    share = places.count(country) / len(places) if places else 0.0
    return share if share >= 1 / 3 else 0.0


_ASKED = {"where": "place", "when": "start"}
"""Questions that are named otherwise than the slot they fill."""

JUDGES: Mapping[str, Judge] = {
    "who": who_right,
    "to_whom": to_right,
    "asserted_by": by_right,
    "when": when_right,
    "where": where_right,
}


def examples(texts: Iterable[Text]) -> dict[str, list[Example]]:
    """By question, the choices made in ``texts``: of slots where the gold set has the claim too, of standing all."""
    found: defaultdict[str, list[Example]] = defaultdict(list)
    for text in texts:
        made = _listen(text)
        for name, options, gold in made.filled:
            if any(_ASKED.get(name, name) in claim.get("unjudged", ()) for claim in gold):
                continue
            rated = [JUDGES[name](option, gold) for option in options]
            total = sum(rated)
            if total:
                found[name].append(Example(list(options.values()), [r / total for r in rated]))
        for options in made.focus:
            rated = [focus_right(option, text.claims) for option in options]
            if sum(rated) > 0:
                found["focus"].append(Example(list(options.values()), [r / sum(rated) for r in rated]))
        for options in made.genre:
            loud = bool(text.claims)
            right = [(LOUD if loud else 1.0) * (option == loud) for option in options]
            found["genre"].append(Example(list(options.values()), right))
        found["stands"] += _standing(made.drafts, text.claims)
    return found


class Heard(NamedTuple):
    """What the reader chose in one text."""

    filled: list[tuple[str, Mapping[Any, Option], list[Row]]]
    """Question, options, and the gold claims that the draft's claims match."""
    drafts: list[tuple[Sentence, Draft, Mapping[Any, Option]]]
    """Every draft, kept or dropped."""
    genre: list[Mapping[Any, Option]]
    """Whether the claims of the text are meant."""
    focus: list[Mapping[Any, Option]]
    """What the text, its title and its outlet are about."""


def _listen(text: Text) -> Heard:
    put: list[tuple[str, Any, Mapping[Any, Option]]] = []
    became: dict[int, list[Claim]] = {}

    def fill(*given: Any) -> list[Claim]:
        claims = slots.fill(*given)
        became[id(given[2])] = claims
        return claims

    with (
        listening(lambda name, subject, options: put.append((name, subject, options))),
        patch.object(reader, "fill", fill),
    ):
        claims = msgspec.to_builtins(list(read(text.document)))
    gold: defaultdict[tuple[str, int], list[Row]] = defaultdict(list)
    for wanted, found in matched(text.claims, claims):
        gold[found["act"], found["evidence"]["start"]].append(wanted)
    filled = [
        (name, options, right)
        for name, subject, options in put
        if name in JUDGES and (right := _gold(became.get(id(subject), ()), gold))
    ]
    drafts = [(*subject, options) for name, subject, options in put if name == "stands"]
    for sentence, draft, _ in drafts:
        if id(draft) not in became:
            exact_act(sentence, draft, slots.weapons_of(sentence, draft))
            confined(draft)
            still_shut(sentence, draft)
    focus = [options for name, subject, options in put if name == "focus" and subject.title is not None]
    genre = [options for name, _, options in put if name == "genre"]
    return Heard(filled, drafts, genre, focus)


def _gold(claims: Iterable[Claim], gold: Mapping[tuple[str, int], list[Row]]) -> list[Row]:
    seen: dict[int, Row] = {}
    for claim in claims:
        for row in gold.get((claim.act, claim.evidence.start), ()):
            seen[id(row)] = row
    return list(seen.values())


def _standing(drafts: list[tuple[Sentence, Draft, Mapping[Any, Option]]], gold: list[Row]) -> list[Example]:
    """Right is to keep the draft that fits a gold claim best, and to drop those that fit none; others teach nothing."""
    fits: list[list[tuple[float, int]]] = [[] for _ in gold]
    hopeless = set(range(len(drafts)))
    for i, (sentence, draft, _) in enumerate(drafts):
        evidence = msgspec.to_builtins(slots.evidence_of(sentence, draft))
        for fit, claim in zip(fits, gold, strict=True):
            close = shared(claim["evidence"], evidence)
            if claim["act"] in (draft.act, draft.frame.also) and close >= LEAST:
                whole = bool(draft.frame.also) and {draft.act, draft.frame.also} <= {c["act"] for c in gold}
                fit.append((close + 0.3 * whole - 0.2 * len(draft.doubts), -i))
                hopeless.discard(i)
    best = {-max(fit)[1] for fit in fits if fit}
    found = []
    for i, (_, _, options) in enumerate(drafts):
        if i in best or i in hopeless:
            worth = KEPT if i in best else 1.0
            found.append(Example(list(options.values()), [worth * (option == (i in best)) for option in options]))
    return found
