"""'Italy followed suit', 'imité par Bahreïn': the act just told, done by another."""

from collections.abc import Sequence

from msgspec import structs

from tocsin.reading.claim import Claim, Evidence
from tocsin.reading.mention import Mention
from tocsin.reading.patterns import Hit
from tocsin.reading.sentence import Sentence

_IMITABLE = ("post.", "people.", "site.", "sanction", "expel", "break", "accuse", "demand", "support", "mobilise")


def imitated(sentence: Sentence, told: Sequence[Claim]) -> list[Claim]:
    """A claim for each actor of the sentence that does as the last of ``told`` did."""
    cue = next(
        (
            h
            for h in sentence.cues
            if h.entry.key == "imitate" and (_of_advice(sentence, h) or _used(sentence, h.first))
        ),
        None,
    )
    advice = cue is not None and _of_advice(sentence, cue)
    acts = ("people.",) if advice else _IMITABLE
    model = next((c for c in reversed(told) if c.act.startswith(acts) and c.status != "negated"), None)
    if model is None or cue is None or any(h.entry.key.startswith("post.") for h in sentence.triggers):
        return []  # 'followed by Spain, which closed its embassy too' tells what is done in words of its own
    group = sentence.group(cue) if sentence.verbal(cue) else None
    doer = sentence.behind(cue.last, sentence.small["by"], _state, 6)
    plain = group is None or group.voice == "active" or (group.voice == "bare" and "past" in cue.features)
    if doer is None and plain:
        doer = sentence.left(group.edge if group else cue.first, _state)
    codes = doer.all_codes() if doer is not None else _counterparts(sentence, cue.first)
    span = Evidence(*sentence.span)
    return [_as(model, code.partition(".")[0], span) for code in codes if code.partition(".")[0] not in _states(model)]


def _of_advice(sentence: Sentence, cue: Hit) -> bool:
    """'issued the same advice': what was told before is what people were told."""
    return not sentence.small["advices"].isdisjoint(sentence.keys[cue.first : cue.last])


def _counterparts(sentence: Sentence, before: int) -> tuple[str, ...]:
    """'Its Spanish and Italian counterparts did the same': the states that adjectives name."""
    named = (m for m in sentence.mentions if "demonym" in m.kinds and m.last <= before)
    told = sentence.small["counterparts"].isdisjoint(sentence.keys[sentence.first : before])
    return () if told else tuple(dict.fromkeys(code for m in named for code in m.codes))


def _used(sentence: Sentence, at: int) -> bool:
    return not any(h.first == at and h.entry.table == "trigger" and h.entry.size > 1 for h in sentence.triggers)


def _state(m: Mention) -> bool:
    return bool(m.kinds & {"state", "mission", "seat"}) and m.actor


def _states(claim: Claim) -> set[str]:
    return {code.partition(".")[0] for code in claim.who}


def _as(model: Claim, state: str, span: Evidence) -> Claim:
    """``model`` with ``state`` in place of its doer, whose nationals and staff are its own."""
    old = next(iter(_states(model)), "")
    to = tuple(code.replace(old, state, 1) if old and code.startswith(f"{old}.") else code for code in model.to_whom)
    role = model.who[0].partition(".")[2] if model.who else ""
    who = f"{state}.{role}" if role in ("mission", "head") and not model.act.startswith("people.") else state
    return structs.replace(model, who=(who,), to_whom=to, evidence=span, asserted_by=(), quantity=())
