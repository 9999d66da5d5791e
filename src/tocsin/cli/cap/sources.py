"""What the user names, files, folders, addresses and standard input, as bytes one after the other."""

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, NamedTuple

import typer

from tocsin.errors import InputError

SUFFIXES = (".xml", ".cap", ".atom", ".rss", ".edxl")
"""Of the files that a folder stands for."""
MOST = 10_000_001
"""Bytes that are read of one input: one more than a CAP file may have, which the reading of the message then says."""
LINKED = 500
"""Messages that are fetched for one feed."""
MANY = 20
"""Inputs from which on a person who watches gets a progress bar."""
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


class Given(NamedTuple):
    """One input: its name as messages show it, and its bytes."""

    name: str
    data: bytes


def given(
    sources: Sequence[str] | None, *, allow_private: bool, follow: bool = False, suffixes: Sequence[str] = SUFFIXES
) -> Iterator[Given | InputError]:
    """Each input, or why it cannot be read. Without sources, standard input if it is no terminal.

    ``follow`` takes the messages that a feed links to in place of the feed.
    """
    names = list(_expanded(_named(sources), suffixes))
    with _watched(len(names)) as step:
        for name in names:
            item = name if isinstance(name, InputError) else _read(name, allow_private)
            yield from _followed(item, allow_private) if follow and isinstance(item, Given) else (item,)
            step()


def _read(source: str, allow_private: bool) -> Given | InputError:
    try:
        return Given(_shown(source), data(source, allow_private=allow_private))
    except InputError as problem:
        return problem


def _followed(item: Given, allow_private: bool) -> Iterator[Given | InputError]:
    """The messages that the entries of a feed lead to; the item itself where it is no feed or holds its messages."""
    from tocsin.cap import CapError
    from tocsin.cap.feeds import read_feed

    try:
        feed = read_feed(item.data, item.name)
    except CapError:
        yield item
        return
    if not feed.entries or any(entry.embedded for entry in feed.entries):
        yield item
    links = [entry.addresses()[:1] for entry in feed.entries if not entry.embedded]
    addresses = list(dict.fromkeys(address for link in links for address in link))
    for address in addresses[:LINKED]:
        yield _read(address, allow_private)
    if len(addresses) > LINKED:
        left = len(addresses) - LINKED
        yield InputError(item.name, f"leads to {len(addresses)} messages; the last {left} of them were not fetched")


def data(source: str, *, allow_private: bool = False) -> bytes:
    """The bytes of one file, address or ``-``. Raises ``InputError``."""
    if source == "-":
        return _bounded(typer.get_binary_stream("stdin"))
    if _ADDRESS.match(source):
        return _fetched(source, allow_private)
    try:
        with Path(source).open("rb") as stream:
            return _bounded(stream)
    except FileNotFoundError:
        reason = "no such file; give a file, a folder, a web address (https://…) or - for standard input"
    except IsADirectoryError:
        reason = "is a folder; name one file in it"
    except (OSError, ValueError) as error:
        reason = f"cannot be read: {getattr(error, 'strerror', None) or error}; check the name and who may read it"
    raise InputError(_shown(source), reason)


def _named(sources: Sequence[str] | None) -> Sequence[str]:
    if sources:
        return sources
    if typer.get_binary_stream("stdin").isatty():
        raise InputError("no message given", "name a file, a folder or a web address, or pipe a message in")
    return ("-",)


def _expanded(sources: Iterable[str], suffixes: Sequence[str]) -> Iterator[str | InputError]:
    for source in sources:
        if source == "-" or _ADDRESS.match(source) or "\0" in source or not Path(source).is_dir():
            yield source
            continue
        found = sorted(_walk(source, suffixes), key=lambda path: path.split("/"))
        yield from found
        if not found:
            yield InputError(_shown(source), f"the folder holds no {', '.join(suffixes)} file; name the files")


def _walk(folder: str, suffixes: Sequence[str]) -> Iterator[str]:
    """Hidden files and folders are passed over, and links to folders are not followed."""
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not name.startswith(".") and name.lower().endswith(tuple(suffixes)):
                yield os.path.join(place, name)  # noqa: PTH118


def _bounded(stream: BinaryIO) -> bytes:
    read = bytearray()
    while len(read) < MOST and (chunk := stream.read(MOST - len(read))):
        read += chunk
    return bytes(read)


def _fetched(source: str, allow_private: bool) -> bytes:
    from tocsin.intake.conditional import Changed, fetch_if_changed

    answer = fetch_if_changed(source, now=datetime.now(UTC), allow_private=allow_private)
    if isinstance(answer, Changed):
        return answer.data
    raise InputError(_shown(source), "the server is busy, or asked too often; try later")


def _shown(source: str) -> str:
    """Fit for JSON too, whatever bytes the name of the file has."""
    return "standard input" if source == "-" else os.fsencode(source).decode("utf-8", "replace")


@contextmanager
def _watched(number: int) -> Iterator[Callable[[], None]]:
    """On a terminal a bar of the inputs done goes to standard error."""
    if number < MANY or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("checking", total=number)
        yield lambda: progress.advance(task)
