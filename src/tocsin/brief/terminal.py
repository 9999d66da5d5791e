"""The page as terminal text: one column, 80 to 120 cells, the same words with and without colour."""

from io import StringIO
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tocsin.brief import words
from tocsin.brief.page import Dispute, Draft, Headline, Note, Notes, Page, Side
from tocsin.brief.words import dotted
from tocsin.safe import clean_lines

_DIGITS: Final = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_MOST_RUNS = 12
_NARROWEST, _WIDEST = 80, 120
_DATE = 20
"""Cells that two days take: 'Mon 13 – Tue 14 Jan'."""
_BODY = (0, 0, 0, 2)


def text(page: Page, *, width: int = 100, colour: bool = False, evidence: bool = False) -> str:
    """The whole brief, ending in a line break. ``width`` is brought into 80–120; ``evidence`` adds the quoted words."""
    console = Console(
        file=StringIO(),
        width=min(max(width, _NARROWEST), _WIDEST),
        force_terminal=colour,
        color_system="256" if colour else None,
        no_color=not colour,
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
    )
    with console.capture() as captured:
        _print(console, page, evidence=evidence)
    return "\n".join(line.rstrip() for line in captured.get().splitlines()) + "\n"


def _print(console: Console, page: Page, *, evidence: bool) -> None:
    _headline(console, page.headline, page.at, page.old)
    for title, body in (
        ("DO NOW", _orders(page)),
        ("POSTS", _posts(page)),
        ("WHAT HAPPENED", _happened(page)),
        ("DISPUTED", _disputes(page.disputes)),
        ("ESCALATION", _ladder(page)),
        ("TO WATCH", _watch(page)),
        ("NOT KNOWN", _unknown(page)),
        ("ELSEWHERE", _elsewhere(page)),
        ("DRAFT ALERT", _drafts(page.drafts, page.no_draft)),
        ("SOURCES", _evidence(page.notes) if evidence else _sources(page.notes)),
    ):
        if body is not None:
            console.print()
            console.print(Text(title, style="bold"))
            console.print(Padding(body, _BODY))


def refs(notes: Notes) -> str:
    """Footnote marks in one word, so that no line breaks in them: '¹·¹²', three or more in a row '¹⁻³', then '…'."""
    runs: list[list[int]] = []
    for number in notes:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [f"{run[0]}-{run[-1]}" if len(run) > 2 else "·".join(map(str, run)) for run in runs]
    return "·".join(parts[:_MOST_RUNS]).translate(_DIGITS) + "…" * (len(parts) > _MOST_RUNS)


def _line(*parts: str | tuple[str, str], notes: Notes = ()) -> Text:
    line = Text.assemble(*parts)
    if notes:
        line.append(refs(notes), style="dim")
    return line


def _grid(*ratios: int | None, first: int | None = None) -> Table:
    """Columns; ``None`` takes what its words need, a number shares the rest; ``first`` is a width in cells."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for index, ratio in enumerate(ratios):
        table.add_column(ratio=ratio, width=first if index == 0 else None, overflow="fold")
    return table


def _headline(console: Console, head: Headline, at: str, old: str) -> None:
    mark = words.LEVELS[head.level]
    title = Text.assemble((head.place.upper(), "bold"), "  ", (f" {mark.sign} {mark.word} ", mark.style))
    if head.feared:
        title.append(f"  {head.feared}", style="bold")
    title.append(refs(head.notes), style="dim")
    console.rule(style="dim")
    if old:
        console.print(Text(old, style="bold"))
    console.print(title)
    if head.valid:
        console.print(f"valid: {head.valid}")
    console.print(words.grounds(head))
    console.print(Text(f"why this level: {head.because}", style="dim"))
    console.print(Text(f"as of {at}", style="dim"))
    console.rule(style="dim")


def _orders(page: Page) -> Table | Text:
    if not page.orders:
        return Text("No order or advice to people is told.")
    table = _grid(None, 5, 7)
    for order in page.orders:
        style = "dim" if order.lapsed else ""
        state = order.state.upper() if order.lapsed else order.state
        table.add_row(
            Text(order.audience, style=style or "bold"),
            _line((order.what, style), (f" [{state}]", style), notes=order.notes),
            Text(dotted(f"says {order.by}" if order.by else "not told by whom", order.when), style="dim"),
        )
    return table


def _posts(page: Page) -> Table | None:
    if not page.posts:
        return None
    table = _grid(None, 5, 7)
    for post in page.posts:
        table.add_row(
            Text(post.mission, style="bold"),
            _line((dotted(post.state.upper(), post.place), ""), notes=post.notes),
            Text(dotted(post.why, post.when or "day not told"), style="dim"),
        )
    return table


def _happened(page: Page) -> Table | Text:
    if not page.happened:
        return Text("The reports tell no event.")
    table = _grid(None, 1, first=_DATE)
    for item in page.happened:
        detail = dotted(f"[{item.status}]", item.by, words.plural(item.outlets, "outlet") if item.outlets > 1 else "")
        line = _line(item.what, ("  " + detail, "dim"), notes=item.notes)
        for remark in item.remarks:
            line.append(f"\n{remark}", style="italic")
        table.add_row(Text(item.when or "day not told", style="" if item.when else "dim"), line)
    return table


def _side(sides: tuple[Side, ...]) -> Text:
    return Text("\n").join(_line((side.who, "bold"), f": “{side.quote}”", notes=side.notes) for side in sides)


def _disputes(disputes: tuple[Dispute, ...]) -> Table | None:
    if not disputes:
        return None
    table = _grid(1, 1)
    for index, item in enumerate(disputes):
        if index:
            table.add_row("", "")
        table.add_row(Text(item.subject, style="bold"), Text(item.kind, style="dim"))
        table.add_row(_side(item.first), _side(item.second))
    return table


def _ladder(page: Page) -> Table | None:
    if not page.ladder:
        return None
    table = _grid(None, 1, 3, first=_DATE)
    for rung in page.ladder:
        table.add_row(rung.when or "day not told", Text(rung.kind, style="bold"), _line(rung.what, notes=rung.notes))
    if page.drawn_in:
        table.add_row("", Text("drawn in", style="bold"), page.drawn_in)
    return table


def _watch(page: Page) -> Table | None:
    if not page.watch:
        return None
    table = _grid(None, 3, 2, first=_DATE)
    for item in page.watch:
        quote = _line(f"“{item.quote}”", notes=item.notes)
        end = f"until {item.end}" if item.end else "no end told"
        table.add_row(Text(item.kind, style="bold"), quote, Text(dotted(item.what, end, item.state), style="dim"))
    return table


def _unknown(page: Page) -> Table | None:
    if not page.unknown:
        return None
    table = Table.grid(padding=(0, 1, 0, 0))
    for line in page.unknown:
        table.add_row("?", Text(line))
    return table


def _elsewhere(page: Page) -> Table | None:
    if not page.elsewhere:
        return None
    table = _grid(2, 2, 4, 3)
    for item in page.elsewhere:
        mark = words.LEVELS[item.level]
        table.add_row(
            Text(item.place, style="bold"),
            f"{mark.sign} {mark.word}",
            _line(item.feared, notes=item.notes),
            Text(item.valid, style="dim"),
        )
    return table


def _drafts(drafts: tuple[Draft, ...], no_draft: str) -> Text | None:
    if not drafts:
        return Text(f"No draft: {no_draft}") if no_draft else None
    parts = []
    for draft in drafts:
        body = [draft.description, draft.instruction, f"SMS: {draft.short}" if draft.short else ""]
        lines = clean_lines("\n".join(part for part in body if part))
        parts.append(Text.assemble((f"{draft.lang}  {draft.headline}", "bold"), "\n", lines))
    return Text("\n\n").join(parts)


def _sources(notes: tuple[Note, ...]) -> Table:
    """One row a report: its footnotes, outlet, date and file."""
    groups: dict[tuple[str, str, str], list[int]] = {}
    for note in notes:
        groups.setdefault((note.outlet, note.published, note.source), []).append(note.number)
    table = _grid(None, 1)
    for (outlet, published, source), numbers in groups.items():
        row = dotted(outlet, published or "date unknown", source if source != outlet else "")
        table.add_row(refs(tuple(numbers)), row)
    table.add_row("", Text("--evidence shows the quoted words", style="dim"))
    return table


def _evidence(notes: tuple[Note, ...]) -> Table:
    """One row a footnote: the quoted words, with file and offsets."""
    table = _grid(None, 1)
    for note in notes:
        outlet = "" if note.source.endswith(note.outlet) else note.outlet
        where = f"{dotted(outlet, note.published)}  {note.source}:{note.start}–{note.end}".strip()
        table.add_row(refs((note.number,)), Text.assemble(f"“{note.quote}”\n", (where, "dim")))
    return table
