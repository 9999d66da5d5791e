"""The CAP 1.2 message as frozen values.

The fields stand in the order of the standard's elements and bear their names, camelCase written snake_case, singular
where an element may be repeated: ``info``, ``area``, ``response_type``. ``elements.py`` reads order and names here.
Absent optional text is ``None``; an empty element is ``""``. Times are aware, to the second (section 3.3.2).

No value can hold itself, so the garbage collector need not watch them (``gc=False``).

``other`` holds elements of other namespaces, each as the text of its canonical XML: a signature, a sender's own data.
They are written again at the end of the element in which they stood.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec

from tocsin.cap.codes import Category, Certainty, MsgType, ResponseType, Scope, Severity, Status, Urgency

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry


class Reference(msgspec.Struct, frozen=True, gc=False):
    """An earlier message, by the three things that identify one (``references``, section 3.2.1)."""

    sender: str
    identifier: str
    sent: datetime


class NamedValue(msgspec.Struct, frozen=True, gc=False, rename="camel"):
    """A value of a named list: ``eventCode``, ``parameter`` (section 3.2.2), ``geocode`` (section 3.2.4)."""

    value_name: str
    value: str


class Polygon(msgspec.Struct, frozen=True, gc=False):
    """``(latitude, longitude)`` pairs in degrees, WGS 84; four or more, the last equal to the first (section 3.2.4)."""

    points: tuple[tuple[float, float], ...]

    def shape(self) -> "BaseGeometry":
        """As shapely polygons in longitude and latitude (x, y), cut at longitude 180; empty where it cannot be read.

        ``shapes.py`` says what is mended: an open ring is closed, a crossed one is parted into its loops.
        """
        from tocsin.cap import shapes

        return shapes.polygon(self)

    def geojson(self) -> dict[str, Any] | None:
        """As ``shape``, as a GeoJSON geometry (RFC 7946); ``None`` where it cannot be read."""
        from tocsin.cap import shapes

        return shapes.geometry(shapes.polygon(self))


class Circle(msgspec.Struct, frozen=True, gc=False, rename="camel"):
    """Degrees, WGS 84, and kilometres (section 3.2.4)."""

    lat: float
    lon: float
    radius_km: float

    def shape(self) -> "BaseGeometry":
        """As ``Polygon.shape``; a point where the radius is 0."""
        from tocsin.cap import shapes

        return shapes.circle(self)

    def geojson(self) -> dict[str, Any] | None:
        """As ``Polygon.geojson``; a point where the radius is 0."""
        from tocsin.cap import shapes

        return shapes.geometry(shapes.circle(self))


class Resource(msgspec.Struct, frozen=True, gc=False, kw_only=True, rename="camel"):
    """A file that goes with an info (section 3.2.3). ``deref_uri`` is base64, ``size`` bytes, ``digest`` SHA-1."""

    resource_desc: str
    mime_type: str
    size: int | None = None
    uri: str | None = None
    deref_uri: str | None = None
    digest: str | None = None
    other: tuple[str, ...] = ()


class Area(msgspec.Struct, frozen=True, gc=False, kw_only=True, rename="camel"):
    """Where: the union of all shapes and geocodes (section 3.2.4). ``altitude`` and ``ceiling`` in feet above sea."""

    area_desc: str
    polygon: tuple[Polygon, ...] = ()
    circle: tuple[Circle, ...] = ()
    geocode: tuple[NamedValue, ...] = ()
    altitude: float | None = None
    ceiling: float | None = None
    other: tuple[str, ...] = ()

    def shape(self) -> "BaseGeometry":
        """The union of its polygons and circles; empty where it has geocodes only."""
        from tocsin.cap import shapes

        return shapes.area(self)

    def geojson(self) -> dict[str, Any] | None:
        """The union of what can be read; ``None`` where it has geocodes only."""
        from tocsin.cap import shapes

        return shapes.geometry(shapes.area(self))


class Info(msgspec.Struct, frozen=True, gc=False, kw_only=True, rename="camel"):
    """What people are told in one language (section 3.2.2)."""

    language: str = "en-US"
    category: tuple[Category, ...]
    event: str
    response_type: tuple[ResponseType, ...] = ()
    urgency: Urgency
    severity: Severity
    certainty: Certainty
    audience: str | None = None
    event_code: tuple[NamedValue, ...] = ()
    effective: datetime | None = None
    onset: datetime | None = None
    expires: datetime | None = None
    sender_name: str | None = None
    headline: str | None = None
    description: str | None = None
    instruction: str | None = None
    web: str | None = None
    contact: str | None = None
    parameter: tuple[NamedValue, ...] = ()
    resource: tuple[Resource, ...] = ()
    area: tuple[Area, ...] = ()
    other: tuple[str, ...] = ()


class Alert(msgspec.Struct, frozen=True, gc=False, kw_only=True, rename="camel"):
    """The message (section 3.2.1). ``addresses`` and ``incidents`` are lists in one element, quoted where needed."""

    identifier: str
    sender: str
    sent: datetime
    status: Status
    msg_type: MsgType
    source: str | None = None
    scope: Scope
    restriction: str | None = None
    addresses: tuple[str, ...] = ()
    code: tuple[str, ...] = ()
    note: str | None = None
    references: tuple[Reference, ...] = ()
    incidents: tuple[str, ...] = ()
    info: tuple[Info, ...] = ()
    other: tuple[str, ...] = ()
