"""Map and timeline with their captions."""

from collections.abc import Callable, Sequence

from tocsin.brief.chart import map as chart_map
from tocsin.brief.chart import timeline
from tocsin.brief.chart.borders import Land
from tocsin.brief.chart.marks import Mark, vague
from tocsin.brief.chart.projection import BBox, Frame
from tocsin.brief.markup import Element, add, node
from tocsin.brief.page import Page
from tocsin.brief.web.sections import section
from tocsin.picture.model import Point
from tocsin.picture.wording import describe

Lands = Callable[[BBox], Sequence[Land]]
"""Gives the countries in a box."""


def map_section(page: Page, lands: Lands) -> Element | None:
    """The map; ``None`` where the place has no coordinates."""
    if page.situation is None or page.situation.point is None:
        return None
    home = page.situation.point
    frame, shown = chart_map.window(home, page.events, page.now)
    drawing = chart_map.draw(page.situation.place.name, home, frame, shown, lands(frame.bbox()))
    caption = node("figcaption", _legend(home, frame, shown))
    wide = vague(page.events)
    if wide:
        add(caption, "p", f"Not on the map, place told too widely: {', '.join(wide)}.")
    return section("map", "Map", node("figure", drawing, caption))


def _legend(home: Point, frame: Frame, shown: list[Mark]) -> Element:
    items = [_key(node("circle", cx=10, cy=10, r=8, class_="area"), chart_map.area_words(home, frame))]
    for kind, hollow in sorted({(mark.kind, mark.hollow) for mark in shown}):
        word = chart_map.LEGEND[kind]
        items.append(_key(chart_map.sign(kind, 10, 10, hollow=hollow), f"possible {word}" if hollow else word))
    return node("ul", *items, class_="legend")


def _key(sign: Element, name: str) -> Element:
    return node("li", node("svg", sign, viewBox="0 0 20 20", aria_hidden="true"), name)


def timeline_section(page: Page) -> Element | None:
    """The timeline; ``None`` where no event has a date."""
    rows = timeline.rows(page.events, [describe(event) for event in page.events])
    if not rows:
        return None
    caption = node("figcaption", "● happened   ├─┤ some day between   ▬ lasts   ○ may come   ◂ earlier than this scale")
    return section("timeline", "Timeline", node("figure", timeline.draw(rows, page.now), caption))
