"""What speaks for and against a place as the one where a claim happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.places import Place, countries
from tocsin.reading.choice import Option

if TYPE_CHECKING:
    from tocsin.reading.draft import Draft
    from tocsin.reading.memory import Memory
    from tocsin.reading.mention import Mention
    from tocsin.reading.sentence import Sentence
    from tocsin.reading.spots import Spot, Spots

Signals = list[str]
_TRAVELLED = frozenset({"people.leave", "people.avoid", "people.vigilance"})


def signals(spot: Spot, others: Spots, sentence: Sentence, memory: Memory, made: Draft, ruled: Place | None) -> Option:
    """What speaks for and against ``spot`` as the place of ``made``."""
    here = others.sentence(sentence.first)
    kind = spot.place.kind
    near = [_nearness(m, sentence, made) for m, at in zip(spot.mentions, spot.at, strict=True) if at == here]
    found = ["any"]
    if ruled is not None:
        found.append("rule" if ruled.id == spot.place.id else "rule elsewhere")
    best = min(near, key=lambda n: n[0])[1] if near else []
    found += best
    if ruled is not None and ruled.id == spot.place.id:
        found += [f"rule {signal}" for signal in best]
    if not near:
        before = [(here - at, m) for m, at in zip(spot.mentions, spot.at, strict=True) if at < here]
        if before:
            gap, m = min(before, key=lambda b: b[0])
            found.append(f"back{min(gap, 4)}")
            found.append("back+" if sentence.a.located(m) else "back-")
        elif spot.mentions:
            found.append("ahead")
        else:
            found.append("unsaid")
    found += _standing(spot, sentence, memory)
    code = countries.alpha3(spot.place.country) if kind == "country" and spot.place.country else None
    if code is not None:
        found += _owned(code, sentence, made, memory)
    finer = [o for o in others.by_id.values() if o is not spot and o.mentions and o.place.country == spot.place.country]
    if kind in ("country", "region"):
        if any(here in o.at and o.place.kind in ("city", "feature") for o in finer):
            found.append("finer here")
        elif any(o.place.kind in ("city", "feature") for o in finer):
            found.append("finer")
    if kind == "country" and any(here in o.at and o.place.kind == "region" for o in finer):
        found.append("region here")
    return Option(found, tuple(dict.fromkeys((kind, made.act, made.act.partition(".")[0], f"{kind} {made.act}"))))


def _nearness(m: Mention, sentence: Sentence, made: Draft) -> tuple[float, Signals]:
    first, last = sentence.segment(made.at)
    inside = made.extent[0] <= m.first < made.extent[1]
    gap = max(m.first - made.hit.last, made.hit.first - m.last, 0)
    side = "right" if m.first >= made.hit.last else "left" if m.last <= made.hit.first else "in"
    small = sentence.small
    head = m.group[0] if m.group else m
    if "demonym" in m.kinds:
        how = "adjective of place" if sentence.beside(m) & small["place_nouns"] else "adjective"
    elif sentence.keys[m.last : m.last + 1] == ["'s"]:
        how = "owner"
    elif head.prep in small["not_locative"]:
        how = "towards"
    elif head.prep in small["locative"]:
        how = "at"
    elif head.prep in small["of"]:
        how = "of"
    elif head.prep:
        how = "prep"
    elif sentence.heads(m.last) and m.first == sentence.first:
        how = "head"
    else:
        how = "bare"
    located = "demonym" not in m.kinds and sentence.a.located(m)
    distance = "0" if gap <= 1 else "1" if gap <= 3 else "2" if gap <= 6 else "3" if gap <= 12 else "4"
    cost = gap + (0 if located else 6) + (0 if first <= m.first < last else 8)
    found = ["here", f"gap{distance}", f"{how}", f"{how} {side}", f"located{int(located)}"]
    reach = "inside" if inside else "clause" if first <= m.first < last else "outside"
    found += [reach, f"{how} {reach} {distance}"]
    if made.act in _TRAVELLED and made.hit.first <= m.first <= made.hit.last + 3:
        found.append("destination")
    if m in (made.agent, made.people, made.theme):
        found.append("doer" if m is made.agent else "done to")
    return cost, found


def _standing(spot: Spot, sentence: Sentence, memory: Memory) -> Signals:
    place, focus = spot.place, sentence.a.focus
    found = [f"count{min(4, len(spot.mentions))}"]
    found += spot.heads
    if spot.at[:1] == [0]:
        found.append("opening")
    if focus[0] is not None and place.id == focus[0].id:
        found.append("focus")
    about = place.country is not None and countries.alpha3(place.country) == focus[1]
    found.append("about" if about else "abroad")
    if sentence.a.dateline is not None and place.id == sentence.a.dateline.id:
        found.append("dateline")
    if memory.place is not None and place.id == memory.place.id:
        found.append("last")
    if memory.chosen:
        found.append("chosen" if memory.chosen[-1] == place.id else "not chosen")
        if place.id in memory.chosen[:-1]:
            found.append("chosen before")
    if memory.section is not None:
        found.append(
            "section"
            if place.id == memory.section.id
            else "in section"
            if place.country == memory.section.country
            else "off section"
        )
    return found


def _owned(code: str, sentence: Sentence, made: Draft, memory: Memory) -> Signals:
    found = []
    if any(w.partition(".")[0] == code for w in made.who):
        found.append("own")
    if any(w.partition(".")[0] == code for w in made.to):
        found.append("target")
    if any(w.partition(".")[0] == code for m in sentence.mentions if m.actor for w in m.codes):
        found.append("actor here")
    if any(w.partition(".")[0] == code for w in memory.speaking(made.at)):
        found.append("speaker")
    theme = made.theme
    if theme is not None and any(w.partition(".")[0] == code for w in theme.of):
        found.append("owner of theme")
    return found
