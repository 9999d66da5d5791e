"""Named areas: kept, and found by name."""

from datetime import datetime
from functools import lru_cache

import shapely
from django.db import transaction
from shapely.geometry.base import BaseGeometry

from tocsin import places
from tocsin.errors import InputError
from tocsin.registry import models, shapes


def keep(named: list[shapes.Named], *, kind: str, source: str, now: datetime) -> list[models.Area]:
    """Add areas, all or none; one that is there with the same shape stays. Raises ``InputError``."""
    with transaction.atomic():
        return [_keep(one, kind, source, now) for one in named]


def _keep(one: shapes.Named, kind: str, source: str, now: datetime) -> models.Area:
    if not one.name:
        raise InputError(source, "the area has no name; give --name, or a property 'name' in the file")
    if len(one.name) > 200:
        raise InputError(source, f"the name '{one.name[:40]}…' has more than 200 characters; shorten it")
    old = models.Area.objects.filter(name=one.name).first()
    if old is None:
        wkb = bytes(one.shape.wkb)
        return models.Area.objects.create(name=one.name, kind=kind, source=source[:300], shape=wkb, created_at=now)
    if not shape(old).equals(one.shape):
        reason = "an area of this name has another shape; areas never change, so choose another name"
        raise InputError(f"{source}, {one.name}", reason)
    return old


def shape(area: models.Area) -> BaseGeometry:
    """The shape of an area."""
    return shapely.from_wkb(bytes(area.shape))


def of_country(place: places.Place, now: datetime) -> models.Area:
    """The area that stands for a country, made where it is missing."""
    name = f"{place.name} (country)"
    found = models.Area.objects.filter(name=name).first()
    if found is not None:
        return found
    wkb = bytes(_outline(place).wkb)
    return models.Area.objects.create(name=name, kind="place", source=place.id, shape=wkb, created_at=now)


@lru_cache(maxsize=8)
def _outline(place: places.Place) -> BaseGeometry:
    return shapes.of_place(place)
