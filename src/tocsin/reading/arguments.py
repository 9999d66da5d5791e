"""From a trigger to a draft: the theme that its frame asks for, and whether it may stand."""

from msgspec import structs

from tocsin.reading.agents import find_agent
from tocsin.reading.draft import Draft
from tocsin.reading.frames import Frame, frames
from tocsin.reading.memory import Memory
from tocsin.reading.mention import Mention
from tocsin.reading.patterns import Hit
from tocsin.reading.sentence import STRONG, Sentence, Test
from tocsin.reading.verb_group import VerbGroup, verb_group

_LEFT_VERBS = 14
_VICTIMS = ("release", "arrest", "abduct", "harm.killed", "harm.wounded", "people.evacuate", "expel")
_RECALLING = ("post.", "alert.", "site.", "people.", "intercept", "strike.", "release", "abduct", "arrest", "expel")
_TALKING = frozenset({"state", "head", "officials", "mil", "group", "local", "mission", "anon"})


def draft(sentence: Sentence, memory: Memory, frame: Frame, hit: Hit) -> list[Draft]:
    """The draft of ``frame`` at ``hit``, with that of what is joined to its theme; none where theme or doer lack."""
    made = _draft(sentence, memory, frame, hit)
    if made is None:
        return []
    beside = _beside(sentence, made) if frame.beside else None
    return [made, beside] if beside is not None else [made]


def _participle(sentence: Sentence, hit: Hit) -> VerbGroup | None:
    """The auxiliaries before a state: 'may be kidnapped', 'n'est plus fermé'; None where there is none."""
    if hit.entry.form != "states":
        return None
    group = verb_group(sentence.a.language, sentence.keys, hit.first, hit.last, frozenset({"pp"}), sentence.first)
    return None if group.voice == "bare" else group


def _by(sentence: Sentence, hit: Hit) -> bool:
    return any(k in sentence.small["by"] for k in sentence.keys[hit.last : min(sentence.last, hit.last + 3)])


def _beside(sentence: Sentence, made: Draft) -> Draft | None:
    """'weapons as well as personnel': the second object makes a claim of its own."""
    frame = frames()[made.frame.beside]
    if made.theme is None or made.manner == "noun":
        return None
    for m in sentence.mentions:
        near = made.theme.last <= m.first < min(sentence.last, made.theme.last + 14)
        joined = any(k in sentence.small["coordinators"] for k in sentence.keys[made.theme.last : m.first])
        if near and joined and fits(frame, m) and not fits(made.frame, m):
            twin = Draft(frame, made.hit, made.manner, made.group)
            twin.theme, twin.agent, twin.agents = m, made.agent, made.agents
            twin.extent = [m.first, m.last]
            return twin
    return None


def _draft(sentence: Sentence, memory: Memory, frame: Frame, hit: Hit) -> Draft | None:
    manner = hit.entry.form
    verbal = manner in ("verbs", "intransitive", "does", "advise")
    if verbal and not sentence.verbal(hit):
        return None
    group = sentence.group(hit) if verbal else _participle(sentence, hit)
    if hit.entry.negative:
        if group is None or not group.negated:
            return None
        group = structs.replace(group, negated=False)
    if frame.ahead and not sentence.looks_ahead(hit.last):
        return None
    made = Draft(frame, hit, manner, group)
    if group is not None and frame.name in ("strike.hit", "strike.any") and _event_subject(sentence, group.edge):
        return None
    if frame.act == "talk" and manner == "verbs" and not _partner(sentence, hit):
        return None
    if not _theme(sentence, memory, made) or (frame.needs_weapon and made.theme is None):
        return None
    find_agent(sentence, memory, made)
    if frame.speech and made.agent is None and not made.agents:
        made.agents = memory.speaking(hit.first)
    voiced = frame.speech and group is not None and _voice(sentence, group.edge)
    if voiced and made.agent is not None and made.agent.last <= hit.first:
        made.agent = None
    if frame.agent and not (made.agent or made.agents or voiced):
        return None
    if (
        frame.act == "warning.issue"
        and made.agent is not None
        and made.agent.kinds & {"civilians", "anon", "nationals"}
    ):
        return None
    if frame.act == "warning.issue" and "INTL" in (made.agent.codes if made.agent else made.agents):
        return None
    if frame.act == "accuse" and not (made.agent or made.agents or voiced or _by(sentence, hit)):
        return None
    return made


def _voice(sentence: Sentence, before: int) -> bool:
    """Whether the subject is one that claims leave out, but who speaks: an NGO, a union, experts."""
    for m in reversed(sentence.mentions):
        if m.last <= before:
            if "voice" in m.kinds and sentence.free(m) and before - m.last <= 6:
                return not any(sentence.keys[i] in STRONG for i in range(m.last, before))
            if m.actor and sentence.free(m):
                return False
    return False


def _event_subject(sentence: Sentence, before: int) -> bool:
    """Whether a raid, a quake or a sanction is what 'hits': then the noun tells the event, not the verb."""
    noun = next(
        (
            h
            for h in reversed(sentence.triggers)
            if h.entry.form == "noun" and h.last <= before and before - h.last <= 7
        ),
        None,
    )
    if noun is None:
        return False
    return not any(m.actor and sentence.free(m) and noun.last <= m.first < before for m in sentence.mentions)


def _partner(sentence: Sentence, hit: Hit) -> bool:
    """Whether someone stands there to talk with."""
    if hit.entry.reflexive:
        return True
    return sentence.right(hit.last, lambda m: bool(m.kinds & _TALKING), 8) is not None


def fits(frame: Frame, m: Mention) -> bool:
    """Whether ``m`` is of a kind that the frame's theme may be."""
    return not m.kinds.isdisjoint(frame.theme)


def _theme(sentence: Sentence, memory: Memory, made: Draft) -> bool:
    frame = made.frame
    if not frame.theme:
        return True
    theme = _find_theme(sentence, made)
    recalled = theme is None
    if theme is None:
        theme = _recalled(sentence, memory, made)
    if theme is None:
        return made.manner == "phrases" or _someone(sentence, made)
    made.theme = theme
    if theme.first >= sentence.first and theme.last <= sentence.last and not recalled:
        made.reach(theme)
    return True


def _someone(sentence: Sentence, made: Draft) -> bool:
    """Whether the victim is a word that no lexicon knows: 'Le prélat a été enlevé'. Only a passive tells so much."""
    group = made.group
    if made.manner == "noun" and made.frame.act.startswith(_VICTIMS):
        return not made.frame.act.startswith("harm.") or _counted(sentence, made.hit)
    if not made.frame.act.startswith(_VICTIMS) or group is None or group.voice != "passive" or made.manner != "verbs":
        return False
    return not any(
        0 <= group.first - m.last <= 6 and sentence.free(m) and "demonym" not in m.kinds for m in sentence.mentions
    )


def _counted(sentence: Sentence, hit: Hit) -> bool:
    """'17 morts', 'no casualties': a number or a 'no' right before the noun."""
    before = sentence.keys[max(sentence.first, hit.first - 2) : hit.first]
    return any(k in sentence.small["neg_nouns"] for k in before) or any(
        n.last in (hit.first, hit.first - 1) for n in sentence.a.numbers if n.first >= sentence.first
    )


def _find_theme(sentence: Sentence, made: Draft) -> Mention | None:
    frame, hit, group = made.frame, made.hit, made.group

    def test(m: Mention) -> bool:
        return fits(frame, m) and not (hit.first <= m.first < hit.last)

    within = next(
        (m for m in sentence.mentions if hit.first <= m.first < hit.last and fits(frame, m)),
        None,
    )
    if within is not None and hit.last - hit.first > 1:
        return within
    if made.manner == "noun":
        return _complement(sentence, hit, test)
    if made.manner in ("state", "phrase", "states", "phrases"):
        return _near(sentence, hit, test)
    if group is None:
        return None
    if made.manner == "intransitive":
        inverted = sentence.small["inverting"] and sentence.right(hit.last, lambda m: test(m) and not m.prep, 4)
        if inverted and "," in sentence.keys[hit.last : inverted.first]:
            inverted = None
        return _subject(sentence, group.edge, test) or inverted or None
    if group.voice == "active" and group.final:
        return sentence.left(group.edge, test, objects=True) or _governed_left(sentence, group.edge, test)
    if group.voice == "active":
        behind = sentence.object(hit.last, test, past_actors=frame.act.startswith("arms.") or frame.needs_weapon)
        if frame.act == "warning.issue" and behind is None:
            behind = sentence.right(hit.last, test, 14)
        # 'Посольство закрили': nobody is named who closed it
        impersonal = frame.act.startswith(("post.", "site.")) and sentence.keys[hit.first].endswith(
            tuple(sentence.small["impersonal"])
        )
        fronted = sentence.small["becoming"] or impersonal
        return behind or (sentence.left(group.edge, test) if fronted else None)
    if group.voice == "passive":
        return _subject(sentence, group.edge, test) or sentence.right(hit.last, test, 3)
    by = hit.last < sentence.last and sentence.keys[hit.last] in sentence.small["by"]
    left = _subject(sentence, group.edge, test)
    right = None if by else sentence.object(hit.last, test, 9)
    if "past" in hit.features and right is not None:
        return right
    if left is not None and (by or right is None or group.first - left.last <= 2):
        return left
    return right


def _subject(sentence: Sentence, before: int, test: Test) -> Mention | None:
    return sentence.subject(before, test)


def _governed_left(sentence: Sentence, before: int, test: Test) -> Mention | None:
    """The object of a German verb behind its preposition: 'vor Anschlägen gewarnt', 'auf Kiew geschossen'."""
    return next((m for m in reversed(sentence.mentions) if m.last <= before and before - m.last <= 8 and test(m)), None)


def _complement(sentence: Sentence, hit: Hit, test: Test) -> Mention | None:
    """The noun's own theme: behind 'of', right before it (English), else near."""
    of = sentence.small["of"]
    right = sentence.right(hit.last, lambda m: test(m) and (m.prep in of or m.first == hit.last), 6)
    if right is not None:
        return right
    for m in sentence.mentions:
        if m.last in (hit.first, hit.first - 1) and test(m):
            return m
    return sentence.right(hit.last, test, 5)


def _near(sentence: Sentence, hit: Hit, test: Test) -> Mention | None:
    left = sentence.left(hit.first, test)
    right = sentence.right(hit.last, test, 5)
    if left is not None and hit.first - left.last <= _LEFT_VERBS:
        return left
    return right


def _that_of(sentence: Sentence, before: int) -> bool:
    """'celle de Téhéran a fermé', 'celui d'Ivato reste ouvert': a pronoun with its place."""
    keys, small = sentence.keys, sentence.small
    return any(
        keys[i] in small["that_of"] and not any(k in STRONG for k in keys[i:before])
        for i in range(max(sentence.first, before - 6), before)
    )


def _recalled(sentence: Sentence, memory: Memory, made: Draft) -> Mention | None:
    """A theme that only a pronoun or a possessive stands for: 'l'ont rouverte', 'la sienne', 'theirs', 'it'."""
    group = made.group
    keys = sentence.keys
    small = sentence.small
    standing = made.manner == "states" and group is not None and made.frame.act.startswith(("post.", "site."))
    if group is None or (made.manner == "states" and not standing):
        before = keys[made.hit.first - 1] if made.hit.first > sentence.first else ""
        if made.manner == "noun" and before in sentence.a.language.possessives:
            return sentence.left(made.hit.first, lambda m: fits(made.frame, m)) or memory.last_of(made.frame.theme)
        return None
    if not made.frame.act.startswith(_RECALLING) or (made.frame.act == "site.close" and made.manner == "verbs"):
        return None
    after = keys[made.hit.last : made.hit.last + 3]
    ahead = keys[max(sentence.first, group.first - 1) : made.hit.first]
    own = any(k in small["possessive_pronouns"] for k in (*keys[made.hit.first : made.hit.last], *after)) or (
        after[:1] != [] and after[1:2] == ["leur"]
    )
    stands = own or any(k in small["object_pronouns"] for k in (after[:1] if small["objects_behind"] else ahead))
    if made.manner in ("intransitive", "states") or group.voice != "active":
        near = keys[max(sentence.first, group.first - 3) : group.first]
        stands = (
            own
            or sentence.pronoun(group.first)
            or any(k in small["possessive_pronouns"] or k in small["stand_ins"] for k in near)
            or _that_of(sentence, group.first)
        )
        number = sentence.left(group.edge, lambda m: "number" in m.kinds and group.edge - m.last <= 4)
        if number is not None and "weapon" in made.frame.theme:
            made.people, stands = number, True
    if stands and _that_of(sentence, group.first):
        here = [m for m in sentence.mentions if m.last <= group.first and fits(made.frame, m)]
        return here[-1] if here else memory.last_of(made.frame.theme)
    return memory.last_of(made.frame.theme) if stands else None
