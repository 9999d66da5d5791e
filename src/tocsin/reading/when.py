"""When it happens: the expression of time nearest in the clause, read ahead for what is to come."""

from tocsin.reading.analysis import When
from tocsin.reading.draft import Draft
from tocsin.reading.memory import Memory
from tocsin.reading.sentence import Sentence

_AHEAD = frozenset({"planned", "possible", "conditional"})
_NOW = frozenset({"ordered", "advised", "ongoing"})


_CAUSES = {"harm": ("strike", "attack", "hazard", "harm", "riot"), "post": ("post", "warning", "alert")}
"""Family of acts → those from which it takes its date where it has none: the dead are those of the raid just told."""
_REACH = {"harm": 2, "post": 3}


def when(sentence: Sentence, memory: Memory, made: Draft, status: str) -> tuple[str | None, str | None]:
    """Start and end of ``made``."""
    family = made.act.partition(".")[0]
    start, end = _own(sentence, made, status)
    if start is None and end is None and status == "done" and family in _CAUSES:
        start, end = memory.date_of(_CAUSES[family], _REACH[family]) or (None, None)
    if status in ("done", "possible", "ongoing"):
        memory.remember_date(family, start, end)
    return start, end


def _own(sentence: Sentence, made: Draft, status: str) -> tuple[str | None, str | None]:
    today = sentence.a.published.date().isoformat()
    found = _nearest(sentence, made)
    if found is None:
        now = status in _NOW or (
            status == "negated" and made.group is not None and made.group.tense in ("state", "present")
        )
        return (today, None) if now else (None, None)
    mention = found.mention
    start, end = (mention.future_first, mention.future_last) if status in _AHEAD else (mention.first, mention.last)
    if mention.kind == "until":
        return (today if status in _NOW else None, end)
    if mention.kind == "since":
        return (start, None)
    lasting = made.act.startswith(("post.", "people.", "site.", "alert.raise")) and status in (
        "done",
        "ordered",
        "advised",
        "ongoing",
    )
    if lasting and made.act not in ("people.evacuate", "post.reopen"):
        return (start or today, None)
    if status == "ongoing":
        return (start or today, None)
    return (start, end)


def _nearest(sentence: Sentence, made: Draft) -> When | None:
    first, last = sentence.segment(made.at)
    best: tuple[int, When] | None = None
    for when_ in sentence.dates:
        if when_.mention.first is None and when_.mention.last is None:
            continue
        if made.act.startswith("harm.") and _of_saying(sentence, made, when_):
            continue
        gap = max(when_.first - made.hit.last, made.hit.first - when_.last, 0)
        cost = gap + (0 if first <= when_.first < last else 12)
        if made.group is not None and made.group.voice == "bare" and made.act.startswith("arms.") and gap > 6:
            continue  # 'missiles lately supplied by X' were not supplied on the day they were fired
        if best is None or cost < best[0]:
            best = (cost, when_)
    return best[1] if best else None


def _of_saying(sentence: Sentence, made: Draft, when_: When) -> bool:
    """'Twelve were killed, the mayor said on Monday': the day is that of the words, not of the deed."""
    return any(
        made.hit.last <= cue.first and 0 <= when_.first - cue.last <= 1
        for cue in sentence.cues
        if cue.entry.key in ("say", "deny") and cue.features and sentence.verbal(cue)
    )
