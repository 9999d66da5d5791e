"""``tocsin sites log``: all that was told of a site."""

from typing import Annotated

import typer

from tocsin.cli import desk


def log(
    site: Annotated[str, typer.Argument(metavar="SITE", help="Its number or whole name.")],
) -> None:
    """Show the log of a site, oldest first: since when, status, reason, evidence, when it was recorded."""
    with desk.opened():
        from tocsin.registry import sites

        entries = sites.log(sites.find(site))
        lines = [
            f"{desk.shown(one.at)}  {one.status:<8}  {one.reason}"
            f"{f'  [{one.evidence}]' if one.evidence else ''}  (recorded {desk.shown(one.recorded_at)})"
            for one in entries
        ]
    for line in lines:
        typer.echo(line)
