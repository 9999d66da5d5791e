"""To whom it is done: the theme, those who are told, the target, the receiver, the partner."""

from tocsin.reading.draft import Draft
from tocsin.reading.memory import Memory
from tocsin.reading.mention import Mention
from tocsin.reading.sentence import Sentence

_ARMED = frozenset({"state", "group", "mil", "mission", "police"})
_GIVEN = frozenset({"arms", "weapon", "troops"})


def receivers(sentence: Sentence, memory: Memory, made: Draft) -> tuple[str, ...]:
    """Actor codes for ``to_whom``, as the frame says which they are."""
    kind, theme = made.frame.to, made.theme
    if kind == "addressee":
        return made.addressee
    if kind == "theme" and theme is not None:
        return tuple(dict.fromkeys(code for m in (theme.group or [theme]) for code in m.codes))
    if kind == "owner" and theme is not None:
        return theme.of
    if kind not in ("target", "partner", "recipient"):
        return made.to
    if made.act.startswith("strike.") or made.act == "attack.civilians":
        return _struck(sentence, made)
    if made.act == "accuse" and made.group is not None and made.group.voice == "passive":
        return memory.doer
    return _meant(sentence, memory, made)


def _struck(sentence: Sentence, made: Draft) -> tuple[str, ...]:
    """The state, force or mission that is hit, or behind 'against' and 'on'; a town that is hit is a place."""
    theme = made.theme
    town = theme is not None and "place" in theme.kinds and ("state" not in theme.kinds or "capital" in theme.kinds)
    if theme is not None and theme.actor and not town and made.frame.name == "strike.hit":
        return theme.all_codes()
    small = sentence.small
    said = min((c.first for c in sentence.cues if c.entry.key == "say" and c.first >= made.hit.last), default=None)
    struck = _ARMED | {"civilians"} if made.act == "attack.civilians" else _ARMED
    for m in sentence.mentions:
        near = made.hit.first <= m.first <= made.hit.last + 10 and (said is None or m.first < said)
        aimed = m.prep in small["goal"] or not m.prep
        within = m.prep in small["inside"] and "place" in m.kinds
        land = m.prep in small["goal"] and "state" in m.kinds and "capital" not in m.kinds  # 'missiles at Israel'
        if near and aimed and (land or not within) and m.kinds & struck and _other(m, made):
            return m.all_codes()
    return ()


def _other(m: Mention, made: Draft) -> bool:
    return m.actor and m is not made.theme and not set(made.who) & set(m.codes) and "weapon" not in m.kinds


def _meant(sentence: Sentence, memory: Memory, made: Draft) -> tuple[str, ...]:
    """The object of a statement, or whoever gets what is given."""
    giving = made.act in ("arms.deliver", "troops.send", "arms.authorise")

    def test(m: Mention) -> bool:
        return _other(m, made) and not (giving and m.kinds & _GIVEN)

    m = next((m for m in sentence.mentions if made.hit.first < m.first < made.hit.last and test(m)), None)
    m = m or sentence.right(made.hit.last, test, 10)
    if m is None and giving:
        known = memory.receiver_of(made.who)
        if known:
            return known
        bare = made.group is not None and made.group.voice == "bare"  # 'the missiles X fires, lately supplied by Y'
        m = next((s for s in sentence.mentions if bare and "state" in s.kinds and sentence.free(s) and test(s)), None)
    if m is None and made.act == "support":
        owned = sentence.right(made.hit.last, lambda m: bool(m.of) and not set(m.of) & set(made.who), 8)
        return owned.of if owned is not None else ()
    if m is None:
        return ()
    made.reach(m)
    return m.all_codes()
