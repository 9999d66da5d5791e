"""``tocsin cap check``: what is wrong with messages, rule by rule."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tocsin.cli import options, screen
from tocsin.cli.cap import options as cap_options
from tocsin.cli.cap.sources import given
from tocsin.errors import InputError

if TYPE_CHECKING:
    from tocsin.cap.report import Book, Report

ERRORS = 1
Format = Literal["text", "json", "sarif"]
Least = Literal["error", "warning", "advice"]


def check(
    sources: cap_options.Sources = None,
    profile: Annotated[
        list[str] | None,
        typer.Option("--profile", "-p", metavar="NAME", help="Rules of a receiver too; 'auto': those it declares."),
    ] = None,
    languages: Annotated[str, typer.Option(help="Languages that the profile act-now must find, with commas.")] = "",
    format_: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = "text",
    level: Annotated[Least, typer.Option(help="The least level that the text shows.")] = "advice",
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors for the exit code.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Nothing but the exit code and bad inputs.")] = False,
    schema: Annotated[
        bool, typer.Option("--schema", help="Write the JSON Schema of --format json, and leave.")
    ] = False,
    follow: cap_options.Follow = False,
    allow_private: options.AllowPrivate = False,
    out: options.Out = None,
) -> None:
    """Check messages by the rules of CAP 1.2 and of profiles.

    Exit code 0: no errors; 1: errors in a message; 2: an input that could not be read.
    """
    from tocsin.cap.report import Unread, look, report
    from tocsin.cap.report import schema as write_schema

    if schema:
        screen.put(write_schema(), out)
        return
    books = _books(profile, [code.strip() for code in languages.split(",") if code.strip()])
    files, unread = [], []
    for item in given(sources, allow_private=allow_private, follow=follow):
        if isinstance(item, InputError):
            screen.complain(item)
            unread.append(Unread(item.source, item.reason))
        else:
            files.append(look(item.data, item.name, books))
    made = report(files, unread)
    if not quiet:
        screen.put(_render(made, format_, level, to_screen=out is None), out)
    if unread:
        raise typer.Exit(screen.BAD_INPUT)
    if made.summary.errors or (strict and made.summary.warnings):
        raise typer.Exit(ERRORS)


def _books(names: Sequence[str] | None, languages: Sequence[str]) -> "list[Book]":
    """The rules of the profiles named, each once; 'auto' are all, each asked of the messages that declare it."""
    wanted = [name.strip() for one in names or () for name in one.split(",") if name.strip()]
    if languages and "act-now" not in wanted:
        raise InputError("--languages", "only the profile act-now asks for languages; add --profile act-now")
    if not wanted:
        return []
    from tocsin.cap.profiles import PROFILES, profile
    from tocsin.cap.report import Book

    named = {name: profile(name) for name in wanted if name != "auto"}
    books = [Book(name, lambda _: True, partial(one.check, languages=languages)) for name, one in named.items()]
    if "auto" in wanted:
        books += [
            Book(name, one.declared_by, partial(one.check, languages=languages))
            for name, one in PROFILES.items()
            if name not in named
        ]
    return books


def _render(made: "Report", format_: Format, level: Least, *, to_screen: bool) -> bytes:
    from tocsin.cap import report

    if format_ == "sarif":
        return report.sarif(made, str(Path.cwd()))
    if format_ == "json":
        return report.encode(made)
    width, colour = screen.width(), to_screen and screen.colour()
    lines = [line for file in made.files for line in report.lines(file, width=width, colour=colour, least=level)]
    return "\n".join([*lines, *report.sums(made.summary, width=width, colour=colour), ""]).encode()
