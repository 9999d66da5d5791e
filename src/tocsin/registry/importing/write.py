"""Lines into the tables: new people in bulk, known ones by what has changed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from tocsin.registry import areas, bulk, models, whereabouts
from tocsin.registry.addresses import Address
from tocsin.registry.importing.line import Line, Where
from tocsin.registry.importing.standing import SOURCE, Standing
from tocsin.registry.seal import Keyring
from tocsin.registry.shapes import extent_m
from tocsin.registry.timeline import FOREVER

PERSON = ("id", "external_id", "name", "languages", "nationality", "organisation", "created_at", "updated_at")
POINT = ("person_id", "channel", "place", "key", "sealed", "lookup")
PRESENCE = (
    *("person_id", "starts_at", "ends_at", "source", "reported_at", "lat", "lon", "accuracy_m"),
    *("place_id", "place_name", "area_id"),
)
FIELDS = ("name", "languages", "nationality", "organisation")


class Writer:
    """Writes the batches of one file; remembers groups and areas."""

    def __init__(self, keys: Keyring, now: datetime) -> None:
        self.keys = keys
        self.now = now
        self._groups: dict[str, int] = {}
        self._areas: dict[str, tuple[int, float, float, int]] = {}

    def place(self, where: Where) -> tuple[Where, int]:
        """A stay with the middle and extent of its area, and the area's number, 0 for none. Raises ``ValueError``."""
        if not where.area and where.whole is None:
            return where, 0
        name = where.area or where.whole.id  # type: ignore[union-attr]
        if name not in self._areas:
            self._areas[name] = self._area(where)
        number, lat, lon, radius = self._areas[name]
        shown = where.place_name or where.area
        return msgspec.structs.replace(where, lat=lat, lon=lon, accuracy=radius, place_name=shown), number

    def _area(self, where: Where) -> tuple[int, float, float, int]:
        if where.whole is not None:
            found: models.Area | None = areas.of_country(where.whole, self.now)
        else:
            found = models.Area.objects.filter(name=where.area).first()
        if found is None:
            raise ValueError(f"'{where.area}' is no area of the registry; `tocsin areas list` tells which there are")
        return found.pk, *extent_m(areas.shape(found))

    def create(self, lines: Sequence[Line]) -> list[int]:
        """New people; gives their numbers."""
        numbers = bulk.numbers(models.Person, len(lines))
        pairs = list(zip(numbers, lines, strict=True))
        bulk.insert(models.Person, PERSON, [self._person(number, line) for number, line in pairs])
        points = [
            self._point(number, one, place)
            for number, line in pairs
            for own in line.contacts.values()
            for place, one in enumerate(own, 1)
        ]
        bulk.insert(models.ContactPoint, POINT, points)
        self._join([(number, name) for number, line in pairs for name in line.groups or ()])
        self._stay([(number, line.stay) for number, line in pairs if line.stay], fresh=True)
        return numbers

    def _person(self, number: int, line: Line) -> tuple[Any, ...]:
        languages = msgspec.json.encode(line.languages or []).decode()
        own = (line.name or "", languages, line.nationality or "", line.organisation or "")
        return (number, line.external_id or None, *own, self.now, self.now)

    def _point(self, number: int, one: Address, place: int) -> tuple[Any, ...]:
        sealed, lookup = self.keys.seal(one.channel, one.sent), self.keys.lookup(one.channel, one.normal)
        return number, one.channel, place, self.keys.current, sealed, lookup

    def _join(self, pairs: Sequence[tuple[int, str]]) -> None:
        for name in dict.fromkeys(name for _, name in pairs):
            if name not in self._groups:
                self._groups[name] = models.Group.objects.get_or_create(name=name)[0].pk
        rows = [(number, self._groups[name]) for number, name in pairs]
        bulk.insert(models.Person.groups.through, ("person_id", "group_id"), rows)

    def _stay(self, stays: Sequence[tuple[int, Where]], *, fresh: bool) -> None:
        placed = [(number, *self.place(where)) for number, where in stays]
        rows = [
            (
                number,
                one.starts,
                one.ends,
                SOURCE,
                self.now,
                one.lat,
                one.lon,
                one.accuracy,
                one.place_id,
                one.place_name,
                area or None,
            )
            for number, one, area in placed
        ]
        bulk.insert(models.Presence, PRESENCE, rows)
        if fresh:
            reported = int(self.now.timestamp())
            whereabouts.write([(number, [_stated(one, area, reported)]) for number, one, area in placed])

    def update(self, number: int, line: Line, there: Standing) -> bool:
        """Bring a known person up to date; tells whether anything changed."""
        changes = [
            self._fields(there.people[number], line),
            self._contacts(number, line, there.points[number]),
            self._memberships(number, line, there.groups[number]),
            self._stays(number, line, there.stays[number]),
        ]
        if any(changes):
            models.Person.objects.filter(pk=number).update(updated_at=self.now)
        return any(changes)

    def _fields(self, person: models.Person, line: Line) -> bool:
        told = {name: getattr(line, name) for name in FIELDS if getattr(line, name) is not None}
        if line.external_id:
            told["external_id"] = line.external_id
        fresh = {name: value for name, value in told.items() if getattr(person, name) != value}
        if fresh:
            models.Person.objects.filter(pk=person.pk).update(**fresh)
        return bool(fresh)

    def _contacts(self, number: int, line: Line, points: Sequence[models.ContactPoint]) -> bool:
        """Addresses that stay keep their row, and so the mark that they were verified."""
        changed = False
        for channel, own in line.contacts.items():
            old = {bytes(point.lookup): point for point in points if point.channel == channel}
            hashes = [self.keys.lookup(channel, one.normal) for one in own]
            gone = [point.pk for hashed, point in old.items() if hashed not in hashes]
            models.ContactPoint.objects.filter(pk__in=gone).delete()
            for place, (hashed, one) in enumerate(zip(hashes, own, strict=True), 1):
                if hashed not in old:
                    bulk.insert(models.ContactPoint, POINT, [self._point(number, one, place)])
                    changed = True
                elif old[hashed].place != place:
                    models.ContactPoint.objects.filter(pk=old[hashed].pk).update(place=place)
                    changed = True
            changed = changed or bool(gone)
        return changed

    def _memberships(self, number: int, line: Line, groups: Sequence[str]) -> bool:
        if line.groups is None or set(line.groups) == set(groups):
            return False
        through = models.Person.groups.through._default_manager
        through.filter(person=number, group__name__in=set(groups) - set(line.groups)).delete()
        self._join([(number, name) for name in line.groups if name not in groups])
        return True

    def _stays(self, number: int, line: Line, stays: Sequence[models.Presence]) -> bool:
        if not line.stays:
            return False
        told = [] if line.stay is None else [_compared(*self.place(line.stay))]
        if told == [_kept(stay) for stay in stays]:
            return False
        models.Presence.objects.filter(pk__in=[stay.pk for stay in stays]).delete()
        self._stay([] if line.stay is None else [(number, line.stay)], fresh=False)
        whereabouts.rebuild([number])
        return True


def _compared(one: Where, area: int) -> tuple[Any, ...]:
    return one.starts, one.ends, one.lat, one.lon, one.accuracy, one.place_name, area or None


def _kept(stay: models.Presence) -> tuple[Any, ...]:
    own = (stay.starts_at, stay.ends_at, stay.lat, stay.lon, stay.accuracy_m)
    return (*own, stay.place_name, stay.area_id)


def _stated(one: Where, area: int, reported: int) -> whereabouts.Stated:
    ends = int(one.ends.timestamp()) if one.ends else FOREVER
    return whereabouts.Stated(0, int(one.starts.timestamp()), ends, reported, one.lat, one.lon, one.accuracy, area)
