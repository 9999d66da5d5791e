"""Done, going on, planned, possible, told or denied: what the words around a trigger make of it."""

from tocsin.reading.claim import Status
from tocsin.reading.draft import Draft
from tocsin.reading.sentence import Sentence
from tocsin.reading.verb_group import VerbGroup

LASTING = frozenset(
    {
        "alert.raise", "post.close", "post.reduce", "people.confine", "site.close", "strike.clash", "strike.artillery",
        "harm.missing", "harm.outage", "hazard.fire", "hazard.outbreak", "hazard.mines", "protest",
        "people.evacuate", "territory.loss", "mobilise", "exercise", "emergency.declare", "arms.deliver", "strike.air",
        "strike.missile", "strike.drone", "harm.displaced", "arrest",
    }
)  # fmt: skip
"""Acts that a present tense tells as going on; of the others it tells that they are done."""

_THREATENED = frozenset({"sanction", "expel", "break", "site.close", "post.close", "arms.deliver", "territory.loss"})
_STATES = frozenset({"post.close", "site.close", "people.confine", "emergency.declare", "alert.raise"})
_REFUSED = ("arms.", "troops.", "talk", "ceasefire", "agree", "post.", "release")
_LACKING = frozenset({"harm.outage", "site.close", "post.close", "post.reduce", "people.avoid"})
"""Acts that a 'no' tells: no power, no trains, no visa appointments, no travel."""
_ALWAYS = {
    "harm.missing": "ongoing",
    "hazard.mines": "ongoing",
    "warning.issue": "possible",
    "arms.authorise": "authorised",
}
_SPEECH = frozenset({"accuse", "deny", "demand", "threaten", "support", "commit"})


def status(sentence: Sentence, made: Draft) -> Status:
    """The status of ``made``; ``docs/explanation/reading.md`` has the order of the rules in words."""
    if made.frame.status:
        return made.frame.status  # type: ignore[return-value]
    if made.act in _SPEECH:
        return "negated" if made.group and made.group.negated else "done"
    if _denied(sentence, made):
        return "negated"
    told = _settled(sentence, made)
    if told == "done" and made.manner in ("noun", "phrases") and made.act.startswith("people."):
        near = sentence.keys[max(sentence.first, made.hit.first - 3) : made.hit.last + 2]
        told = "ordered" if any(k in sentence.small["orders"] for k in near) else told
    small = sentence.small
    if told == "done" and made.act in _THREATENED and made.hit.entry.lemma in small["threatening"]:
        return "threatened"
    if told in ("done", "ongoing") and made.act == "protest" and made.hit.entry.lemma in small["calling"]:
        return "planned"
    if told in ("done", "ongoing") and made.act == "arms.deliver" and made.hit.entry.lemma in small["promising"]:
        return "planned"
    if told == "planned" and any(k in ("if", "si", "unless") for k in sentence.keys[made.hit.last : sentence.last]):
        return "conditional"
    if told == "done" and made.act == "hazard.outbreak" and made.manner != "noun":
        return "ongoing"
    return "ordered" if told == "done" and made.act == "people.confine" else told


def ordering(sentence: Sentence, made: Draft) -> bool:
    """Whether the trigger's own verb is one of ordering ('a ordonné le départ du personnel')."""
    return any(h.first == made.hit.first and h.entry.key == "order" for h in sentence.cues)


def _settled(sentence: Sentence, made: Draft) -> Status:
    passive = made.act == "site.close" and made.group is not None and made.group.voice != "active"
    if (
        made.manner == "verbs"
        and not passive
        and made.act.startswith(("post.", "site.", "people."))
        and ordering(sentence, made)
    ):
        return "ordered"
    if made.frame.who == "authority":
        return _told(sentence, made)
    if _conditional(sentence, made):
        return "conditional"
    if made.act == "people.confine" and made.group is not None and made.group.modal == "must":
        return "ordered"
    governed = _governed(sentence, made)
    if governed:
        return governed
    if made.group is not None and not _goes_on(sentence, made, made.group):
        return _by_tense(sentence, made, made.group)
    return _by_words(sentence, made)


def _goes_on(sentence: Sentence, made: Draft, group: VerbGroup) -> bool:
    """'Shelling continues': a form in -ing that is the subject of what happens is a noun."""
    return group.tense == "presp" and any(
        0 <= h.first - made.hit.last <= 1 and sentence.verbal(h) for h in sentence.happenings
    )


def _reported(sentence: Sentence, before: int) -> bool:
    """Whether somebody said it: 'announced that an emergency would be declared' tells of what is to come."""
    return any(cue.entry.key == "say" and cue.last <= before for cue in sentence.cues)


def _denied(sentence: Sentence, made: Draft) -> bool:
    part = ";" in sentence.keys[made.hit.last : sentence.last]
    if any(h.entry.key == "false" and (h.first > made.at or not part) for h in sentence.cues):
        return True
    group = made.group
    if group is not None and group.negated:
        return True
    if made.act.startswith(_REFUSED) and made.hit.entry.size > 1 and _refusing(sentence, made):
        return True
    if (
        made.manner == "phrases"
        and made.act not in _LACKING
        and sentence.keys[made.hit.first] in sentence.small["neg_nouns"]
    ):
        return True
    small, keys = sentence.small, sentence.keys
    start = (
        made.extent[0]
        if made.manner in ("noun", "state", "states", "phrases", "name")
        else (group.first if group else made.at)
    )
    before = keys[max(sentence.first, start - 3) : start]
    if any(k in small["neg_nouns"] for k in before):
        return True
    theme = made.theme
    if theme is not None and sentence.first <= theme.first < sentence.last:
        reach = range(max(sentence.first, theme.first - 3), theme.first)
        if any(keys[i] in small["neg_nouns"] and not made.hit.first <= i < made.hit.last for i in reach):
            return True
    if group is None:
        return _verb_denies(sentence, made)
    return False


def _refusing(sentence: Sentence, made: Draft) -> bool:
    """'ruled out sending missiles': the trigger begins with a word of refusal."""
    return any(cue.entry.key == "refuse" and cue.first == made.hit.first for cue in sentence.cues)


def _verb_denies(sentence: Sentence, made: Draft) -> bool:
    """'aucun affrontement n'a été signalé', 'no strike took place', 'l'attaque n'a pas eu lieu'."""
    after = next(
        (
            h
            for h in sentence.happenings
            if h.first >= made.hit.last and h.first - made.hit.last <= 8 and sentence.verbal(h)
        ),
        None,
    )
    return after is not None and sentence.group(after).negated


def _governed(sentence: Sentence, made: Draft) -> Status | None:
    if made.governor is None:
        return None
    kind, cue = made.governor
    if kind in ("refuse", "deny"):
        denied = bool(cue.features - {"noun"}) and sentence.verbal(cue) and sentence.group(cue).negated
        return "possible" if denied else "negated"  # 'n'exclut pas d'autres mesures'
    if kind == "maybe":
        return "possible"
    if kind == "plan" or (made.act == "protest" and kind in ("advise", "order")):
        return "planned"
    if kind == "threaten":
        return "threatened" if made.act in _THREATENED else None
    if kind in ("order", "ordered") and made.act.startswith(("people.", "post.", "site.")):
        return "ordered"
    if kind == "advise" and made.act.startswith("people."):
        return "advised"
    return None


def _told(sentence: Sentence, made: Draft) -> Status:
    if (
        _conditional(sentence, made)
        and made.governor is None
        and (made.group is None or made.group.tense != "imperative")
    ):
        return "conditional"
    group = made.group
    opener = sentence.keys[sentence.first : sentence.first + 2]
    if opener[0] in sentence.a.language.weak["conditional"] and not _being(sentence, made):
        return "conditional"
    if " ".join(opener) in sentence.small["in_case"]:
        return "conditional"
    if made.governor:
        kind, cue = made.governor
        if cue.features - {"noun"} and sentence.verbal(cue) and sentence.group(cue).negated:
            return "negated"
        if kind in ("refuse", "deny"):
            return "negated"
        if kind in ("advise", "authorise"):
            return "advised" if kind == "advise" else "authorised"
        if kind in ("order", "ordered"):
            return "ordered"
        if kind == "maybe":
            return "possible"
    if made.manner == "noun" and _ordered(sentence, made):
        return "ordered"
    if made.manner == "advise":
        kinds = {h.entry.key for h in sentence.cues if h.first == made.hit.first}
        return "ordered" if "order" in kinds else "authorised" if "authorise" in kinds else "advised"
    if made.manner in ("states", "phrases"):
        issuer = (made.agents or ("",))[0]
        return "ordered" if issuer.endswith((".local", ".mil", ".police")) else "advised"
    if group is not None and group.modal == "must":
        return "ordered"
    if made.act == "people.evacuate" and group is not None and group.tense != "imperative":
        return _by_tense(sentence, made, group)
    if made.people is not None and group is not None and group.tense in ("present", "state"):
        return "ordered"
    if group is not None and group.tense == "imperative" and _politely(sentence, group):
        return "advised"
    issuer = (made.agents or made.addressee or ("",))[0]
    if group is None or group.tense in ("imperative", "inf", "present"):
        return "ordered" if issuer.endswith((".local", ".mil", ".police", ".civilians")) else "advised"
    return "ordered"


def _ordered(sentence: Sentence, made: Draft) -> bool:
    """'a shelter-in-place order', 'a mandatory evacuation'."""
    words = sentence.keys[max(sentence.first, made.hit.first - 1) : made.hit.last]
    return any(word in sentence.small["orders"] for word in words)


def _politely(sentence: Sentence, group: VerbGroup) -> bool:
    """'Please do not visit piers' is advice, even of an authority."""
    near = range(group.first - 2, group.first)
    return any(h.entry.key == "advise" and h.first in near and not h.features - {"noun"} for h in sentence.cues)


def _being(sentence: Sentence, made: Draft) -> bool:
    """'If you are in zone A, leave': it says who is meant; 'if you hear the siren' says when."""
    clause = sentence.keys[sentence.first : made.at]
    clause = clause[: clause.index(",")] if "," in clause else clause
    return any(key in sentence.small["being"] for key in clause)


def _conditional(sentence: Sentence, made: Draft) -> bool:
    first, _ = sentence.segment(made.at)
    opener = sentence.keys[first - 1] if first > sentence.first else sentence.keys[first]
    return opener in sentence.a.language.weak["conditional"]


def _by_tense(sentence: Sentence, made: Draft, group: VerbGroup) -> Status:
    if group.modal == "possible":
        return "possible"
    perfect = bool(sentence.small["perfect_since"])  # 'has had no power since Friday'
    if not perfect and made.manner == "intransitive" and group.voice == "passive" and group.tense == "state":
        return "done"  # 'est sortie de son lit', 'è caduto': a perfect with 'to be'
    if group.tense == "future" and made.act in LASTING and _remaining(sentence, made, group):
        return "ongoing"
    if group.tense == "future" or group.modal == "must":
        return "planned"
    if group.tense == "progressive":
        return "ongoing"
    if group.modal == "cond" and _reported(sentence, made.hit.first):
        return "planned" if not group.hearsay else "done"
    if group.modal == "cond":
        return "conditional" if not group.hearsay else "done"
    always = _ALWAYS.get(made.act)
    if always:
        return always  # type: ignore[return-value]
    since = perfect and any(d.mention.kind == "since" and 0 <= d.first - made.hit.last <= 8 for d in sentence.dates)
    if made.act in LASTING and (
        group.tense in ("state", "present") or (since and (group.voice == "active" or made.act in _STATES))
    ):
        return "ongoing"
    if made.act in _STATES and group.tense == "bare" and _bounded(sentence, made):
        return "ongoing"
    if made.act == "people.evacuate" and group.voice == "active" and group.first < made.hit.first:
        begun = not sentence.small["beginning"].isdisjoint(made.hit.entry.lemma.split("|"))
        if begun:
            return "ongoing"  # 'has begun to move people inland'
    if (
        made.act == "harm.outage"
        and group.voice in ("bare", "passive")
        and (group.tense == "bare" or _still(sentence, made))
    ):
        return "ongoing"
    return "done"


def _remaining(sentence: Sentence, made: Draft, group: VerbGroup) -> bool:
    """'resteront fermées jusqu'à lundi': they are closed already."""
    return any(k in sentence.small["remaining"] for k in sentence.keys[group.first : made.hit.last])


def _bounded(sentence: Sentence, made: Draft) -> bool:
    """'fermée jusqu'à lundi', 'closed since Friday': a participle with its term is a state."""
    return any(
        0 <= d.first - made.hit.last <= 3 and d.mention.kind in ("since", "until") for d in sentence.dates
    ) or _still(sentence, made)


def _still(sentence: Sentence, made: Draft) -> bool:
    near = sentence.keys[max(sentence.first, made.hit.first - 5) : min(sentence.last, made.hit.last + 6)]
    return any(k in sentence.small["still"] for k in near) or any(
        h.entry.key == "in_force" and abs(h.first - made.hit.last) <= 6 for h in sentence.cues
    )


def _by_words(sentence: Sentence, made: Draft) -> Status:
    weak, keys = sentence.a.language.weak, sentence.keys
    around = keys[max(sentence.first, made.hit.first - 4) : made.hit.first] + keys[made.hit.last : made.hit.last + 2]
    inside = keys[made.hit.first : made.hit.last]
    if any(k in weak["possible"] for k in (*around, *inside)):
        return "possible"
    if any(k in weak["planned"] for k in (*around, *inside)):
        return "planned"
    verb = next(
        (
            h
            for h in sentence.happenings
            if abs(h.first - made.hit.first) <= 8
            and h.entry.lemma not in sentence.small["remarking"]
            and sentence.verbal(h)
        ),
        None,
    )
    if verb is not None:
        group = sentence.group(verb)
        if group.modal == "possible":
            return "possible"
        if group.tense == "future" or group.modal == "must":
            return "planned"
        if group.modal == "cond" and not group.hearsay and _reported(sentence, verb.first):
            return "planned"
    always = _ALWAYS.get(made.act)
    if always:
        return always  # type: ignore[return-value]
    auxiliaries = sentence.a.language.auxiliaries
    told = [
        auxiliaries.get(k, ("", frozenset())) for k in keys[max(sentence.first, made.hit.first - 1) : made.hit.last]
    ]
    if made.act in LASTING and any(kind == "be" and "pres" in features for kind, features in told):
        return "ongoing"
    if made.manner in ("states", "state") and made.act in LASTING:
        return "ongoing"
    if made.act in _STATES | LASTING and _still(sentence, made):
        return "ongoing"
    if verb is not None and made.act in LASTING and sentence.group(verb).tense in ("present", "state"):
        return "ongoing"
    return "done"
