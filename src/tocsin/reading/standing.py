"""Whether a draft is a claim at all: what speaks for it and against it."""

from tocsin.reading.choice import Option
from tocsin.reading.draft import Draft
from tocsin.reading.memory import Memory
from tocsin.reading.sentence import Sentence


def stands(sentence: Sentence, memory: Memory, made: Draft) -> Option:
    """What speaks for keeping ``made``; all of it may speak against, too."""
    group, hit, frame = made.group, made.hit, made.frame
    family = made.act.partition(".")[0]
    found = ["any", *made.doubts, f"{len(made.doubts)} doubts" if made.doubts else "no doubt"]
    found.append(f"size {min(hit.entry.size, 3)}")
    found.append(f"governed {made.governor[0]}" if made.governor is not None else "free")
    if group is not None:
        found += [f"tense {group.tense}", f"voice {group.voice}"]
        if group.modal:
            found.append(f"modal {group.modal}")
        if group.negated:
            found.append("negated")
    found.append("doer" if made.agent is not None or made.agents else "no actor")
    if made.agent is not None:
        found += [f"doer {kind}" for kind in sorted(made.agent.kinds)]
    if made.theme is not None:
        found += ["theme", *(f"theme {kind}" for kind in sorted(made.theme.kinds))]
        found.append("theme near" if abs(made.theme.first - made.at) <= 4 else "theme far")
    if made.people is not None:
        found.append("people")
    if sentence.heading:
        found.append("heading")
    if sentence.counts:
        found.append("counts")
    if any(d.mention.first or d.mention.last for d in sentence.dates):
        found.append("dated")
    found.append("told before" if made.act in memory.told else "new")
    found.append("told here" if memory.told.get(made.act) == memory.now else "not here")
    if memory.issuer:
        found.append("notice")
    first, _ = sentence.segment(made.at)
    opener = sentence.keys[first - 1] if first > sentence.first else ""
    if opener in sentence.small["subordinators"]:
        found.append("subordinate")
    elif opener in sentence.small["relatives"]:
        found.append("relative")
    word = f"{hit.entry.lemma}:{hit.entry.size}:{frame.name}"
    found.append(f"word {word}")
    doubted = "doubted" if made.doubts else "sure"
    contexts = dict.fromkeys((frame.name, family, made.manner, f"{frame.name} {made.manner}", doubted))
    return Option(found, tuple(contexts))
