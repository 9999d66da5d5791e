"""What a person names as an area: one of the registry, a file, a circle, a place."""

import os
import re
from pathlib import Path

from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from tocsin.errors import InputError
from tocsin.registry import areas, models, shapes
from tocsin.registry.importing.values import place
from tocsin.safe import clean

MOST = 50_000_000
_CIRCLE = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*,\s*(\d+(?:\.\d+)?)\s*")


def named(text: str) -> BaseGeometry:
    """Its shape. Raises ``InputError``."""
    found = models.Area.objects.filter(name=clean(text)).first()
    if found is not None:
        return areas.shape(found)
    if circle := _CIRCLE.fullmatch(text):
        lat, lon, km = map(float, circle.groups())
        return shapes.around(lat, lon, km)
    if text.lower().endswith(("json", ".geo")) or os.sep in text:
        return unary_union([one.shape for one in shapes.from_geojson(data(text), text)])
    try:
        return shapes.of_place(place(text, ""))
    except ValueError as problem:
        raise InputError(text, f"is no area of the registry (`tocsin areas list`), and {problem}") from None


def data(path: str) -> bytes:
    """The bytes of a file. Raises ``InputError``."""
    try:
        with Path(path).open("rb") as stream:
            read = stream.read(MOST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(path, f"cannot be read: {reason}; name a GeoJSON file") from None
    if len(read) > MOST:
        raise InputError(path, f"is larger than {MOST // 1_000_000} MB; simplify the shapes")
    return read
