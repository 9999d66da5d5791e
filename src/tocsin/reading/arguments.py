"""From a trigger to a draft: the theme that its frame asks for, and whether it may stand."""

from msgspec import structs

from tocsin.reading.agents import find_agent
from tocsin.reading.draft import Draft
from tocsin.reading.frames import Frame, frames
from tocsin.reading.identified import identified
from tocsin.reading.memory import Memory
from tocsin.reading.mention import Mention
from tocsin.reading.partners import informed, partner, visitor
from tocsin.reading.patterns import Hit
from tocsin.reading.sentence import STRONG, Sentence, Test
from tocsin.reading.unnamed import feared, someone
from tocsin.reading.verb_group import VerbGroup, verb_group

_LEFT_VERBS = 14
_RECALLING = (
    "post.", "site.", "alert.", "people.", "intercept", "strike.", "release", "abduct", "arrest", "expel",
    "harm.damage",
)  # fmt: skip


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
    made = Draft(frame, hit, manner, group)
    if frame.name == "strike.blaze" and group is not None and group.voice == "passive":
        return None
    if frame.ahead and not sentence.looks_ahead(hit.last):
        return None
    if group is not None and frame.name in ("strike.hit", "strike.any") and _event_subject(sentence, group.edge):
        made.doubts.append("the event is the subject")
    if frame.name == "talk" and manner == "verbs" and not partner(sentence, hit):
        made.doubts.append("no partner")
    if not _theme(sentence, memory, made) or (frame.needs_weapon and made.theme is None):
        made.doubts.append("no theme")
    if made.theme is not None and "team" in made.theme.kinds and not _owned(sentence, made.theme):
        made.doubts.append("whose team")
    if hit.entry.key == "people.evacuate" and _goes_nowhere(sentence, hit):
        made.doubts.append("goes nowhere")
    find_agent(sentence, memory, made)
    if frame.name == "warning.warn" and made.agent is None and hit.entry.lemma in sentence.small["telling"]:
        made.agent = informed(sentence, group)
    if frame.speech and made.agent is None and not made.agents:
        made.agents = memory.speaking(hit.first)
    if frame.name == "talk.visit" and not visitor(sentence, made):
        made.doubts.append("no visitor")
    if frame.act == "talk" and group is not None and group.tense == "imperative" and not made.agent:
        made.doubts.append("no talker")
    if frame.act == "accuse" and manner == "states" and group is None:
        made.doubts.append("only says which")  # 'officers suspected of …'
    voiced = frame.speech and group is not None and _voice(sentence, group.edge)
    if voiced and made.agent is not None and made.agent.last <= hit.first:
        made.agent = None
    _doubt_doer(sentence, made, voiced)
    return made


def _owned(sentence: Sentence, m: Mention) -> bool:
    """'its team in Kyiv', 'the embassy's team': no team of players."""
    before = sentence.keys[max(sentence.first, m.first - 3) : m.first]
    return "'s" in before or any(k in sentence.a.language.possessives for k in before)


def _goes_nowhere(sentence: Sentence, hit: Hit) -> bool:
    """'were brought to court': who is taken to what is no place is not got out of danger."""
    last = sentence.keys[hit.last - 1]
    if hit.last - hit.first < 2 or last not in sentence.small["goal"]:
        return False
    at = hit.last
    while at < sentence.last and sentence.keys[at] in sentence.a.language.determiners:
        at += 1
    return not any(m.first == at and m.places for m in sentence.mentions)


def _doubt_doer(sentence: Sentence, made: Draft, voiced: bool) -> None:
    frame = made.frame
    known = made.agent is not None or bool(made.agents) or voiced
    if frame.agent and not known:
        made.doubts.append("no doer")
    if frame.act == "accuse" and not known and not _by(sentence, made.hit):
        made.doubts.append("no accuser")
    if frame.act == "warning.issue":
        codes = made.agent.codes if made.agent is not None else made.agents
        if "INTL" in codes or (made.agent is not None and made.agent.kinds & {"civilians", "anon", "nationals"}):
            made.doubts.append("no authority")


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


def fits(frame: Frame, m: Mention) -> bool:
    """Whether ``m`` is of a kind that the frame's theme may be."""
    return not m.kinds.isdisjoint(frame.theme)


def _theme(sentence: Sentence, memory: Memory, made: Draft) -> bool:
    frame = made.frame
    if not frame.theme:
        return True
    found = _find_theme(sentence, made)
    theme = found or _recalled(sentence, memory, made)
    if theme is None:
        return made.manner == "phrases" or someone(sentence, made) or feared(sentence, made)
    made.theme = theme
    named = identified(sentence, made)
    if named is not None:
        made.reach(theme)
        theme = made.theme = named
    recalled = found is None and made.group is not None
    if not recalled and theme.first >= sentence.first and theme.last <= sentence.last:
        made.reach(theme)
    return True


def _find_theme(sentence: Sentence, made: Draft) -> Mention | None:
    frame, hit, group = made.frame, made.hit, made.group

    def test(m: Mention) -> bool:
        return fits(frame, m) and not (hit.first <= m.first < hit.last)

    within = next(
        (m for m in sentence.mentions if hit.first <= m.first < hit.last and fits(frame, m)),
        None,
    )
    if within is not None and hit.last - hit.first > 1 and made.manner == "intransitive" and frame.who == "theme":
        within = _subject(sentence, group.edge, test) or within if group is not None else within
    if within is not None and hit.last - hit.first > 1:
        return within
    if made.manner == "noun":
        return _complement(sentence, frame, hit, test)
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
    if left is None:
        left = _just_before(sentence, hit, test)
    if left is not None and (by or right is None or group.first - left.last <= 2):
        return None if not by and _takes_object(sentence, hit) else left
    return right


def _just_before(sentence: Sentence, hit: Hit, test: Test) -> Mention | None:
    """'the quarrel over a drone shot down in March': a participle tells of the noun right before it."""
    return next((m for m in sentence.mentions if m.last == hit.first and test(m)), None)


def _takes_object(sentence: Sentence, hit: Hit) -> bool:
    """'Troops liberated Kupiansk': a past with another noun right behind it is no participle of its subject."""
    if "past" not in hit.features:
        return False
    return any(
        hit.last <= m.first <= hit.last + 1 and not m.prep and m.kinds & {"place", "state"} for m in sentence.mentions
    )


def _subject(sentence: Sentence, before: int, test: Test) -> Mention | None:
    return sentence.subject(before, test)


def _governed_left(sentence: Sentence, before: int, test: Test) -> Mention | None:
    """The object of a German verb behind its preposition: 'vor Anschlägen gewarnt', 'auf Kiew geschossen'."""
    return next((m for m in reversed(sentence.mentions) if m.last <= before and before - m.last <= 8 and test(m)), None)


def _complement(sentence: Sentence, frame: Frame, hit: Hit, test: Test) -> Mention | None:
    """The noun's own theme: behind 'of', right before it (English), else near; a toll's number may stand far off."""
    of = sentence.small["of"]
    right = sentence.right(hit.last, lambda m: test(m) and (m.prep in of or m.first == hit.last), 6)
    if right is not None:
        return right
    for m in sentence.mentions:
        if m.last in (hit.first, hit.first - 1) and test(m):
            return m
    return sentence.right(hit.last, test, 5) if frame.name != "harm.toll" else sentence.right(hit.last, test, 18)


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
        keys[i] in small["that_of"]
        and (keys[i] not in small["relatives"] or keys[i + 1] in small["of"])
        and not any(k in STRONG for k in keys[i:before])
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
        stated = made.manner == "states" and made.frame.act.startswith(("site.", "harm.damage", "post."))
        if stated and group is not None and sentence.pronoun(group.first):
            return memory.last_of(made.frame.theme)  # 'It has been impassable since May'
        return None
    if not made.frame.act.startswith(_RECALLING) or (made.frame.act == "site.close" and made.manner == "verbs"):
        return None
    after = keys[made.hit.last : made.hit.last + 3]
    inside = keys[made.hit.first + 1 : made.hit.last]  # 'opened them again'
    ahead = keys[max(sentence.first, group.first - 1) : made.hit.first]
    own = any(k in small["possessive_pronouns"] for k in (*keys[made.hit.first : made.hit.last], *after)) or (
        after[:1] != [] and after[1:2] == ["leur"]
    )
    beside = (*inside, *after[:1]) if small["objects_behind"] else ahead
    stands = own or any(k in small["object_pronouns"] for k in beside)
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
    if not stands:
        return None
    told = [m for m in sentence.mentions if m.last <= group.first and fits(made.frame, m)]
    standing = (
        made.people is not None
        or any(k in small["stand_ins"] for k in keys[sentence.first : group.first])
        or _that_of(sentence, group.first)
    )
    return told[-1] if standing and told else memory.last_of(made.frame.theme)
