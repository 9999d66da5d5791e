"""``tocsin people inside``: who is in an area, how surely, and how fresh that is."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tocsin.cli import desk, options, screen

if TYPE_CHECKING:
    from tocsin.registry.inside import Found

WORDS = ("inside", "edge", "unknown")
MOST = 50


def inside(
    area: Annotated[
        str,
        typer.Argument(
            metavar="AREA", help="An area's name, a GeoJSON file, LAT,LON,KM, or a place such as 'Goma, CD'."
        ),
    ],
    at: Annotated[str | None, typer.Option(metavar="TIME", help="The moment; else now.")] = None,
    format_: Annotated[Literal["text", "csv", "json"], typer.Option("--format", "-f", help="What to write.")] = "text",
    out: options.Out = None,
) -> None:
    """Tell who is or may be inside an area: surely inside, at its edge, or too vaguely located to say."""
    from tocsin.cli import place_index

    moment = options.time(at, "--at") if at is not None else options.clock(None)
    place_index.ready()
    with desk.opened():
        from tocsin.registry.inside import inside as look
        from tocsin.registry.inside import unplaced
        from tocsin.registry.named import named

        found = look(named(area), moment)
        if format_ == "text":
            lines = list(_text(found, unplaced(moment), area))
        else:
            lines = list(_json(found) if format_ == "json" else _csv(found))
    screen.put("".join(f"{line}\n" for line in lines).encode(), out)


def _text(found: "Found", nowhere: int, area: str) -> Iterator[str]:
    from tocsin.registry.certainty import Sure
    from tocsin.safe import clean

    counts = ", ".join(f"{found.count(Sure(i)):,} {word}" for i, word in enumerate(WORDS))
    yield f"{clean(area)}, {desk.shown(found.at)}: {counts}. No location known then: {nowhere:,}."
    for number, one in enumerate(found):
        if number == MOST:
            yield f"… and {len(found) - MOST:,} more; --format csv has all"
            break
        yield f"{one.person:>9}  {WORDS[one.sure]:<7}  within {one.accuracy_m:,} m, told {_age(found.at, one.seen)}"


def _age(at: datetime, seen: datetime) -> str:
    hours = int((at - seen).total_seconds() // 3600)
    if hours < 0:
        return "after that moment"
    return f"{hours} h before" if hours < 48 else f"{hours // 24} days before"


def _csv(found: "Found") -> Iterator[str]:
    yield "person,sure,told,accuracy_m"
    for one in found:
        yield f"{one.person},{WORDS[one.sure]},{one.seen.isoformat()},{one.accuracy_m}"


def _json(found: "Found") -> Iterator[str]:
    import msgspec

    for one in found:
        row = {"person": one.person, "sure": WORDS[one.sure], "told": one.seen, "accuracy_m": one.accuracy_m}
        yield msgspec.json.encode(row).decode()
