"""``tocsin sites status``: how a site stands from now on."""

from typing import Annotated

import typer

from tocsin.cli import desk, options


def status(
    site: Annotated[str, typer.Argument(metavar="SITE", help="Its number or whole name.")],
    status: Annotated[str, typer.Argument(metavar="STATUS", help="open, reduced, closed, moved or reopened.")],
    reason: Annotated[str, typer.Option(help="Why, in a few words.")],
    evidence: Annotated[str, typer.Option(help="The words or the address that tell it.")] = "",
    at: Annotated[str | None, typer.Option(metavar="TIME", help="Since when; else now.")] = None,
    now: desk.Now = None,
) -> None:
    """Add to the log of a site. Nothing in it is ever changed: a mistake is set right by a new entry."""
    moment = options.clock(now)
    since = options.time(at, "--at") if at is not None else moment
    with desk.opened():
        from tocsin.registry import sites

        found = sites.find(site)
        sites.record(found, status, reason=reason, evidence=evidence, at=since, now=moment)
        line = f"{found.name}: {status} since {desk.shown(since)}"
    typer.echo(line)
