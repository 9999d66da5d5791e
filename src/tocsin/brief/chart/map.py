"""The map: the place, the area of the alert, strikes and interceptions around it, a scale. North is up."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from math import cos, pi, sin
from typing import Final

from tocsin.brief.chart.axis import round_below
from tocsin.brief.chart.borders import Land
from tocsin.brief.chart.labels import Box, place
from tocsin.brief.chart.marks import Kind, Mark, marks, near
from tocsin.brief.chart.projection import Frame, fit
from tocsin.brief.chart.svg import figure as svg_figure
from tocsin.brief.markup import Element, add, node
from tocsin.picture.model import Event, Point
from tocsin.safe import cells, shorten

WIDTH: Final = 390.0
HEIGHT: Final = 310.0
_LETTER, _LINE, _SIGN = 6.1, 13.0, 7.0
_MARGIN, _LEAST_KM = 46.0, 120.0
_LEAST_RING = 10.0
"""Units: a smaller area could not be seen; the legend says that it is drawn larger."""
LEGEND: Final[dict[Kind, str]] = {"strike": "strike", "intercept": "shot down", "hazard": "hazard"}


def window(home: Point, events: Iterable[Event], now: datetime) -> tuple[Frame, list[Mark]]:
    """The part of the world to draw and what stands in it."""
    shown = [mark for mark in marks(events, now) if near(mark, home.lat, home.lon)]
    points = [(home.lat, home.lon), *((mark.point.lat, mark.point.lon) for mark in shown)]
    least = max(_LEAST_KM, home.radius_km * 2.6)
    return fit(points, width=WIDTH, height=HEIGHT, margin=_MARGIN, least_km=least), shown


def draw(name: str, home: Point, frame: Frame, shown: list[Mark], lands: Sequence[Land]) -> Element:
    """The ``<svg>``; its description tells in words what stands where."""
    figure = svg_figure("map", WIDTH, HEIGHT, f"Map around {name}", _tell(name, home, shown))
    add(figure, "rect", x=0, y=0, width=WIDTH, height=HEIGHT, class_="sea")
    for land in lands:
        add(figure, "path", d=_outline(land, frame), class_="land")
    x, y = frame.xy(home.lat, home.lon)
    add(figure, "circle", cx=x, cy=y, r=max(home.radius_km * frame.scale, _LEAST_RING), class_="area")
    spots = _spread([(x, y), *(frame.xy(mark.point.lat, mark.point.lon) for mark in shown)])
    for mark, spot in zip(shown, spots[1:], strict=True):
        figure.append(sign(mark.kind, *spot, hollow=mark.hollow))
    add(figure, "circle", cx=x, cy=y, r=3.5, class_="place")
    taken = _label(figure, name, shown, spots)
    _name_lands(figure, lands, frame, taken)
    _scale_bar(figure, frame)
    return figure


def area_words(home: Point, frame: Frame) -> str:
    """'area of the alert, 15 km around'."""
    larger = " (drawn larger)" if home.radius_km * frame.scale < _LEAST_RING else ""
    return f"area of the alert, {home.radius_km:.0f} km around{larger}"


def sign(kind: Kind, x: float, y: float, *, hollow: bool) -> Element:
    """Shapes tell kinds apart: a star is a strike, a crossed ring an interception, a triangle a hazard."""
    group = node("g", class_=f"sign {kind}{' hollow' if hollow else ''}")
    if kind == "strike":
        add(group, "polygon", points=_star(x, y))
    elif kind == "intercept":
        arm = _SIGN * 0.45
        add(group, "circle", cx=x, cy=y, r=_SIGN - 1)
        add(
            group,
            "path",
            d=f"M{x - arm:.1f} {y - arm:.1f}l{2 * arm:.1f} {2 * arm:.1f}m0 {-2 * arm:.1f}l{-2 * arm:.1f} {2 * arm:.1f}",
        )
    else:
        corners = f"{x:.1f},{y - _SIGN:.1f} {x + _SIGN:.1f},{y + _SIGN * 0.8:.1f} {x - _SIGN:.1f},{y + _SIGN * 0.8:.1f}"
        add(group, "polygon", points=corners)
    return group


def _star(x: float, y: float) -> str:
    corners = []
    for index in range(16):
        radius = _SIGN + 1 if index % 2 == 0 else _SIGN * 0.5
        angle = index * pi / 8
        corners.append(f"{x + radius * sin(angle):.1f},{y - radius * cos(angle):.1f}")
    return " ".join(corners)


def _spread(spots: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Signs on one spot step aside to the right, so that each can be seen."""
    apart: list[tuple[float, float]] = []
    for spot in spots:
        x, y = spot
        while any(abs(x - other_x) < 2 * _SIGN and abs(y - other_y) < 2 * _SIGN for other_x, other_y in apart):
            x += 2 * _SIGN + 2
        apart.append((x, y))
    return apart


def _label(figure: Element, name: str, shown: list[Mark], spots: list[tuple[float, float]]) -> list[Box]:
    """Name in the first line, detail in the second; a label that finds no room is left to the text.

    Gives the boxes that are taken.
    """
    frame = Box(4, 4, WIDTH - 8, HEIGHT - 34)
    taken = [Box(x - _SIGN, y - _SIGN, 2 * _SIGN, 2 * _SIGN) for x, y in spots]
    texts = [(name, ""), *((mark.name, mark.detail) for mark in shown)]
    for index, ((title, detail), (x, y)) in enumerate(zip(texts, spots, strict=True)):
        lines = [shorten(line, 28) for line in (title, detail) if line]
        if index and title == name:
            lines = lines[1:]
        size = (max(map(cells, lines), default=0) * _LETTER, len(lines) * _LINE)
        box = place(x, y, size, taken, frame) if lines else None
        if box is None:
            continue
        taken.append(box)
        for row, line in enumerate(lines):
            style = "home" if index == 0 else "name" if row == 0 and len(lines) > 1 else "detail"
            _write(figure, line, box, (x, y), row, style)
    return taken


def _name_lands(figure: Element, lands: Sequence[Land], frame: Frame, taken: list[Box]) -> None:
    """Countries' names where nothing else stands; none is moved aside."""
    inside = Box(4, 4, WIDTH - 8, HEIGHT - 34)
    for land in lands:
        x, y = frame.xy(*land.middle)
        width = cells(land.name) * _LETTER * 1.15
        box = Box(x - width / 2, y - _LINE / 2, width, _LINE)
        if box.within(inside) and not any(box.meets(other) for other in taken):
            taken.append(box)
            add(figure, "text", land.name, x=x, y=y + 4, text_anchor="middle", class_="country")


def _outline(land: Land, frame: Frame) -> str:
    return "".join(
        "M" + "L".join("{:.1f} {:.1f}".format(*frame.xy(*corner)) for corner in ring) + "Z" for ring in land.rings
    )


def _write(figure: Element, line: str, box: Box, spot: tuple[float, float], row: int, style: str) -> None:
    """Set towards the mark: the estimate of a text's width is generous, so it must not gape on the mark's side."""
    if box.x >= spot[0]:
        x, anchor = box.x, "start"
    elif box.x + box.width <= spot[0]:
        x, anchor = box.x + box.width, "end"
    else:
        x, anchor = box.x + box.width / 2, "middle"
    add(figure, "text", line, x=x, y=box.y + (row + 1) * _LINE - 3, text_anchor=anchor, class_=style)


def _scale_bar(figure: Element, frame: Frame) -> None:
    length = round_below(WIDTH / 4 / frame.scale)
    x, y = 12.0, HEIGHT - 12.0
    add(figure, "path", d=f"M{x:.1f} {y - 5:.1f}v5h{length * frame.scale:.1f}v-5", class_="scale")
    add(figure, "text", f"{length:g} km", x=x + 4, y=y - 7, class_="detail")


def _tell(name: str, home: Point, shown: list[Mark]) -> str:
    parts = [f"The area of the alert is a circle of {home.radius_km:.0f} km around {name}."]
    for mark in shown:
        word = f"possible {LEGEND[mark.kind]}" if mark.hollow else LEGEND[mark.kind]
        parts.append(f"{mark.name}: {word}{', ' + mark.detail if mark.detail else ''}.")
    return " ".join(parts)
