"""``tocsin sites list``: how each site stands."""

from typing import Annotated, Literal

import typer

from tocsin.cli import desk, options, screen


def list_(
    at: Annotated[str | None, typer.Option(metavar="TIME", help="The moment; else now.")] = None,
    format_: Annotated[
        Literal["text", "json"], typer.Option("--format", "-f", help="json is one site a line.")
    ] = "text",
) -> None:
    """List the sites with their status, since when and why."""
    import msgspec

    from tocsin.safe import clean, json_safe

    moment = options.time(at, "--at") if at is not None else options.clock(None)
    with desk.opened():
        from tocsin.registry.sites import standings

        found = list(standings(moment))
    if format_ == "json":
        screen.put(b"".join(json_safe(msgspec.json.encode(one)) + b"\n" for one in found), None)
        return
    for one in found:
        since = f"  since {desk.shown(one.since)}: {one.reason}" if one.since else ""
        where = ", ".join(part for part in (one.place, one.country) if part)
        typer.echo(
            clean(
                f"{one.site}  {one.name} ({one.kind}{f', {where}' if where else ''})  {one.status or 'not told'}{since}"
            )
        )
