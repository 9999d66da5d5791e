"""The options that commands share, and how their values are told."""

from datetime import datetime
from typing import Annotated

import typer

from tocsin.errors import InputError

Sources = Annotated[list[str] | None, typer.Argument(metavar="FILE|URL|-", help="Reports; - is standard input.")]
Published = Annotated[
    str | None,
    typer.Option(help="When the reports were published, e.g. 2025-01-14T13:30+02:00; else it is looked for."),
]
Lang = Annotated[str | None, typer.Option(help="Language of the reports, e.g. fr; else it is found out.")]
AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Let URLs lead into the private network.")]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="TIME", help="The hour to brief for, or 'now'; else now, but for old reports their own hour."
    ),
]
Now = Annotated[str | None, typer.Option(hidden=True, help="The clock, for tests.")]
Out = Annotated[str | None, typer.Option("--output", "-o", metavar="OUT", help="File to write instead of the screen.")]


def clock(value: str | None) -> datetime:
    """The hidden ``--now``, or the time of the machine in its zone."""
    return datetime.now().astimezone() if value is None else time(value, "--now")


def as_of(value: str | None, now: datetime) -> datetime | None:
    """The hour that ``--as-of`` names, ``None`` where it is left out."""
    if value is None:
        return None
    return now if value.strip().lower() == "now" else time(value, "--as-of")


def time(value: str, option: str) -> datetime:
    """The time that an option names. Raises ``InputError``."""
    try:
        return datetime.fromisoformat(value.strip()).astimezone()
    except (ValueError, OverflowError):
        raise InputError(option, f"'{value}' is no time; write 2025-01-14T13:30+02:00") from None
