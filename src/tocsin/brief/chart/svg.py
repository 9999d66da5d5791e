"""The frame of a drawing."""

from tocsin.brief.markup import Element, add, node


def figure(name: str, width: float, height: float, title: str, description: str) -> Element:
    """An ``<svg role=img>`` with its title and description, whose ids are made from ``name``."""
    svg = node(
        "svg",
        viewBox=f"0 0 {width:.0f} {height:.0f}",
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
        class_=name,
    )
    add(svg, "title", title, id=f"{name}-title")
    add(svg, "desc", description, id=f"{name}-desc")
    return svg
