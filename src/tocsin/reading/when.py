"""When it happens: the expression of time nearest in the clause, read ahead for what is to come."""

from collections.abc import Callable, Sequence

from tocsin.reading.analysis import When
from tocsin.reading.choice import Option
from tocsin.reading.draft import Draft
from tocsin.reading.issued import issued
from tocsin.reading.memory import Memory
from tocsin.reading.sentence import Sentence

_LASTING = ("post.close", "post.reduce", "post.move", "site.close", "people.confine", "alert.raise", "emergency.")
_AHEAD = frozenset({"planned", "possible", "conditional"})
_NOW = frozenset({"ordered", "advised", "ongoing"})


_CAUSES = {"harm": ("strike", "attack", "hazard", "harm", "riot"), "post": ("post", "warning", "alert")}
"""Family of acts → those from which it takes its date where it has none: the dead are those of the raid just told."""
_REACH = {"harm": 2, "post": 3}


Moment = tuple[str | None, str | None]


def moments(sentence: Sentence, memory: Memory, made: Draft, status: str) -> dict[Moment, Option]:
    """Each start and end that the text may mean, with what speaks for it."""
    found: dict[Moment, list[str]] = {(None, None): ["never told"]}

    def add(moment: Moment, *signals: str) -> None:
        found.setdefault(moment, []).extend(signals)

    today = sentence.a.published.date().isoformat()
    if status == "possible" and issued(sentence, made.hit, sentence.last):
        status = "done"  # 'a warning issued on Monday': the day of the warning, not of what it warns of
    add((today, None), "today on")
    add((today, today), "today")
    for told in sentence.dates:
        _readings(add, told, today, _stands(sentence, made, told), made, status)
    for act, (age, start, end) in memory.dated.items():
        back = min(memory.now - age, 4)
        alike = (
            "same act"
            if act == made.act
            else "same family"
            if act.partition(".")[0] == made.act.partition(".")[0]
            else "other act"
        )
        signals = (f"back{back}", f"back{back} {alike}", f"cause {act.partition('.')[0]}")
        add((start, end), "as told", *(f"as told {s}" for s in signals))
        add((start, None), "from told", *(f"from told {s}" for s in signals))
    rule = ruled(sentence, memory, made, status)
    if _since(sentence, made, status):
        found = {}  # 'since Monday' beside a state leaves no choice
    add(rule, "rule")
    group = made.group
    contexts = (
        status,
        made.act,
        made.act.partition(".")[0],
        f"{made.manner} {group.tense if group else ''}",
        "dated" if any(d.mention.first or d.mention.last for d in sentence.dates) else "undated",
    )
    return {
        moment: Option(tuple(dict.fromkeys(signals)), tuple(dict.fromkeys(contexts)))
        for moment, signals in found.items()
    }


def _since(sentence: Sentence, made: Draft, status: str) -> bool:
    """Whether what still lasts is dated by a 'since' in its own clause."""
    nearest = _nearest(sentence, made) if status == "ongoing" and made.act.startswith(_LASTING) else None
    first, last = sentence.segment(made.at)
    return nearest is not None and nearest.mention.kind == "since" and first < nearest.last <= last


def _readings(
    add: Callable[..., None], told: When, today: str, stands: Sequence[str], made: Draft, status: str
) -> None:
    mention = told.mention
    for reading, first, last in (
        ("past", mention.first, mention.last),
        ("ahead", mention.future_first, mention.future_last),
    ):
        if (first is None and last is None) or reading == ("past" if status in _AHEAD else "ahead"):
            continue
        open_ended = made.act.startswith(_LASTING) and status not in ("negated", *_AHEAD) and first == last
        side = "same" if mention.first == mention.future_first else reading
        for how, moment in (
            ("in", (first, last)),
            ("from", (first, None)),
            ("until", (None, last)),
            ("today until", (today, last)),
        ):
            if how == "in" and open_ended:
                continue  # what is closed on a day stays closed
            add(moment, how, f"{how} {mention.kind}", side, *(f"{how} {s}" for s in stands))


def _stands(sentence: Sentence, made: Draft, told: When) -> list[str]:
    first, last = sentence.segment(made.at)
    gap = max(told.first - made.hit.last, made.hit.first - told.last, 0)
    found = ["near" if gap <= 2 else "close" if gap <= 5 else "far" if gap <= 10 else "remote"]
    found.append("clause" if first <= told.first < last else "beyond")
    found.append("behind" if told.first >= made.hit.last else "before")
    found.append(f"{found[0]} {found[1]} {found[2]}")
    if _of_saying(sentence, made, told):
        found.append("of saying")
    if told is _nearest(sentence, made):
        found.append("nearest")
    return found


def ruled(sentence: Sentence, memory: Memory, made: Draft, status: str) -> tuple[str | None, str | None]:
    """Start and end of ``made`` by rule: the nearest expression, else that of the cause."""
    family = made.act.partition(".")[0]
    start, end = _own(sentence, made, status)
    if start is None and end is None and status == "done" and family in _CAUSES:
        start, end = memory.date_of(_CAUSES[family], _REACH[family]) or (None, None)
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
