"""The entry point: commands, version, and how every failure ends."""

import gc
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from tocsin import __version__
from tocsin.cli import brief, demo, read, schema, screen, setup
from tocsin.cli.areas import app as areas
from tocsin.cli.cap import app as cap
from tocsin.cli.people import app as people
from tocsin.cli.sites import app as sites
from tocsin.errors import InputError

app = typer.Typer(
    name="tocsin",
    help="From reports of danger to a brief and a draft alert.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(brief.brief)
app.command()(read.read)
app.command()(demo.demo)
app.command()(schema.schema)
app.command()(setup.setup)
for group in (cap, people, areas, sites):
    app.add_typer(group)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tocsin {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    """Nothing but the version stands before the command."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run and give the exit code: 0, 2 for bad input, 70 for a fault of ours, 130 for Ctrl-C, 141 for a closed pipe.

    With ``TOCSIN_TRACEBACK`` set, a fault of ours shows where it lies.
    """
    # The word tables are a million small objects that live to the end: walking them again and again costs 0.5 s.
    gc.set_threshold(1_000_000, 10, 10)
    # Typer checks options with pydantic, which else looks through every installed package for plugins of its own.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        app(arguments)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except InputError as problem:
        screen.complain(problem)
        return screen.BAD_INPUT
    except Exception as fault:
        if os.environ.get("TOCSIN_TRACEBACK"):
            raise
        screen.complain(f"a fault of Tocsin's own, please report it: {type(fault).__name__}: {fault}")
        return screen.OWN_FAULT
    finally:
        gc.freeze()  # and freeing them one by one at the end another 0.8 s
    return 0


if __name__ == "__main__":
    sys.exit(main())
