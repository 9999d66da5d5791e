"""``tocsin cap feed``: an Atom feed of messages."""

from typing import Annotated
from urllib.parse import quote, urljoin

import typer

from tocsin.cli import options, screen
from tocsin.cli.cap import options as cap_options
from tocsin.cli.cap.messages import messages


def feed(
    iri: Annotated[str, typer.Option("--id", metavar="IRI", help="The name of the feed, which never changes.")],
    title: Annotated[str, typer.Option(help="Its title.")],
    url: Annotated[str, typer.Option(metavar="URL", help="Where it will stand.")],
    sources: cap_options.Sources = None,
    base: Annotated[
        str | None, typer.Option(metavar="URL", help="Below which the messages stand; else the folder of --url.")
    ] = None,
    author: Annotated[str | None, typer.Option(metavar="NAME", help="Who publishes it; else the title.")] = None,
    language: Annotated[str | None, typer.Option(help="The language of titles and summaries.")] = None,
    embed: Annotated[bool, typer.Option("--embed", help="Put the messages in whole, as they were given.")] = False,
    now: cap_options.Now = None,
    follow: cap_options.Follow = False,
    allow_private: options.AllowPrivate = False,
    out: options.Out = None,
) -> None:
    """Write an Atom feed of messages. Each is linked to as IDENTIFIER.xml below --base."""
    from tocsin import cap
    from tocsin.cap.chains import unique
    from tocsin.cap.elements import NAMESPACE
    from tocsin.cap.feeds import write_feed

    clock = options.clock(now)
    found, complete = messages(sources, allow_private=allow_private, follow=follow)
    if not complete:
        raise typer.Exit(screen.BAD_INPUT)
    issued = {item.alert: item.data for item in reversed(found) if item.data and NAMESPACE.encode() in item.data}
    alerts, conflicts = unique(item.alert for item in found)
    for conflict in conflicts:
        screen.complain(f"{conflict.alert.identifier}: {conflict.finding.rule}: {conflict.finding.reason}")
    made = write_feed(
        alerts,
        id=iri,
        title=title,
        self_url=url,
        updated=clock.replace(microsecond=0),
        author=author or title,
        link=lambda alert: urljoin(base or url, quote(alert.identifier, safe="") + ".xml"),
        languages=(language,) if language else (),
        embed=(lambda alert: issued.get(alert) or cap.write(alert)) if embed else None,
    )
    screen.put(made, out)
