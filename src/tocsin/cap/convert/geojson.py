"""Alert to GeoJSON (RFC 7946): what to draw on a map."""

from collections.abc import Iterator, Sequence
from typing import Any

from shapely.geometry.base import BaseGeometry

from tocsin.cap import shapes
from tocsin.cap.convert.json_form import builtins, checked
from tocsin.cap.convert.pick import pick
from tocsin.cap.model import Alert, Area, Info

LEFT_OUT = ("info", "area", "polygon", "other")
"""Fields that are features and geometries themselves, and XML of other namespaces."""


def to_geojson(alert: Alert, *, language: str | None = None) -> dict[str, Any]:
    """A FeatureCollection: a feature for each area of each info, or of the infos of one language.

    Properties are the fields of alert, info and area by their CAP names, an absent one left out, times as CAP times;
    ``circle`` keeps centre and radius as sent, and ``unreadable`` lists the paths of shapes left out of the geometry
    (``shapes.py`` says which). An area with geocodes only has geometry ``null``, and so has the one feature of an info
    without areas, or of an alert without infos. ``id`` is the path of the area behind the identifier.

    Raises ``InputError`` where no info has that language, and for what JSON cannot carry.
    """
    infos = alert.info if language is None else pick(alert, language)
    common = _of(alert)
    own = {id(info): _of(info) for info in infos}
    rows = list(_rows(alert, infos)) or [("", None, None)]
    drawn = [shapes.EMPTY if area is None else shapes.area(area) for _, _, area in rows]
    features = [
        _feature(f"{alert.identifier}{path}", shape, common | own.get(id(info), {}) | _of(area) | _unreadable(area))
        for (path, info, area), shape in zip(rows, drawn, strict=True)
    ]
    return checked({"type": "FeatureCollection", **_bbox(drawn), "features": features}, alert)


def _rows(alert: Alert, infos: Sequence[Info]) -> Iterator[tuple[str, Info | None, Area | None]]:
    for number, info in enumerate(alert.info):
        if any(info is one for one in infos):
            yield from ((f"/info[{number}]/area[{index}]", info, area) for index, area in enumerate(info.area))
            if not info.area:
                yield f"/info[{number}]", info, None


def _feature(name: str, shape: BaseGeometry, properties: dict[str, Any]) -> dict[str, Any]:
    geometry = shapes.geometry(shape)
    return {"type": "Feature", "id": name, **_bbox([shape]), "geometry": geometry, "properties": properties}


def _bbox(drawn: Sequence[BaseGeometry]) -> dict[str, Any]:
    box = shapes.bbox(drawn)
    return {} if box is None else {"bbox": list(box)}


def _of(value: Alert | Info | Area | None) -> dict[str, Any]:
    """Its fields as properties; a file inside the message is no property of a place."""
    fields = {} if value is None else builtins(value, without=LEFT_OUT)
    for resource in fields.get("resource", ()):
        for name in ("derefUri", "other"):
            resource.pop(name, None)
    return fields


def _unreadable(area: Area | None) -> dict[str, Any]:
    if area is None:
        return {}
    found = [f"polygon[{number}]" for number, one in enumerate(area.polygon) if shapes.polygon(one).is_empty]
    found += [f"circle[{number}]" for number, one in enumerate(area.circle) if shapes.circle(one).is_empty]
    return {"unreadable": found} if found else {}
