"""Of the drafts of one sentence, those that are claims: the fullest trigger at each place, telling nouns."""

from tocsin.reading.choice import margin
from tocsin.reading.draft import Draft
from tocsin.reading.frames import frames
from tocsin.reading.issued import issued
from tocsin.reading.killings import attacks, deadly
from tocsin.reading.memory import Memory
from tocsin.reading.sentence import STRONG, Sentence
from tocsin.reading.speakers import Speaker
from tocsin.reading.standing import stands

_DANGERS = ("strike.", "hazard.", "attack.", "abduct", "protest", "riot")
_NAMED = ("post.", "warning.", "sanction")
_ISSUED = ("people.", "warning.", "alert.")
_FIRST = ("post.", "hazard.")
"""Families that win a draw: a burning depot is a fire before it is damage."""
_EVENTS = ("hazard.", "strike.", "attack.")
_SPOKEN = frozenset({"verbs", "intransitive", "does", "advise"})


def keep(sentence: Sentence, memory: Memory, drafts: list[Draft]) -> list[Draft]:
    """The drafts that stand, in the order of the text."""
    for made in drafts:
        if made.manner == "noun" and not _told(sentence, memory, made):
            made.doubts.append("only spoken of")
        made.margin = margin("stands", (sentence, made), stands(sentence, memory, made))
    standing = [made for made in drafts if made.margin > 0]
    for made in standing:
        if made.act in ("troops.send", "mobilise") and made.theme is not None and made.manner in ("verbs", "states"):
            made.act = "troops.send" if _abroad(sentence, made) else "mobilise"
    kept: list[Draft] = []
    for made in sorted(_readings(sentence, standing), key=lambda made: _weight(sentence, made), reverse=True):
        if not any(_rivals(sentence, made, other) for other in kept):
            kept.append(made)
    kept = [
        made
        for made in kept
        if not any(rule(made, o) for o in kept for rule in (_feared, _content, _asked, _carried))
        and not any(_undone(sentence, made, o) for o in kept)
        and not _awaited(sentence, made, kept)
    ]
    kept.sort(key=lambda made: made.at)
    attacks(kept)
    kept += deadly(sentence, kept)
    for made in kept:
        memory.told[made.act] = memory.now
    return kept


def _readings(sentence: Sentence, standing: list[Draft]) -> list[Draft]:
    """One draft of each act over the same words: the longest trigger, then the verb, then the one with a theme."""
    kept: list[Draft] = []
    for made in sorted(standing, key=lambda made: _length(sentence, made), reverse=True):
        twin = next((o for o in kept if o.act == made.act and _overlap(made, o)), None)
        if twin is None:
            kept.append(made)
        else:
            twin.margin = max(twin.margin, made.margin)
    return kept


def _weight(sentence: Sentence, made: Draft) -> tuple[int, ...]:
    """Between acts: what speaks for it, and the length of its trigger."""
    length = _length(sentence, made)
    return (round(made.margin) + length[0], *length[1:])


def _length(sentence: Sentence, made: Draft) -> tuple[int, ...]:
    size = 2 * made.hit.entry.size - (made.manner == "noun" and made.hit.entry.size > 1)
    abroad = made.act != "troops.send" or _abroad(sentence, made)
    flying = made.frame.needs_weapon and (made.group is None or made.group.tense != "inf")
    armed = flying and made.theme is not None and made.theme.first >= sentence.first
    exact = made.frame.act != "strike.other" or armed  # 'suicide attack on' beats 'attack on'
    return (
        size,
        exact,
        made.manner in _SPOKEN,
        made.theme is not None,
        abroad,
        made.act.startswith(_FIRST),
        made.frame.also != "",
    )


def _overlap(made: Draft, other: Draft) -> bool:
    return made.hit.first < other.hit.last and other.hit.first < made.hit.last


def _abroad(sentence: Sentence, made: Draft) -> bool:
    """Whether troops go to another's help: a state other than their own stands in the sentence."""
    if made.hit.entry.lemma in sentence.small["shifting"]:
        return False
    doer = made.agent or made.theme
    own = {c.partition(".")[0] for c in (*doer.codes, *doer.of)} if doer is not None else set()
    own |= {c.partition(".")[0] for c in made.agents}
    states = {c for m in sentence.mentions if m.kinds & {"state", "group"} for c in m.codes if "." not in c}
    focus = sentence.a.focus[1]
    if not own:
        return False
    possessed = made.theme is not None and any(
        k in sentence.a.language.possessives
        for k in sentence.keys[max(sentence.first, made.theme.first - 2) : made.theme.first]
    )
    led = not possessed and focus is not None and focus not in own
    return bool(states - own) or (led and made.act == "troops.send")


def _rivals(sentence: Sentence, made: Draft, other: Draft) -> bool:
    """Whether both read the same words: one trigger is one act; a noun near a verb of its act is its object."""
    if made.hit.first == other.hit.first and (
        made.frame.beside == other.frame.name or other.frame.beside == made.frame.name
    ):
        return False
    shared = _overlap(made, other)
    noun, end = (made, other) if made.manner == "noun" else (other, made)
    given = noun.manner == "noun" and noun.act.startswith(_ISSUED) and noun.act != end.act == "alert.lift"
    if given and issued(sentence, noun.hit, end.hit.last):
        return False  # 'le couvre-feu décrété lundi a été levé'
    if shared:
        return "harm.casualties" not in (made.frame.name, other.frame.name) or not _acts(made).isdisjoint(_acts(other))
    same = made.act == other.act or _strikes(made, other)
    return same and made.manner == "noun" and abs(made.at - other.at) <= 6


def _acts(made: Draft) -> set[str]:
    return {made.act, made.frame.also} - {""}


def _feared(made: Draft, other: Draft) -> bool:
    """What a warning warns of is no second claim."""
    danger = other.theme
    if other.act != "warning.issue" or made is other:
        return False
    if other.manner == "verbs" and 0 < made.at - other.at <= 16:
        if made.act.startswith(_DANGERS) and _foreseen(made):
            return True
        if made.act == other.act and made.manner == "phrases":
            return True
    if made.manner != "noun" or danger is None:
        return False
    return danger.first <= made.at < danger.last or made.hit.first <= danger.first < made.hit.last


def _undone(sentence: Sentence, made: Draft, other: Draft) -> bool:
    """What an order told people to do is no claim of its own where the sentence says that the order is over."""
    if other.act not in ("alert.lift", "alert.raise") or other.theme is None or made.act == other.act:
        return False
    if made.manner in ("noun", "phrases") and other.act == "alert.lift" and issued(sentence, made.hit, other.at):
        return False
    if made.manner in ("noun", "phrases") and other.theme.first < made.hit.last and made.hit.first < other.theme.last:
        return True
    if other.act != "alert.lift" or made.governor is None:
        return False
    cue = made.governor[1]
    return other.theme.first <= cue.first < other.theme.last


def _awaited(sentence: Sentence, made: Draft, others: list[Draft]) -> bool:
    """'Stay inside until the sirens stop': the alarm is only the term of the advice, and has not come."""
    if not made.act.startswith("alert.") or not any(o.act.startswith("people.") for o in others):
        return False
    first, _ = sentence.segment(made.at)
    openers = sentence.keys[max(sentence.first, first - 1) : made.hit.first]
    return any(k in sentence.small["awaiting"] and openers[i - 1 : i] != ["at"] for i, k in enumerate(openers))


def _carried(made: Draft, other: Draft) -> bool:
    """'promised to send anti-tank mines': what is delivered lies in no field yet."""
    theme = other.theme
    if made.act != "hazard.mines" or theme is None or not other.act.startswith("arms."):
        return False
    return theme.first < made.hit.last and made.hit.first < theme.last


def _asked(made: Draft, other: Draft) -> bool:
    """'demande à ses ressortissants de partir' is the advice to leave, not a demand besides."""
    if made.act not in ("demand", "accuse", "deny", "arms.authorise", "threaten") or other.governor is None:
        return False
    if made.act == "threaten" and other.governor[0] == "threaten" and other.act in ("sanction", "expel", "break"):
        return True
    kind, cue = other.governor
    if made.act == "deny":
        return kind == "refuse" and made.hit.first == cue.first
    return (
        other.act.startswith(("people.", "post.", "site.", "protest"))
        and made.hit.first <= cue.last
        and cue.first <= made.hit.last
    )


_ASKING = frozenset({"commit", "threaten", "demand", "support"})


def _content(made: Draft, other: Draft) -> bool:
    """What is promised, threatened or demanded is not told as a fact of its own."""
    if made.act.startswith(("people.", "post.", "site.", "protest")):
        return False
    if made.governor is not None and made.governor[0] == "threaten" and made.act in ("sanction", "expel", "break"):
        return False
    if other.act not in _ASKING or made is other or made.act in _ASKING or not 0 <= made.at - other.hit.last <= 14:
        return False
    group = made.group
    return group is None or group.tense in ("inf", "future", "presp", "present") or bool(group.modal) or group.hearsay


def warned(sentence: Sentence, made: Draft, speaker: Speaker | None) -> None:
    """A danger that an authority calls possible, or warns of, is that authority's warning."""
    if speaker is None or not made.act.startswith(("strike.", "hazard.", "attack.", "abduct")):
        return
    told = False
    if made.manner == "noun":
        weak = sentence.a.language.weak["possible"]
        around = sentence.keys[max(sentence.first, made.hit.first - 3) : made.hit.last + 1]
        told = made.act != "abduct" and any(k in weak for k in around)
    told = told or (_foreseen(made) and _warning(sentence, speaker))
    if speaker.actors[0].endswith(("ANON", ".civilians", ".nationals")):
        return
    if told:
        made.frame = frames()["warning.warn"]
        made.act = made.frame.act
        made.agents = speaker.actors
        made.agent = None
        made.manner = "phrases"
        made.extent[0] = min(made.extent[0], speaker.at)


def _foreseen(made: Draft) -> bool:
    """Whether the verb tells of what may or is about to happen."""
    group = made.group
    ahead = group is not None and (group.modal == "possible" or group.tense in ("future", "progressive"))
    return ahead or (made.governor is not None and made.governor[0] in ("maybe", "plan"))


def _warning(sentence: Sentence, speaker: Speaker) -> bool:
    """Whether the word of saying is one of warning."""
    return any(c.first == speaker.at and c.entry.lemma in sentence.small["warning"] for c in sentence.cues)


def _strikes(made: Draft, other: Draft) -> bool:
    return made.frame.weapons and other.act.startswith("strike.")


def _told(sentence: Sentence, memory: Memory, made: Draft) -> bool:
    """Whether an event noun tells that something happened, and is not only spoken of."""
    if made.frame.noun == "free":
        return True
    if made.frame.noun == "no":
        return False
    if made.frame.act.startswith(_ISSUED) and issued(sentence, made.hit, sentence.last):
        return True
    keys = sentence.keys
    if any(k in sentence.small["neg_nouns"] for k in keys[max(sentence.first, made.hit.first - 3) : made.hit.first]):
        return True
    before = keys[made.hit.first - 1] if made.hit.first > sentence.first else ""
    if before in sentence.small["demonstratives"]:
        return False
    if any(k in sentence.small["existential"] for k in keys[max(sentence.first, made.hit.first - 5) : made.hit.first]):
        return True
    if sentence.heading and not sentence.dates and not sentence.counts:
        return False
    if made.governor is not None and made.governor[0] in ("refuse", "maybe", "plan"):
        return True
    dates = [d for d in sentence.dates if d.mention.first or d.mention.last]
    dated = any(0 <= d.first - made.hit.last <= 4 for d in dates)
    again = before in sentence.small["definite"] and _told_before(memory, made)
    if not dated and (again or _complement(sentence, made)):
        return False
    if made.act.startswith("strike.") and _warned_of(sentence, made):
        return False
    if any(abs(d.first - made.hit.last) <= 4 or abs(d.last - made.hit.first) <= 3 for d in dates):
        return True
    happening = any(
        sentence.verbal(h) and (0 <= h.first - made.hit.last <= 9 or 0 <= made.hit.first - h.last <= 5)
        for h in sentence.happenings
        if h.features - {"noun"}
    ) or any(not h.features - {"noun"} and abs(h.first - made.hit.last) <= 5 for h in sentence.happenings)
    if happening or _followed(sentence, made) or _begins(sentence, made):
        return True
    if (
        made.act.startswith(_NAMED)
        and (made.agent is not None or made.agents)
        and before not in sentence.small["definite"]
    ):
        return True
    detail = sentence.counts or any("place" in m.kinds or m.codes for m in sentence.mentions)
    return made.hit.first - sentence.first <= 1 and not sentence.verbs and detail


def _followed(sentence: Sentence, made: Draft) -> bool:
    """'après une frappe', 'à l'issue de négociations': what came before or caused something has happened."""
    keys, small = sentence.keys, sentence.small
    if any(k in small["following"] for k in keys[max(sentence.first, made.hit.first - 4) : made.hit.first]):
        return True
    before = keys[max(sentence.first, made.hit.first - 2) : made.hit.first]
    return (
        made.act.startswith("hazard.")
        and len(before) == 2
        and before[0] in small["by"]
        and before[1] in small["indefinite"]
    )


def _begins(sentence: Sentence, made: Draft) -> bool:
    """'Une tornade a traversé le Val-d'Oise': a newly named event that is the subject of a past verb."""
    keys, small = sentence.keys, sentence.small
    if not made.act.startswith(_EVENTS) or not small["indefinite"]:
        return False
    named = keys[max(sentence.first, made.hit.first - 2) : made.hit.first]
    if not any(k in small["indefinite"] for k in named) and not made.act.startswith("hazard."):
        return False
    if any(k in small["prepositions"] for k in named):
        return False
    auxiliaries = sentence.a.language.auxiliaries
    for i in range(made.hit.last, min(sentence.last, made.hit.last + 9)):
        if keys[i] in STRONG or keys[i] in small["relatives"]:
            return False
        kind, features = auxiliaries.get(keys[i], ("", frozenset()))
        if kind in ("have", "be") and features & {"pres", "imp"}:
            return True
    return False


def _told_before(memory: Memory, made: Draft) -> bool:
    """'the attack', 'the quake': the text has told it already, perhaps by a more exact word."""
    if made.act in memory.told:
        return True
    return made.frame.weapons and any(act.startswith(("strike.", "attack.")) for act in memory.told)


def _complement(sentence: Sentence, made: Draft) -> bool:
    """'le bilan des inondations', 'victims of the attack': the noun only says what another noun is about."""
    i = made.hit.first
    if i - 2 < sentence.first or sentence.keys[i - 1] not in sentence.small["of"]:
        return False
    before = sentence.keys[i - 2]
    known = sentence.small["prepositions"] | sentence.small["coordinators"]
    return before.isalpha() and before not in known and not any(v <= i - 2 <= v + 1 for v in sentence.verbs)


def _warned_of(sentence: Sentence, made: Draft) -> bool:
    """'après des avertissements sur une attaque': the danger is only what a warning speaks of."""
    return any(
        h.entry.key == "warning.warn" and h.entry.form == "noun" and 0 < made.at - h.first <= 7
        for h in sentence.triggers
    )
