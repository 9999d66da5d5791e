"""``tocsin cap show``: a message for people, with how it stands and who vouches for it."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import typer

from tocsin.cli import options, screen
from tocsin.cli.cap import options as cap_options
from tocsin.cli.cap import trust
from tocsin.cli.cap.messages import Found, messages
from tocsin.errors import InputError

if TYPE_CHECKING:
    from tocsin.cap.report.pen import Pen
    from tocsin.cap.report.standing import Standing
    from tocsin.cap.signature import Trust

COLUMN = 11


def show(
    sources: cap_options.Sources = None,
    language: cap_options.Language = None,
    now: cap_options.Now = None,
    trusted: cap_options.Trust = None,
    pin: cap_options.Pin = None,
    follow: cap_options.Follow = False,
    allow_private: options.AllowPrivate = False,
    out: options.Out = None,
) -> None:
    """Show messages as people read them: is it in force, who vouches for it, what it says."""
    from tocsin.cap.report.pen import Pen
    from tocsin.cap.report.standing import standings
    from tocsin.cli.cap.table import table

    clock = options.clock(now)
    known = trust.load(trusted, pin) if trusted or pin else None
    found, complete = messages(sources, allow_private=allow_private, follow=follow)
    colour = out is None and screen.colour()
    pen = Pen(screen.width(), colour)
    stands = standings([item.alert for item in found], clock)
    parts = []
    if len(found) > 1:
        parts.append(table([(item.alert, one) for item, one in zip(found, stands, strict=True)], colour=colour))
    for number, (item, stand) in enumerate(zip(found, stands, strict=True), 1):
        try:
            text = _text(item, language, pen)
        except InputError as problem:
            screen.complain(InputError(item.source, problem.reason))
            complete = False
            continue
        title = f"{number}. {item.source}" if len(found) > 1 else item.source
        head = "\n".join(_head(item, title, stand, known, clock, pen))
        parts.append(f"{head}\n\n{text}")
    screen.put("\n".join(parts).encode(), out)
    if not complete:
        raise typer.Exit(screen.BAD_INPUT)


def _text(item: Found, language: str | None, pen: "Pen") -> str:
    from tocsin.cap.convert import to_text

    return to_text(item.alert, languages=None if language is None else (language,), width=min(pen.width, 100))


def _head(
    item: Found, title: str, stand: "Standing", known: "Trust | None", now: datetime, pen: "Pen"
) -> Iterator[str]:
    from tocsin.cap.report.extent import extent
    from tocsin.cap.report.pen import BOLD, DIM, STATES
    from tocsin.cli.cap.table import label

    yield pen.paint("─" * pen.width, DIM)
    yield from (pen.paint(line, BOLD) for line in pen.wrap(title, "", "  "))
    word = stand.word if item.alert.status == "Actual" else f"{item.alert.status.upper()}, {stand.word.lower()}"
    yield from _row("now", f"{label(word)} {stand.phrase}", pen, (label(word), STATES.get(stand.word, BOLD)))
    if stand.active is not None and stand.active.missing:
        yield from _row("", f"{_count(len(stand.active.missing), 'message')} that it follows did not come", pen)
    if stand.active is not None and stand.active.contested:
        yield from _row("", "another message names it, but may not end it", pen)
    yield from _signature(item, known, now, pen)
    yield from _row("follows", _follows(item), pen)
    yield from _row("area", extent(item.alert.info), pen)
    yield from _row("form", _form(item), pen)
    yield pen.paint("─" * pen.width, DIM)


def _row(name: str, text: str, pen: "Pen", mark: tuple[str, str] = ("", "")) -> Iterator[str]:
    """The text beside its name; ``mark`` is a part of it and how to paint that."""
    for line in pen.wrap(text, name.ljust(COLUMN), " " * COLUMN):
        yield line.replace(mark[0], pen.paint(*mark), 1) if mark[0] else line


def _signature(item: Found, known: "Trust | None", now: datetime, pen: "Pen") -> Iterator[str]:
    if item.data is None:
        yield from _row("signature", "not looked at: the message does not stand alone as its sender sent it", pen)
    elif b"Signature" not in item.data:
        yield from _row("signature", "none", pen)
    else:
        from tocsin.cap import signature

        verdict = signature.verify(item.data, trust=known or signature.Trust(), at=now, source=item.source)
        mark = trust.mark(verdict)
        days = "" if verdict.signer is None else f" The certificate has {verdict.signer.days_left} days left."
        told = " ".join(verdict.reasons[:2]) + (days if verdict.good else "")
        yield from _row("signature", f"{mark[0]}: {told}", pen, mark)


def _follows(item: Found) -> str:
    references = item.alert.references
    if not references:
        return "nothing, it is a first message" if item.alert.msg_type == "Alert" else "nothing that it names"
    names: Sequence[str] = [one.identifier for one in references[:3]]
    more = f" and {len(references) - 3} more" if len(references) > 3 else ""
    return f"{item.alert.msg_type} of {', '.join(names)}{more}"


def _form(item: Found) -> str:
    from tocsin import cap

    levels = [one.level for one in (*item.findings, *cap.check(item.alert))]
    errors, warnings = levels.count("error"), levels.count("warning")
    if not errors and not warnings:
        return "nothing wrong"
    return f"{_count(errors, 'error')}, {_count(warnings, 'warning')}; `tocsin cap check` tells them"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
