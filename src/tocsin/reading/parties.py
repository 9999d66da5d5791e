"""Who may have done what a claim tells: the actors of the sentence and those that the text told before.

A *party* is one answer: the actor codes of a mention with those joined to it, of an earlier doer, of the issuer of a
notice, or nobody. ``parties`` gives each with its signals (``weights/who.json`` says what they weigh).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.reading.choice import Option
from tocsin.reading.mention import UNKNOWN, Mention

if TYPE_CHECKING:
    from tocsin.reading.draft import Draft
    from tocsin.reading.memory import Memory
    from tocsin.reading.sentence import Sentence

Codes = tuple[str, ...]
_SPEAKING = frozenset({"say", "deny", "according"})


def parties(sentence: Sentence, memory: Memory, made: Draft, ruled: Codes) -> dict[Codes, Option]:
    """Each answer with what speaks for it; ``ruled`` is what the rules of the frame found."""
    found: dict[Codes, list[str]] = {(): ["nobody"]}

    def add(codes: Codes, *signals: str) -> None:
        if codes and not any(code.startswith(UNKNOWN) for code in codes):
            found.setdefault(codes, []).extend(signals)

    for m in sentence.mentions:
        if not (m.actor or "demonym" in m.kinds) or not m.codes:
            continue
        if made.frame.who == "theme" and (_only_where(sentence, m) or _elsewhere(sentence, made, m)):
            continue  # 'embassies in the Ukrainian capital' are not Ukraine's
        signals = _stands(m, sentence, made)
        add(m.all_codes(), *signals)
        if made.frame.who == "theme":
            add(_missions(m.all_codes()), *signals, "as mission")
        elif any(c.endswith((".mission", ".staff", ".nationals", ".officials", ".mil")) for c in m.codes):
            add(tuple(dict.fromkeys(c.partition(".")[0] for c in m.all_codes())), *signals, "as state")
    for owned in (made.theme, made.people):
        if owned is not None and owned.of:
            add(owned.of, "owner")
    add(memory.issuer, "issuer")
    if made.frame.who == "theme":
        add(_missions(memory.issuer), "issuer", "as mission")
        post = memory.last_of(("mission",))
        add(_missions(post.codes if post is not None else ()), "last mission", "as mission")
    add(memory.doer, "last doer")
    add(memory.attacker, "last attacker")
    add(memory.speaker, "last speaker")
    for back, subject in enumerate(reversed(memory.subjects[-2:]), start=1):
        add(subject, f"subject{back}")
    add(memory.speaking(made.at), "speaker")
    focus = sentence.a.focus[1]
    if focus:
        add((focus,), "focus")
        for role in ("civilians", "police", "mil", "local"):
            add((f"{focus}.{role}",), f"focus {role}")
    add(("ANON",), "anon")
    add(made.addressee, "addressee")
    add(made.who, "doer")
    add(made.to, "receiver")
    if ruled:
        add(ruled, "rule")
    else:
        found[()].append("rule")
    return {codes: Option(tuple(dict.fromkeys(signals)), _contexts(codes, made)) for codes, signals in found.items()}


def _contexts(codes: Codes, made: Draft) -> tuple[str, ...]:
    roles = {_role(code) for code in codes}
    kind = "nobody" if not roles else "+".join(sorted(roles)) if len(roles) < 3 else "many"
    voice = made.group.voice if made.group is not None else ""
    family = made.act.partition(".")[0]
    told = (kind, made.act, family, f"{made.manner} {voice}", f"who {made.frame.who}", f"{kind} {made.act}")
    return tuple(dict.fromkeys(told))


def _only_where(sentence: Sentence, m: Mention) -> bool:
    """Whether a mention only says where a mission is."""
    if "demonym" in m.kinds:
        return bool(sentence.beside(m) & sentence.small["place_nouns"])
    return "place" in m.kinds and sentence.a.located(m)


def _elsewhere(sentence: Sentence, made: Draft, m: Mention) -> bool:
    """Whether ``m`` stands in a later clause than the trigger: what is told there is told of others."""
    return m.first >= sentence.segment(made.at)[1] and m is not made.theme


def _missions(codes: Codes) -> Codes:
    return tuple(dict.fromkeys(f"{code.partition('.')[0]}.mission" for code in codes))


def _role(code: str) -> str:
    """The role of an actor, else what kind of actor its code is."""
    state, _, role = code.partition(".")
    if role:
        return role
    if state in ("ANON", "UN", "EU"):
        return state
    return "group" if len(state) > 3 and state != "INTL" else "state"


def _stands(m: Mention, sentence: Sentence, made: Draft) -> list[str]:
    hit, small = made.hit, sentence.small
    side = "right" if m.first >= hit.last else "left" if m.last <= hit.first else "in"
    gap = max(m.first - hit.last, hit.first - m.last, 0)
    first, last = sentence.segment(made.at)
    head = m.group[0] if m.group else m
    if "demonym" in m.kinds:
        how = "adjective"
    elif sentence.keys[m.last : m.last + 1] == ["'s"]:
        how = "owner"
    elif head.prep in small["by"]:
        how = "by"
    elif head.prep in small["of"]:
        how = "of"
    elif head.prep in small["locative"]:
        how = "at"
    elif head.prep:
        how = "prep"
    else:
        how = "bare"
    found = [f"{how} {side}", "near" if gap <= 2 else "close" if gap <= 6 else "far"]
    found.append("clause" if first <= m.first < last else "beyond")
    if m is made.agent:
        found.append("agent")
    if m is made.theme or m is made.people:
        found.append("theme")
    if made.governor is not None and 0 <= made.governor[1].first - m.last <= 3:
        found.append("governs")
    for cue in sentence.cues:
        if cue.entry.key in _SPEAKING and (cue.features or cue.entry.key == "according"):
            if 0 <= cue.first - m.last <= 3:
                found.append(f"before {cue.entry.key}")
            elif 0 <= m.first - cue.last <= 3:
                found.append(f"behind {cue.entry.key}")
    if "place" in m.kinds and sentence.a.located(m):
        found.append("located")
    return found
