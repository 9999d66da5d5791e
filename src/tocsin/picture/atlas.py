"""What the picture asks of geography."""

from typing import Protocol

from tocsin.picture.model import Point
from tocsin.places import countries
from tocsin.reading.claim import NamedPlace


class Atlas(Protocol):
    """Geography as the picture needs it; ``None`` wherever a place is not known."""

    def point(self, place: NamedPlace) -> Point | None: ...

    def contains(self, outer: NamedPlace, inner: NamedPlace) -> bool:
        """Whether ``inner`` lies in ``outer`` and is smaller."""

    def distance_km(self, a: NamedPlace, b: NamedPlace) -> float | None: ...

    def border_km(self, place: NamedPlace, country: str) -> float | None:
        """From the place to the nearest border of ``country`` (ISO alpha-2)."""

    def candidates(self, place: NamedPlace) -> tuple[str, ...]:
        """Labels of the places that the name may mean, likeliest first."""

    def find(self, name: str) -> NamedPlace | None:
        """The place that a person means by ``name``."""


def is_country(place: NamedPlace) -> bool:
    """Whether the place is a whole country, under any of its English names."""
    return place.country is not None and countries.country_by_name(place.name) == place.country
