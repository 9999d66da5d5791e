"""A place: what a name may stand for."""

from typing import Literal

import msgspec

Kind = Literal["country", "region", "city", "feature"]


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the gazetteer.

    ``name`` is the common English name, ``country`` an ISO 3166-1 alpha-2 code or ``None`` for what lies in several
    countries or none. ``lat`` and ``lon`` are degrees (WGS 84), ``radius_km`` the circle that stands for the place.
    ``population`` is 0 where unknown. ``admin1`` is the GeoNames code of the first-level region (``41``) for a region
    and for a city, else empty. ``prominence`` orders candidates that share a name (people, weighted by kind).
    """

    id: str
    name: str
    kind: Kind
    country: str | None
    lat: float
    lon: float
    population: int = 0
    radius_km: float
    admin1: str = ""
    prominence: int = 0

    @property
    def point(self) -> tuple[float, float]:
        """Latitude and longitude in degrees."""
        return (self.lat, self.lon)
