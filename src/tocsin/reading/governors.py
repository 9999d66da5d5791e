"""The word that lets, asks or makes someone do what a trigger names, and whom it tells: 'told its staff to shelter'."""

from tocsin.reading.draft import Draft
from tocsin.reading.issued import issued
from tocsin.reading.listing import listed
from tocsin.reading.memory import Memory
from tocsin.reading.mention import Mention
from tocsin.reading.patterns import Hit
from tocsin.reading.sentence import STRONG, Sentence

_GOVERNING = frozenset({"order", "ordered", "advise", "authorise", "plan", "maybe", "refuse", "deny", "threaten"})
_TELLING = frozenset({"order", "ordered", "advise", "authorise"})
_LED = frozenset({"nationals", "staff", "people", "civilians"})
_POWERS = frozenset({"state", "head", "group", "mil", "anon"})
_REACH = 16
_LISTED = 90


def govern(sentence: Sentence, memory: Memory, made: Draft) -> None:
    """Find the governor of ``made`` and, for what people are told, who tells whom."""
    group = made.group
    if made.frame.who == "authority" and listed(sentence, memory, made):
        return
    if group is not None and group.tense == "imperative":
        if made.frame.who == "authority" and not _joined(memory, made):
            _untold(sentence, memory, made)
        return
    told_to = group is not None and sentence.keys[group.first - 1 : group.first] == ["to"]
    bound = told_to or (
        group is not None and group.tense in ("inf", "presp", "present", "bare") and made.manner != "advise"
    )
    if made.manner in ("noun", "phrases") or bound or made.frame.who == "authority":
        made.governor = _nearest(sentence, made)
    if made.frame.who != "authority":
        _governing_agent(sentence, made)
        if made.governor and made.governor[0] in _TELLING and made.frame.act.startswith(("people.", "post.", "site.")):
            _told(sentence, memory, made)
        return
    if made.governor and made.governor[0] in _TELLING:
        _told(sentence, memory, made)
        memory.telling = made
    elif made.manner == "advise":
        _adviser(sentence, memory, made)
    else:
        _untold(sentence, memory, made)


def _joined(memory: Memory, made: Draft) -> bool:
    """'urged them to avoid crowds and leave': the later infinitives have the first one's governor."""
    first = memory.telling
    if first is None or not 0 < made.at - first.hit.last <= 16:
        return False
    made.governor, made.agent, made.agents = first.governor, first.agent, first.agents
    made.addressee, made.people = first.addressee, first.people
    return True


def _governing_agent(sentence: Sentence, made: Draft) -> None:
    """'Le Kremlin a exclu tout cessez-le-feu': the doer of a governed noun is the subject of its verb."""
    if (
        made.manner != "noun"
        or made.agent is not None
        or made.agents
        or made.governor is None
        or made.frame.who not in ("agent", "parties")
    ):
        return
    if made.act.startswith(("strike.", "attack.", "abduct", "hazard.", "harm.")):
        return
    cue = made.governor[1]
    if cue.first < made.hit.first and cue.features - {"noun"} and sentence.verbal(cue):
        made.agent = sentence.left(sentence.group(cue).edge, lambda m: m.actor)
        made.reach(made.agent)


def _nearest(sentence: Sentence, made: Draft) -> tuple[str, Hit] | None:
    """The last governing cue left of the trigger with no other finite verb in between."""
    start = made.group.first if made.group else made.hit.first
    best: Hit | None = None
    item = _listed(sentence, start)
    doing = {h.first for h in sentence.triggers if h.entry.form == "does"}
    for cue in sentence.cues:
        if cue.entry.key == "refuse" and cue.first in doing:
            continue
        far = _LISTED if item else _REACH
        if cue.entry.key not in _GOVERNING or cue.last > made.hit.first or made.hit.first - cue.last > far:
            continue
        if cue.features - {"noun"} and not sentence.verbal(cue):
            continue
        if not item and any(sentence.keys[i] in STRONG for i in range(cue.last, start)):
            continue
        if made.manner == "noun" and any(cue.last <= v < made.hit.first for v in sentence.verbs):
            continue
        if best is None or cue.first > best.first:
            best = cue
    if made.frame.act.startswith(("people.", "warning.")) and issued(sentence, made.hit, sentence.last):
        return (best.entry.key, best) if best else None  # what becomes of the order is told apart
    if best is None and (made.manner == "noun" or (made.manner == "phrases" and made.frame.who != "authority")):
        best = next(
            (
                c
                for c in sentence.cues
                if c.entry.key in ("maybe", "plan", "refuse") and 0 <= c.first - made.hit.last <= 7
            ),
            None,
        )
    return (best.entry.key, best) if best else None


def _listed(sentence: Sentence, start: int) -> bool:
    """'Il est recommandé : – d'éviter la foule ; – de sortir': each item hangs on the word before the colon."""
    keys = sentence.keys
    return (
        start - 2 > sentence.first
        and keys[start - 1] in sentence.small["of"]
        and keys[start - 2] in ("–", "-", "•", "—", ";", ":")
        and ":" in keys[sentence.first : start]
    )


def _told(sentence: Sentence, memory: Memory, made: Draft) -> None:
    if made.governor is None:
        return
    kind, cue = made.governor

    def actor(m: Mention) -> bool:
        return m.actor or "people" in m.kinds

    verbal = bool(cue.features - {"noun"}) and sentence.verbal(cue)
    group = sentence.group(cue) if verbal else None
    if made.hit.first - cue.last <= _REACH:
        made.extent[0] = min(made.extent[0], cue.first)
    if (
        kind == "ordered"
        or (group is not None and group.voice == "passive")
        or (group is not None and group.voice == "bare" and "pp" in cue.features and _no_object(sentence, cue, made))
    ):
        before = group.edge if group else cue.first
        addressee = sentence.left(before, actor)
        made.agent = sentence.behind(cue.last, sentence.small["by"], actor, 6)
    elif group is not None and group.final:
        addressee = sentence.left(group.edge, actor)
        made.agent = sentence.left(addressee.first, actor) if addressee is not None else None
    else:
        before = group.edge if group else cue.first
        made.agent = (
            sentence.left(before, lambda m: m.actor and "civilians" not in m.kinds)
            if group
            else _of_noun(sentence, cue)
        )
        addressee = next(
            (m for m in sentence.mentions if cue.last <= m.first < made.hit.last and actor(m) and m is not made.theme),
            None,
        )
        if made.agent is None and sentence.pronoun(before):
            made.agents = memory.subject_before(sentence, before)
        elif made.agent is None and any(
            k in sentence.small["we"] for k in sentence.keys[max(sentence.first, before - 4) : cue.last]
        ):
            made.agents = memory.issuer
    if addressee is None and made.agent is not None and made.agent.kinds & _LED:
        addressee, made.agent = made.agent, None  # 'Canadians should leave': the subject is told, and tells nobody
    made.reach(addressee)
    made.reach(made.agent)
    if addressee is not None:
        made.addressee = _addressed(addressee)
        made.people = addressee
    if made.agent is None and not made.agents:
        made.agents = memory.authority(sentence, made.addressee)
        if addressee is None and made.agents and made.agents == memory.issuer:
            made.addressee = memory.audience


def _no_object(sentence: Sentence, cue: Hit, made: Draft) -> bool:
    return not any(cue.last <= m.first < made.hit.first and (m.actor or "people" in m.kinds) for m in sentence.mentions)


def _of_noun(sentence: Sentence, cue: Hit) -> Mention | None:
    """Who gives the order: 'on the orders of the mayor', 'par arrêté du maire'; else the subject before it."""
    of = sentence.behind(cue.last, sentence.small["of"], lambda m: m.actor, 3)
    return of or sentence.left(cue.first, lambda m: m.actor)


def _adviser(sentence: Sentence, memory: Memory, made: Draft) -> None:
    """'Paris déconseille', 'Tout déplacement est déconseillé': the subject, or whoever issues the notice."""
    group = made.group

    def actor(m: Mention) -> bool:
        return m.actor

    if group is not None and group.voice != "passive":
        made.agent = sentence.left(group.edge, actor)
        told = sentence.right(
            made.hit.first, lambda m: bool(m.kinds & {"nationals", "staff", "civilians", "people"}), 6
        )
        if told is not None:
            made.addressee = _addressed(told)
            made.reach(told)
        if made.agent is None and sentence.pronoun(group.first):
            made.agents = memory.subject_before(sentence, group.first)
    made.reach(made.agent)
    if made.agent is None and not made.agents:
        made.agents = memory.authority(sentence, made.addressee)
        if made.agents == memory.issuer and not made.addressee:
            made.addressee = memory.audience


def stands_alone(made: Draft) -> bool:
    """Whether what people do is told them without a word of telling: an imperative, a present, a 'must'."""
    if made.frame.who == "authority" and _urged(made):
        return False
    if (
        made.frame.who != "authority"
        or made.governor
        or made.manner in ("advise", "phrases", "noun")
        or made.group is None
    ):
        return True
    if made.frame.act == "people.evacuate" and made.group.voice != "active":
        return False
    if made.governor is None and made.group.tense in ("state", "future") and made.people is None:
        return False
    if made.group.tense in ("inf", "present") and made.frame.act != "people.evacuate":
        return _told_by_form(made)
    return (
        made.group.tense in ("imperative", "present", "inf", "state", "future", "progressive")
        or made.group.modal == "must"
    )


def _urged(made: Draft) -> bool:
    """'urged the military to keep out of politics': what a power is asked to do is a demand, no advice to people."""
    told, governor = made.people, made.governor
    if told is None or governor is None or governor[0] != "advise" or not governor[1].features - {"noun"}:
        return False
    object_of = 0 <= told.first - governor[1].last <= 2 and told.last <= made.hit.first
    return object_of and bool(told.kinds & _POWERS) and not told.kinds & (_LED | {"mission", "local"})


def _told_by_form(made: Draft) -> bool:
    """A present tells people what they do where its subject is those who are told; an infinitive never alone."""
    return (
        made.group is not None and (bool(made.group.modal) or made.group.tense == "present") and made.people is not None
    )


def _untold(sentence: Sentence, memory: Memory, made: Draft) -> None:
    """A plain imperative, or a sentence whose subject does it: 'Le personnel reste confiné'."""
    group = made.group
    if group is None or group.tense == "imperative":
        made.agents = memory.issuer
        made.addressee = memory.audience
        return
    subject = sentence.left(group.edge, lambda m: m.actor or "people" in m.kinds)
    if subject is not None:
        made.people = subject
        made.addressee = _addressed(subject)
        made.reach(subject)


def _addressed(m: Mention) -> tuple[str, ...]:
    codes = m.all_codes()
    if m.kinds & {"nationals", "staff", "civilians", "mission", "officials", "mil", "police", "media"}:
        return codes
    return tuple(c for c in codes if "." in c)
