"""Who does it: the subject, who stands behind 'by', the owner of a noun, whoever is accused of it."""

from tocsin.reading.draft import Draft
from tocsin.reading.memory import Memory
from tocsin.reading.mention import Mention
from tocsin.reading.sentence import Sentence, Test
from tocsin.reading.verb_group import VerbGroup


def find_agent(sentence: Sentence, memory: Memory, made: Draft) -> None:
    """Give ``made`` its doer, where its frame has one and the sentence or a pronoun names it."""
    frame, hit, group = made.frame, made.hit, made.group

    def test(m: Mention) -> bool:
        return (
            m.actor
            and m is not made.theme
            and not (m.group and made.theme in m.group)
            and not (hit.first <= m.first < hit.last)
        )

    if frame.act == "post.reduce" and made.manner == "verbs" and group is not None and _active(sentence, made, group):
        made.agent = sentence.left(group.edge, lambda m: test(m) and "state" in m.kinds)
    if frame.who in ("none", "theme", "crowd"):
        return
    if frame.who == "winner" or (frame.name == "territory.gain" and made.manner == "intransitive"):
        made.agent = sentence.behind(
            hit.last,
            sentence.small["goal"] | sentence.small["of"],
            lambda m: bool(m.kinds & {"mil", "group", "anon", "state"}),
            6,
        )
        made.reach(made.agent)
        if made.agent is None and any(
            k in sentence.small["stand_ins"] for k in sentence.keys[hit.last - 1 : hit.last + 2]
        ):
            made.agents = memory.subjects[-1] if memory.subjects else ()
        return
    if group is not None and made.manner in ("verbs", "advise") and _active(sentence, made, group):
        _subject_agent(sentence, memory, made, group.edge, test)
    elif group is not None and made.manner == "intransitive":
        if sentence.keys[hit.last : hit.last + 1] and sentence.keys[hit.last] in sentence.small["by"]:
            made.agent = sentence.behind(hit.last, sentence.small["by"], test, 6)
    elif made.manner == "states" and frame.name == "territory.gain":
        made.agent = sentence.left(group.edge if group else hit.first, test)
    elif group is not None and made.manner == "does":
        return
    elif group is not None:
        made.agent = sentence.behind(hit.last, sentence.small["by"], test, 16)
        if made.agent is None and group.final:
            made.agent = next(
                (
                    m
                    for m in reversed(sentence.mentions)
                    if m.last <= hit.first and hit.first - m.last <= 10 and m.prep in sentence.small["by"] and test(m)
                ),
                None,
            )
    else:
        _noun_agent(sentence, made, test)
    made.reach(made.agent)


def _active(sentence: Sentence, made: Draft, group: VerbGroup) -> bool:
    """Whether the subject is the doer: an active form, or an English past that 'by' does not make passive."""
    if group.voice != "bare":
        return group.voice == "active"
    if made.frame.act == "accuse" and sentence.keys[made.hit.first + 1 : made.hit.first + 2] == ["of"]:
        return False  # 'three officers suspected of the plot'
    if made.theme is not None:
        return made.theme.first >= made.hit.first
    return "past" in made.hit.features and sentence.keys[made.hit.last : made.hit.last + 1] != ["by"]


def _subject_agent(sentence: Sentence, memory: Memory, made: Draft, before: int, test: Test) -> None:
    accused = _accused(sentence, made, test)
    if accused is not None:
        made.agent = accused
        return
    subject = sentence.left(before, test)
    if sentence.keys[before - 1 : before] in (["que"], ["qu'"]):
        inverse = sentence.right(made.hit.last, test, 4)
        if inverse is not None and not inverse.prep:
            made.agent = inverse
            return
    if sentence.pronoun(before):
        near = subject is not None and before - subject.last <= 3
        if not near:
            known = memory.subject_before(sentence, before)
            if known:
                made.agents = known
                return
    made.agent = subject
    if subject is None:
        keys = sentence.keys[max(sentence.first, before - 3) : before]
        if any(k in sentence.small["we"] for k in keys) and memory.issuer:
            made.agents = memory.issuer
            return
        inverted = made.hit.last
        if sentence.small["becoming"] and made.group is not None and not made.group.final:
            made.agent = sentence.right(inverted, lambda m: test(m) and sentence.free(m), 6)
            return
        if sentence.first < made.hit.first and sentence.keys[made.hit.first - 1] in (",", "»", '"', "”"):
            made.agent = sentence.right(inverted, test, 6)


def _accused(sentence: Sentence, made: Draft, test: Test) -> Mention | None:
    """'accuse l'armée d'avoir employé': who is accused is who did it."""
    group = made.group
    if group is None or made.frame.act in ("accuse", "deny"):
        return None
    verb = next(
        (
            h
            for h in reversed(sentence.triggers)
            if h.entry.key == "accuse" and h.last <= group.first and group.first - h.last <= 10 and sentence.verbal(h)
        ),
        None,
    )
    if verb is None:
        return None
    return next((m for m in sentence.mentions if verb.first <= m.first < group.first and test(m)), None)


def _blamed(sentence: Sentence, made: Draft, test: Test) -> Mention | None:
    """'un attentat attribué à Boko Haram', 'des frappes imputées au Pakistan'."""
    small, keys = sentence.small, sentence.keys
    for i in range(made.hit.last, min(sentence.last, made.hit.last + 6)):
        if keys[i] in small["blaming"]:
            return sentence.right(i + 1, lambda m: test(m) and m.prep in small["goal"], 4)
    return None


def _noun_agent(sentence: Sentence, made: Draft, test: Test) -> None:
    """'Ukrainian strikes', 'frappes ukrainiennes', 'strikes by Russia', 'frappes de l'armée'."""
    hit = made.hit
    by = sentence.behind(hit.last, sentence.small["by"], test, 6)
    if by is not None:
        made.agent = by
        return
    blamed = _blamed(sentence, made, test)
    if blamed is not None:
        made.agent = blamed
        return
    for m in sentence.mentions:
        if "demonym" in m.kinds and (hit.last <= m.first <= hit.last + 1 or m.last in (hit.first, hit.first - 1)):
            made.agents = m.codes
            made.reach(m)
            return
    for m in sentence.mentions:
        if m.last + 1 == hit.first and sentence.keys[m.last] == "'s" and m.actor:
            made.agent = m
            return
        if m.last == hit.first and m.actor and sentence.a.language.code == "en":
            made.agent = m
            return
        if hit.last <= m.first <= hit.last + 2 and m.prep in sentence.small["of"] and m.actor and test(m):
            made.agent = m
            return
    support = next(
        (h for h in sentence.happenings if h.features - {"noun"} and h.last <= hit.first and hit.first - h.last <= 8),
        None,
    )
    if support is not None and support.entry.lemma in sentence.small["remarking"]:
        return
    if support is not None and sentence.verbal(support) and sentence.group(support).voice != "passive":
        made.agent = sentence.left(sentence.group(support).edge, test)
        if made.agent is None and sentence.pronoun(sentence.group(support).first):
            return
