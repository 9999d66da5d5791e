"""``tocsin read``: claims as JSON Lines."""

from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from tocsin.cli import options, place_index, screen
from tocsin.cli.gather import gather

if TYPE_CHECKING:
    from tocsin.intake.document import Document


def read(
    sources: options.Sources = None,
    jsonl: Annotated[
        str | None,
        typer.Option(metavar="DOCS.jsonl", help='Read documents {"id","lang","published","text"}, one a line.'),
    ] = None,
    published: options.Published = None,
    lang: options.Lang = None,
    allow_private: options.AllowPrivate = False,
    now: options.Now = None,
) -> None:
    """Print the claims of reports as JSON Lines.

    One claim a line; with --jsonl one document a line.
    """
    place_index.ready()
    complete = True
    if jsonl is not None:
        complete = _read_lines(jsonl)
    if jsonl is None or sources:
        clock = options.clock(now)
        documents, fetched = gather(sources, published=published, lang=lang, now=clock, allow_private=allow_private)
        complete = complete and fetched
        for document in documents:
            _print_claims(document)
    if not complete:
        raise typer.Exit(screen.BAD_INPUT)


def _print_claims(document: "Document") -> None:
    from tocsin.brief import claims

    for claim in claims(document):
        quote = document.text[claim.evidence.start : claim.evidence.end]
        row = {"document": document.id, "source": document.source, "quote": quote, **msgspec.to_builtins(claim)}
        _print(row)


def _read_lines(path: str) -> bool:
    """Whether every line was a document."""
    from tocsin.brief import claims
    from tocsin.cli.jsonl import documents

    complete = True
    for item in documents(path):
        if isinstance(item, Exception):
            screen.complain(item)
            complete = False
        else:
            _print({"id": item.id, "claims": claims(item)})
    return complete


def _print(row: dict[str, object]) -> None:
    from tocsin.safe import json_safe

    screen.put(json_safe(msgspec.json.encode(row)) + b"\n", None)
