"""``tocsin demo``: one example report, from the text to the brief and the draft alert."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli import options, place_index, screen
from tocsin.cli.brief import render
from tocsin.errors import InputError

EXAMPLES = Path(__file__).parents[3] / "examples"
FIRST = "kyiv-alert.fr.txt"


def demo(
    folder: Annotated[str, typer.Option("--output", "-o", metavar="FOLDER", help="Where the files go.")] = "out",
) -> None:
    """Brief an example, into text, HTML and CAP."""
    from tocsin.brief import make
    from tocsin.intake import fetch

    example = EXAMPLES / FIRST
    if not example.is_file():
        raise InputError(str(example), "the examples lie in the source tree; run the demo from a checkout")
    place_index.ready()
    now = options.clock(None)
    document = fetch(str(example), published=None, lang=None, now=now, stdin=None, allow_private=False)
    made = make([document], now=document.published + timedelta(hours=1), languages=("en", "fr", "uk"))
    screen.put(render(made, "text", evidence=False, to_screen=True), None)
    written = {"html": Path(folder, "brief.html"), "cap": Path(folder, "alert.xml")}
    screen.put(render(made, "html", evidence=True, to_screen=False), str(written["html"]))
    screen.put(render(made, "cap", evidence=True, to_screen=False), str(written["cap"]))
    typer.echo(f"\nThe report: {_shown(example)}. The clock of this demo stands an hour after it.")
    typer.echo(f"The brief to look at: {written['html']}. The draft alert (CAP 1.2): {written['cap']}.")


def _shown(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
