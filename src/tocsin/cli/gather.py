"""Fetching what the user named, one after the other: what fails is said, the rest goes on."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import typer

from tocsin.cli.screen import complain
from tocsin.errors import InputError

if TYPE_CHECKING:
    from tocsin.intake.document import Document

LONGEST = 400_000
"""Characters of one report: a book of two hundred pages."""


def gather(
    sources: Sequence[str] | None, *, published: str | None, lang: str | None, now: datetime, allow_private: bool
) -> tuple[list["Document"], bool]:
    """The documents, and whether all sources gave one. Without sources, standard input if it is no terminal."""
    from tocsin.intake import fetch

    documents, complete = [], True
    for source in _named(sources):
        try:
            stdin = typer.get_binary_stream("stdin") if source == "-" else None
            document = fetch(source, published=published, lang=lang, now=now, stdin=stdin, allow_private=allow_private)
            readable(document)
        except InputError as problem:
            complain(problem)
            complete = False
        else:
            documents.append(document)
    return documents, complete


def readable(document: "Document") -> None:
    """Raises ``InputError`` for a language that nobody here reads, and for a text that is too long for one report."""
    from tocsin.intake.language import READ

    if document.lang not in READ:
        known = f"read are {', '.join(READ)}; say --lang where that is wrong"
        raise InputError(document.source, f"is in a language that is not read ({document.lang}); {known}")
    if len(document.text) > LONGEST:
        raise InputError(
            document.source, f"its text is longer than {LONGEST:,} characters, too long for one report; split it"
        )


def _named(sources: Sequence[str] | None) -> Iterable[str]:
    if sources:
        return sources
    if typer.get_binary_stream("stdin").isatty():
        raise InputError("no report given", "name a file or a URL, or pipe a text in")
    return ("-",)
