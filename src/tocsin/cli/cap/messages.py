"""The messages of what the user names, one after the other: what fails is said, the rest goes on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tocsin.cli import screen
from tocsin.cli.cap.sources import SUFFIXES, Given, data, given
from tocsin.errors import InputError

if TYPE_CHECKING:
    from tocsin.cap import Alert, Finding

TOLD = 12
"""Deviations of one message that are told one by one."""


class Found(NamedTuple):
    """A message and where it came from. ``data`` is the file where the message stands in it alone, as XML."""

    source: str
    alert: "Alert"
    findings: "tuple[Finding, ...]"
    data: bytes | None


def messages(
    sources: Sequence[str] | None, *, allow_private: bool, follow: bool, suffixes: Sequence[str] = SUFFIXES
) -> tuple[list[Found], bool]:
    """All messages, XML of any version or our JSON, and whether every input gave one."""
    found, complete = [], True
    for item in given(sources, allow_private=allow_private, follow=follow, suffixes=suffixes):
        try:
            if isinstance(item, InputError):
                raise item
            found += _read(item)
        except InputError as problem:
            screen.complain(problem)
            complete = False
    return found, complete


def one(source: str, *, allow_private: bool) -> Found:
    """The only message of an input. Raises ``InputError``."""
    name = "standard input" if source == "-" else source
    found = _read(Given(name, data(source, allow_private=allow_private)))
    if len(found) > 1:
        raise InputError(name, f"holds {len(found)} messages; give a file with one")
    return found[0]


def tell(found: Found) -> None:
    """What deviates from the form of CAP 1.2, and how it was read, a line each on standard error."""
    for finding in found.findings[:TOLD]:
        place = found.source if finding.line is None else f"{found.source}:{finding.line}"
        screen.complain(": ".join(filter(None, (place, finding.rule, finding.where, finding.reason))))
    if len(found.findings) > TOLD:
        more = len(found.findings) - TOLD
        screen.complain(f"{found.source}: {more} more deviations; `tocsin cap check` lists all")


def _read(item: Given) -> list[Found]:
    from tocsin import cap

    if item.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        from tocsin.cap.convert import from_json

        return [Found(item.name, from_json(item.data, item.name), (), None)]
    read = cap.read(item.data, item.name)
    alone = item.data.lstrip() if len(read) == 1 and read[0].inside is None else None
    return [Found(item.name, message.alert, message.findings, alone) for message in read]
