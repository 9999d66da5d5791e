"""``tocsin brief``: reports in, the brief out."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tocsin.cli import options, place_index, screen
from tocsin.cli.gather import gather
from tocsin.errors import InputError

if TYPE_CHECKING:
    from tocsin.brief import Brief

Format = Literal["text", "json", "html", "cap"]


def brief(
    sources: options.Sources = None,
    published: options.Published = None,
    lang: options.Lang = None,
    place: Annotated[str | None, typer.Option(help="The place to brief on; else the most threatened one.")] = None,
    format_: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = "text",
    languages: Annotated[str, typer.Option(help="Languages of the draft alert, with commas; '' for no draft.")] = "en",
    evidence: Annotated[bool, typer.Option("--evidence", help="Show the quoted words, with file and offsets.")] = False,
    allow_private: options.AllowPrivate = False,
    out: options.Out = None,
    as_of: options.AsOf = None,
    now: options.Now = None,
) -> None:
    """Write the brief of reports."""
    from tocsin.brief import make, standpoint

    clock = options.clock(now)
    hour = options.as_of(as_of, clock)
    place_index.ready()
    documents, complete = gather(
        sources,
        published=published,
        lang=lang,
        now=clock,
        allow_private=allow_private,
    )
    if documents:
        wanted = [code.strip() for code in languages.split(",") if code.strip()]
        hour = hour or standpoint(documents, clock)
        made = make(documents, now=hour, asked=clock, place=place, languages=wanted)
        screen.put(render(made, format_, evidence=evidence, to_screen=out is None), out)
    if not complete:
        raise typer.Exit(screen.BAD_INPUT)


def render(made: "Brief", format_: Format, *, evidence: bool, to_screen: bool) -> bytes:
    """The brief in one format. Raises ``InputError`` where CAP is asked for and there is no draft."""
    from tocsin import brief, cap

    if format_ == "json":
        return brief.json(made)
    if format_ == "html":
        return brief.html(brief.lay_out(made)).encode()
    if format_ == "cap":
        if not made.alerts:
            raise InputError("draft alert", made.no_draft or "no language was given; say --languages en")
        return cap.write(made.alerts[0])
    colour = to_screen and screen.colour()
    return brief.text(brief.lay_out(made), width=screen.width(), colour=colour, evidence=evidence).encode()
