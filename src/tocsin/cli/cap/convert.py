"""``tocsin cap convert``: messages in other forms, and older or wrapped ones as CAP 1.2."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from tocsin.cli import options, screen
from tocsin.cli.cap import options as cap_options
from tocsin.cli.cap.messages import Found, messages, tell
from tocsin.cli.cap.sources import SUFFIXES
from tocsin.errors import InputError

Form = Literal["xml", "json", "geojson", "text", "sms", "cell90", "cell360"]
ENDINGS: dict[Form, str] = {"xml": ".xml", "json": ".json", "geojson": ".geojson"}
"""Of files; those of texts end in ``.txt``."""
_ODD = re.compile(r"[^\w.-]+", re.ASCII)


def convert(
    sources: cap_options.Sources = None,
    to: Annotated[Form, typer.Option(help="The form to write.")] = "xml",
    language: cap_options.Language = None,
    follow: cap_options.Follow = False,
    allow_private: options.AllowPrivate = False,
    out: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="OUT", help="File to write; of several messages a folder for them."),
    ] = None,
) -> None:
    """Convert messages: CAP of any version, wrapped or alone, or JSON, to CAP 1.2 and other forms.

    What deviates from CAP 1.2 is told on standard error with how it was read.
    """
    found, complete = messages(sources, allow_private=allow_private, follow=follow, suffixes=(*SUFFIXES, ".json"))
    folder = out is not None and (out.endswith("/") or Path(out).is_dir())
    if len(found) > 1 and not folder and to in ENDINGS:
        raise InputError(f"{len(found)} messages", f"one {to} file holds one; name a folder to write: -o FOLDER/")
    made = []
    for item in found:
        tell(item)
        try:
            made.append((item, _converted(item, to, language)))
        except InputError as problem:
            screen.complain(InputError(item.source, problem.reason))
            complete = False
    if folder:
        _scatter(made, to, str(out))
    elif made:
        screen.put(b"\n".join(content for _, content in made) if to == "text" else _joined(made), out)
    if not complete:
        raise typer.Exit(screen.BAD_INPUT)


def _converted(item: Found, to: Form, language: str | None) -> bytes:
    from tocsin.cap.convert import FORMATS

    return FORMATS[to](item.alert, language)


def _joined(made: Sequence[tuple[Found, bytes]]) -> bytes:
    return b"".join(content for _, content in made)


def _scatter(made: Sequence[tuple[Found, bytes]], to: Form, folder: str) -> None:
    """A file each, named after the message; those of one name are numbered."""
    taken: set[str] = set()
    for item, content in made:
        stem = _ODD.sub("-", item.alert.identifier).strip("-.")[:100] or "message"
        name, number = stem, 1
        while name.lower() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.lower())
        screen.put(content, str(Path(folder, name + ENDINGS.get(to, ".txt"))))
