"""The report as text: grouped by file, message and rule; the level is a sign and a word, never colour alone."""

from collections.abc import Iterable, Iterator, Sequence

from tocsin.cap.findings import Level
from tocsin.cap.report.pen import BOLD, DIM, GREY, ORANGE, RED, Pen
from tocsin.cap.report.values import Checked, Fault, File, Summary
from tocsin.cap.text import show_time
from tocsin.safe import clean

PLACES = 12
"""Places of one rule in one message that are listed; JSON lists all."""
LEVELS: tuple[Level, ...] = ("error", "warning", "advice")
MARKS: dict[Level, tuple[str, str]] = {
    "error": ("✗ ERROR", RED),
    "warning": ("▲ WARNING", ORANGE),
    "advice": ("· ADVICE", GREY),
}
INDENT = " " * 4


def lines(file: File, *, width: int = 100, colour: bool = False, least: Level = "advice") -> Iterator[str]:
    """A file with all its findings from the level ``least`` on; without such, nothing."""
    pen = Pen(width, colour)
    shown = LEVELS[: LEVELS.index(least) + 1]
    blocks = [("", file.refused)] if file.refused else [(_name(one), one.findings) for one in file.messages]
    told = [(name, kept) for name, faults in blocks if (kept := [one for one in faults if one.level in shown])]
    if told:
        yield from (pen.paint(line, BOLD) for line in pen.wrap(_head(file, told), "", "  "))
        for name, faults in told:
            if name:
                yield from (pen.paint(line, DIM) for line in pen.wrap(name, "  ", "  "))
            yield from _faults(file, faults, pen)
        yield ""


def sums(summary: Summary, *, width: int = 100, colour: bool = False) -> Iterator[str]:
    """The last lines: what was looked at, and how it stands."""
    pen = Pen(width, colour)
    looked = f"{_count(summary.messages, 'message')} in {_count(summary.files, 'file')}: {_sums(summary)}"
    notes = [f"{_count(summary.refused, 'file')} unreadable"] if summary.refused else []
    if summary.unread:
        notes.append(f"{_count(summary.unread, 'input')} not found or not opened")
    yield from (pen.paint(line, BOLD) for line in pen.wrap("; ".join((looked, *notes)), "", "  "))


def _sums(summary: Summary) -> str:
    if not (summary.errors or summary.warnings or summary.advice):
        return "nothing wrong" if summary.messages else "nothing checked"
    return _levels(summary.errors, summary.warnings, summary.advice)


def _levels(errors: int, warnings: int, advice: int) -> str:
    told = [_count(errors, "error"), _count(warnings, "warning")]
    return ", ".join(told + ([f"{advice} of advice"] if advice else []))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _head(file: File, told: Sequence[tuple[str, Sequence[Fault]]]) -> str:
    if file.refused:
        return f"{file.source}: refused, no message in it can be read"
    levels = [fault.level for _, faults in told for fault in faults]
    found = [levels.count(level) for level in LEVELS]
    many = f" in {len(told)} of {len(file.messages)} messages" if len(file.messages) > 1 else ""
    return f"{file.source}: {_levels(*found)}{many}"


def _name(message: Checked) -> str:
    inside = f" inside {message.inside}" if message.inside else ""
    asked = f", with {', '.join(message.profiles)}" if message.profiles else ""
    what = f"{message.status} {message.msg_type} of {message.sender or '(no sender)'}, {show_time(message.sent)}"
    return f"{what}, CAP {message.version}{inside}{asked}: {message.identifier or '(no identifier)'}"


def _faults(file: File, faults: Iterable[Fault], pen: Pen) -> Iterator[str]:
    by_rule: dict[tuple[str, str | None], list[Fault]] = {}
    for fault in faults:
        by_rule.setdefault((fault.rule, fault.profile), []).append(fault)
    for same in sorted(by_rule.values(), key=lambda group: LEVELS.index(group[0].level)):
        yield from _rule(file, same, pen)


def _rule(file: File, same: Sequence[Fault], pen: Pen) -> Iterator[str]:
    fault = same[0]
    mark, style = MARKS[fault.level]
    section = f"profile {fault.profile}, {fault.section}" if fault.profile else f"CAP {fault.section}"
    section = fault.section if section == "CAP Tocsin" else section
    title, *more = pen.wrap(f"{fault.rule} {fault.title} [{section}]", " " * (len(mark) + 3), INDENT)
    yield f"  {pen.paint(mark, style)} {pen.paint(title.strip(), BOLD)}"
    yield from (pen.paint(line, BOLD) for line in more)
    for one in same[:PLACES]:
        place = file.source if one.line is None else f"{file.source}:{one.line}"
        found = pen.wrap(": ".join(filter(None, (place, one.where, one.reason))), INDENT, INDENT + "  ")
        yield from (line.replace(clean(place), pen.paint(clean(place), DIM), 1) for line in found)
    if len(same) > PLACES:
        yield f"{INDENT}and {len(same) - PLACES:,} more places; --format json lists all"
    yield from pen.wrap(f"→ {fault.fix}", INDENT, INDENT + "  ")
