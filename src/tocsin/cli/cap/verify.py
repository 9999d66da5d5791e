"""``tocsin cap verify``: who signed a message, and whether it is as it was signed."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tocsin.cli import options, screen
from tocsin.cli.cap import options as cap_options
from tocsin.cli.cap import trust
from tocsin.cli.cap.sources import Given, given
from tocsin.errors import InputError

if TYPE_CHECKING:
    from tocsin.cap.signature import Trust, Verdict

NOT_VERIFIED = 1


def verify(
    sources: cap_options.Sources = None,
    trusted: cap_options.Trust = None,
    pin: cap_options.Pin = None,
    at: Annotated[
        str | None, typer.Option("--at", metavar="TIME", help="The time to judge for, that of receipt; else now.")
    ] = None,
    format_: Annotated[Literal["text", "json"], typer.Option("--format", "-f", help="What to write.")] = "text",
    allow_private: options.AllowPrivate = False,
    out: options.Out = None,
) -> None:
    """Verify the signatures of messages.

    Exit code 0: all are verified; 1: one is changed, unsigned or not by somebody you trust; 2: an input could not be
    read.
    """
    moment = options.time(at, "--at") if at is not None else options.clock(None)
    known = trust.load(trusted, pin)
    verdicts, complete = [], True
    for item in given(sources, allow_private=allow_private):
        try:
            if isinstance(item, InputError):
                raise item
            verdicts.append((item.name, _verdict(item, known, moment)))
        except InputError as problem:
            screen.complain(problem)
            complete = False
    screen.put(_render(verdicts, format_, to_screen=out is None), out)
    if not complete:
        raise typer.Exit(screen.BAD_INPUT)
    if not all(verdict.good for _, verdict in verdicts):
        raise typer.Exit(NOT_VERIFIED)


def _verdict(item: Given, known: "Trust", moment: datetime) -> "Verdict":
    """Raises ``InputError`` for what is no message alone: inside another thing it is no longer what was signed."""
    from tocsin import cap
    from tocsin.cap import signature

    messages = cap.read(item.data, item.name)
    if messages[0].inside is not None:
        number = f"{len(messages)} message{'' if len(messages) == 1 else 's'}"
        reason = f"is {messages[0].inside} around {number}; verify each message as its sender sent it"
        raise InputError(item.name, reason)
    return signature.verify(item.data.lstrip(), trust=known, at=moment, source=item.name)


def _render(verdicts: "list[tuple[str, Verdict]]", format_: str, *, to_screen: bool) -> bytes:
    if format_ == "json":
        import msgspec

        from tocsin.safe import json_safe

        rows = [{"source": name, **msgspec.to_builtins(verdict)} for name, verdict in verdicts]
        return json_safe(msgspec.json.format(msgspec.json.encode(rows))) + b"\n"
    from tocsin.cap.report.pen import Pen

    pen = Pen(screen.width(), to_screen and screen.colour())
    return "".join(f"{line}\n" for name, one in verdicts for line in trust.lines(one, name, pen)).encode()
