"""``tocsin cap diff``: what differs between two messages."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tocsin.cli import options, screen
from tocsin.cli.cap.messages import one

if TYPE_CHECKING:
    from tocsin.cap.difference import Change

DIFFERENT = 1
LONGEST = 600
"""Characters of an added or removed text that are shown; JSON has all."""


def diff(
    first: Annotated[str, typer.Argument(metavar="A", help="A message: file, URL or -.")],
    second: Annotated[str, typer.Argument(metavar="B", help="Another.")],
    format_: Annotated[Literal["text", "json"], typer.Option("--format", "-f", help="What to write.")] = "text",
    allow_private: options.AllowPrivate = False,
    out: options.Out = None,
) -> None:
    """Show what differs between two messages, element by element.

    Exit code 0: they say the same; 1: they differ; 2: one could not be read.
    """
    from tocsin.cap.difference import diff as compare

    changes = compare(one(first, allow_private=allow_private).alert, one(second, allow_private=allow_private).alert)
    if format_ == "json":
        screen.put(_json(changes), out)
    elif changes:
        lines = _lines(changes, colour=out is None and screen.colour())
        screen.put("\n".join([*lines, ""]).encode(), out)
    if changes:
        raise typer.Exit(DIFFERENT)


def _json(changes: "list[Change]") -> bytes:
    import msgspec

    from tocsin.safe import json_safe

    return json_safe(msgspec.json.format(msgspec.json.encode(changes))) + b"\n"


def _lines(changes: "list[Change]", *, colour: bool) -> Iterator[str]:
    """The path, then the text before and after; of a longer text one line that marks the words."""
    from tocsin.cap.difference import marked
    from tocsin.cap.report.pen import ADDED, BOLD, TAKEN, Pen
    from tocsin.safe import clean

    pen = Pen(screen.width(), colour)
    for change in changes:
        yield pen.paint(clean(change.where), BOLD)
        both = change.before is not None and change.after is not None
        if both and len(f"{change.before}{change.after}") > 2 * pen.width:
            yield from pen.wrap(marked(change), "  ~ ", "    ")
            continue
        for sign, value, style in (("-", change.before, TAKEN), ("+", change.after, ADDED)):
            if value is not None:
                text = value if len(value) <= LONGEST else f"{value[:LONGEST]}… ({len(value):,} characters)"
                yield from (pen.paint(line, style) for line in pen.wrap(text, f"  {sign} ", "    ") or [f"  {sign}"])
