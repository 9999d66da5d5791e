"""Documents from JSON Lines, with a progress bar where a person watches."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import msgspec
import typer

from tocsin.cli.gather import readable
from tocsin.errors import InputError
from tocsin.intake.document import Document


class Line(msgspec.Struct):
    """One line; other keys are passed over."""

    id: str
    lang: str
    published: str
    text: str
    outlet: str | None = None
    title: str | None = None


_DECODER = msgspec.json.Decoder(Line)


def documents(path: str) -> Iterator[Document | InputError]:
    """Each line's document, or what is wrong with the line, by its number. Raises ``InputError`` for the file."""
    with _open(path) as (stream, size):
        for number, line in enumerate(_watched(stream, size), 1):
            if line.strip():
                yield _document(line, f"{path}:{number}")


def _document(line: bytes, source: str) -> Document | InputError:
    try:
        row = _DECODER.decode(line)
        published = datetime.fromisoformat(row.published)
    except (msgspec.MsgspecError, ValueError) as error:
        return InputError(source, f'no document {{"id", "lang", "published", "text"}}: {error}')
    document = Document(
        id=row.id,
        source=source,
        lang=row.lang,
        published=published if published.tzinfo else published.replace(tzinfo=UTC),
        text=row.text,
        outlet=row.outlet,
        title=row.title,
    )
    try:
        readable(document)
    except InputError as problem:
        return problem
    return document


@contextmanager
def _open(path: str) -> Iterator[tuple[BinaryIO, int | None]]:
    if path == "-":
        yield typer.get_binary_stream("stdin"), None
        return
    try:
        with Path(path).open("rb") as stream:
            yield stream, Path(path).stat().st_size
    except (OSError, ValueError) as error:
        raise InputError(path, f"cannot be read: {getattr(error, 'strerror', None) or error}") from error


def _watched(stream: Iterable[bytes], size: int | None) -> Iterator[bytes]:
    """The lines; on a terminal a bar of the bytes read goes to standard error."""
    if not sys.stderr.isatty():
        yield from stream
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=size)
        for line in stream:
            yield line
            progress.advance(task, len(line))
