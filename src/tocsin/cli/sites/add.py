"""``tocsin sites add``: a new site."""

from typing import Annotated

import typer

from tocsin.cli import desk, options
from tocsin.errors import InputError


def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Its whole name, such as 'Embassy of France in Kyiv'.")],
    kind: Annotated[str, typer.Option(help="embassy, consulate, office, school or other.")] = "office",
    place: Annotated[str, typer.Option(help="The town, such as 'Kyiv, UA'.")] = "",
    lat: Annotated[float | None, typer.Option(min=-90, max=90, help="Latitude, where it is known better.")] = None,
    lon: Annotated[float | None, typer.Option(min=-180, max=180, help="Longitude.")] = None,
    now: desk.Now = None,
) -> None:
    """Add a site; its number is told."""
    from tocsin.cli import place_index

    if (lat is None) != (lon is None):
        raise InputError("--lat, --lon", "belong together; give both or none")
    moment = options.clock(now)
    place_index.ready()
    with desk.opened():
        from tocsin.registry import sites
        from tocsin.registry.importing.values import place as lookup

        try:
            town = lookup(place, "") if place else None
        except ValueError as problem:
            raise InputError("--place", str(problem)) from None
        here = {"lat": lat, "lon": lon} if lat is not None or town is None else {"lat": town.lat, "lon": town.lon}
        country, called = (town.country or "", town.name) if town else ("", "")
        number = sites.add(name, kind, country=country, place=called, now=moment, **here)
    typer.echo(number)
