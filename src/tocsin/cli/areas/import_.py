"""``tocsin areas import``: areas from GeoJSON, a place or a circle."""

from typing import Annotated

import typer

from tocsin.cli import desk, options
from tocsin.errors import InputError


def import_(
    file: Annotated[str | None, typer.Argument(metavar="FILE.geojson", help="One area or many (RFC 7946).")] = None,
    name: Annotated[str, typer.Option(help="The name of the area; else its own in the file.")] = "",
    place: Annotated[str | None, typer.Option(help="A place of the gazetteer instead, such as 'Goma, CD'.")] = None,
    circle: Annotated[str | None, typer.Option(metavar="LAT,LON,KM", help="A circle instead.")] = None,
    now: desk.Now = None,
) -> None:
    """Add areas under their names. All of a file or none; an area never changes under its name."""
    from tocsin.cli import place_index

    given = [one for one in (file, place, circle) if one is not None]
    if len(given) != 1:
        raise InputError("areas import", "give one of FILE.geojson, --place and --circle")
    moment = options.clock(now)
    place_index.ready()
    with desk.opened():
        from tocsin.registry import areas, named, shapes

        if file is not None:
            kind, found = "geojson", shapes.from_geojson(named.data(file), file, name)
        else:
            kind = "place" if place is not None else "circle"
            found = [shapes.Named(name or given[0], named.named(given[0]))]
        made = areas.keep(found, kind=kind, source=given[0], now=moment)
        lines = [f"{area.pk}\t{area.name}" for area in made]
    for line in lines:
        typer.echo(line)
