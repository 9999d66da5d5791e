"""What commands with a database share: Django set up, tables and secrets there, faults told in a line."""

from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tocsin.registry.seal import Keyring

Now = Annotated[str | None, typer.Option(metavar="TIME", help="The time to judge by; else the machine's.")]


@contextmanager
def opened() -> "Iterator[Keyring]":
    """The keys of a desk that is set up. Raises ``InputError`` with what to run where it is not."""
    from tocsin.desk import setup

    setup()
    from tocsin.desk.database_state import told, waiting
    from tocsin.registry.keys import keyring
    from tocsin.registry.seal import SealError

    with told():
        keys = keyring()
        if waiting():
            raise InputError("the database", "lacks tables of this version; run `tocsin setup`")
        try:
            yield keys
        except SealError as problem:
            raise InputError("contacts", f"{problem}; restore the secrets from your backup") from problem


def number(text: str) -> int:
    """The number of a person. Raises ``InputError``."""
    if not (text.isascii() and text.isdecimal() and len(text) < 19):
        raise InputError(text, "is no number of a person; `tocsin people find` tells it")
    return int(text)


def days(value: int | None) -> int:
    """``--days``, else ``TOCSIN_RETENTION_DAYS``, else 30."""
    import os

    from tocsin.registry.retention import DAYS

    named = os.environ.get("TOCSIN_RETENTION_DAYS", "")
    if value is None and named and not (named.isascii() and named.isdecimal() and len(named) < 6):
        raise InputError("TOCSIN_RETENTION_DAYS", f"'{named}' is no number of days; write 30")
    return value if value is not None else int(named) if named else DAYS


def shown(moment: datetime | None) -> str:
    """A time in the machine's zone."""
    return f"{moment.astimezone():%Y-%m-%d %H:%M %z}" if moment else ""
