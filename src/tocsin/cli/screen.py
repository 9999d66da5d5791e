"""Writing to the terminal, to a pipe or to a file."""

import os
import shutil
import sys
from pathlib import Path

import typer

from tocsin.errors import InputError

BAD_INPUT = 2
OWN_FAULT = 70
PIPE_CLOSED = 141


def complain(problem: object) -> None:
    """One line on standard error: ``tocsin: <source>: <reason>``, with nothing raw in it."""
    from tocsin.safe import clean

    typer.echo(f"tocsin: {clean(str(problem))}", err=True)


def width() -> int:
    """Columns of the terminal, 100 where there is none."""
    return shutil.get_terminal_size((100, 24)).columns


def colour() -> bool:
    """Whether standard output is a terminal that wants colour (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def put(content: bytes, out: str | None) -> None:
    """To the file ``out``, or to standard output. Raises ``InputError`` where the file can't be written."""
    if out is None or out == "-":
        _put(content)
        return
    try:
        path = Path(out)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(out, f"cannot be written: {reason}") from error


def _put(content: bytes) -> None:
    """A reader that has gone away (``| head``) ends the program without a word."""
    stream = typer.get_binary_stream("stdout")
    try:
        stream.write(content)
        stream.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(PIPE_CLOSED) from None
