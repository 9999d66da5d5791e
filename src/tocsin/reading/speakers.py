"""Who says it: 'X a annoncé que …', '…, a annoncé X', 'selon X', '…, X said'; and how far each one's word reaches."""

import msgspec

from tocsin.reading.draft import Draft
from tocsin.reading.memory import Memory
from tocsin.reading.mention import Mention
from tocsin.reading.patterns import Hit
from tocsin.reading.sentence import Sentence


class Speaker(msgspec.Struct, frozen=True):
    """``actors`` answer for tokens [first, last); ``at`` is the word that says so."""

    actors: tuple[str, ...]
    first: int
    last: int
    at: int
    denies: bool = False


def speakers(sentence: Sentence, memory: Memory) -> list[Speaker]:
    """All attributions of a sentence."""
    found: list[Speaker] = []
    for cue in sentence.cues:
        key = cue.entry.key
        if key == "according":
            found += _according(sentence, memory, cue)
        elif key in ("say", "deny") and cue.features and sentence.verbal(cue):
            found += _saying(sentence, memory, cue)
    for hit in sentence.triggers:
        if hit.entry.key == "accuse" and hit.entry.form == "verbs" and sentence.verbal(hit):
            group = sentence.group(hit)
            accuser = sentence.left(group.edge, _actor) if group.voice == "active" else None
            if accuser is not None:
                found.append(Speaker(accuser.all_codes(), hit.first, sentence.last, hit.first))
    return found


def _actor(m: Mention) -> bool:
    return m.actor


def _according(sentence: Sentence, memory: Memory, cue: Hit) -> list[Speaker]:
    first, last = _part(sentence, cue.first)
    after = sentence.keys[cue.last] if cue.last < sentence.last else ""
    if after in sentence.small["pronouns"] | sentence.small["stand_ins"]:  # 'selon lui'
        told = memory.speaker or (memory.subjects[-1] if memory.subjects else ())
        return [Speaker(told, first, last, cue.first)] if told else []
    source = sentence.right(cue.last, lambda m: m.actor and m.first - cue.last <= 7, 7)
    if source is None:
        return []
    return [Speaker(source.all_codes(), first, last, cue.first)]


def _part(sentence: Sentence, at: int) -> tuple[int, int]:
    """The stretch between semicolons around ``at``."""
    first, last = at, at
    while first > sentence.first and sentence.keys[first - 1] != ";":
        first -= 1
    while last < sentence.last and sentence.keys[last] != ";" and sentence.keys[last] not in sentence.small["contrast"]:
        last += 1
    return first, last


def _saying(sentence: Sentence, memory: Memory, cue: Hit) -> list[Speaker]:
    group = sentence.group(cue)
    if group.tense == "inf" or group.voice == "passive":
        return []
    keys = sentence.keys
    before = keys[group.first - 1] if group.first > sentence.first else ""
    after = keys[cue.last] if cue.last < sentence.last else ""
    first, last = _part(sentence, cue.first)
    opens = _clause_opener(sentence, cue.last)
    inverted = (before in (",", "»", '"', "”", "–") or _clitic(sentence, cue.last)) and not opens
    denies = cue.entry.key == "deny"
    if inverted:
        source = sentence.right(cue.last, _actor, 7)
        if _clitic(sentence, cue.last):
            told = memory.subjects[-1] if memory.subjects else memory.subject_before(sentence, cue.first)
            return [Speaker(told, first, last, cue.first)] if told else []
        if source is not None and source.first - cue.last <= 6:
            return [Speaker(source.all_codes(), first, last, cue.first)]
        if before in ("»", '"') or (before == "," and sentence.small["inverting"]):
            return []
    source = sentence.left(group.edge, _actor, objects=True)
    codes: tuple[str, ...] = source.all_codes() if source is not None else ()
    near = source is not None and group.first - source.last <= 2
    if sentence.pronoun(group.first) and not near:
        codes = memory.subject_before(sentence, group.first) or codes
    if not codes and any(k in sentence.small["we"] for k in keys[max(sentence.first, group.first - 2) : group.first]):
        codes = memory.issuer
    if not codes:
        return []
    trailing = (
        source is not None
        and _comma_before(sentence, source)
        and (after in (".", ",", ";", "") or last - cue.last <= 6)
    )
    if trailing:
        return [Speaker(codes, first, last, cue.first)]
    return [Speaker(codes, cue.first, last, cue.first, denies)]


def _clause_opener(sentence: Sentence, at: int) -> bool:
    return at < sentence.last and sentence.keys[at] in (
        "que",
        "qu'",
        "that",
        "avoir",
        "être",
        ":",
        "che",
        "dass",
        "що",
        "что",
    )


def _clitic(sentence: Sentence, at: int) -> bool:
    return at < sentence.last and sentence.keys[at].startswith("-") and sentence.keys[at] in sentence.small["pronouns"]


def _comma_before(sentence: Sentence, m: Mention) -> bool:
    head = m.group[0] if m.group else m
    at = head.first - 1
    while at > sentence.first and sentence.keys[at] in sentence.a.language.determiners:
        at -= 1
    return at >= sentence.first and sentence.keys[at] in (",", "”", '"', "»")


def asserted(made: Draft, found: list[Speaker]) -> Speaker | None:
    """The attribution that ``made`` stands under: the nearest one that reaches it."""
    telling = made.governor[1].first if made.governor is not None and made.act.startswith("people.") else -1
    reaching = [
        s
        for s in found
        if s.first <= made.at < s.last
        and s.at != telling
        and (not made.hit.first <= s.at < made.hit.last or made.act.startswith("harm."))
    ]
    if not reaching:
        return None
    behind = [s for s in reaching if s.first == s.at and s.at < made.at]
    if behind:
        return max(behind, key=lambda s: s.at)
    return min(reaching, key=lambda s: abs(s.at - made.at))
