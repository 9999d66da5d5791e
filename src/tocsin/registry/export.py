"""What is kept of people, for themselves or for another desk. The CSV can be imported again."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import msgspec

from tocsin.registry import bulk, models
from tocsin.registry.addresses import CHANNELS
from tocsin.registry.importing.values import FIRST, FORMULA
from tocsin.registry.reencrypt import opened
from tocsin.registry.seal import Keyring

_CONTACTS = tuple(f"{channel}{number}" for channel in CHANNELS for number in ("", " 2", " 3"))
HEADER = (
    *("id", "name", "languages", "nationality", "organisation", "groups", *_CONTACTS),
    *("place", "latitude", "longitude", "accuracy", "area", "from", "until"),
)


class Contact(msgspec.Struct, frozen=True):
    """An address in the clear."""

    channel: str
    address: str
    verified: datetime | None


class Stay(msgspec.Struct, frozen=True, rename={"starts": "from", "ends": "until"}):
    """A presence. ``starts`` is empty where nobody told it."""

    starts: datetime | None
    ends: datetime | None
    lat: float
    lon: float
    accuracy_m: int
    place: str
    area: str
    source: str
    reported: datetime


class Record(msgspec.Struct, frozen=True):
    """One person; ``person`` is Tocsin's number, ``id`` the external one."""

    person: int
    id: str | None
    name: str
    languages: list[str]
    nationality: str
    organisation: str
    groups: list[str]
    contacts: list[Contact]
    stays: list[Stay]
    created: datetime
    updated: datetime


def records(keys: Keyring, people: Iterable[int]) -> Iterator[Record]:
    """In the order given; numbers of nobody are passed over."""
    for some in bulk.chunks(people):
        rows = models.Person.objects.filter(pk__in=some).order_by("pk")
        for person in rows.prefetch_related("groups", "contact_points", "presences__area"):
            yield _record(person, keys)


def _record(person: models.Person, keys: Keyring) -> Record:
    points = sorted(person.contact_points.all(), key=lambda point: (CHANNELS.index(point.channel), point.place))
    return Record(
        person.pk,
        person.external_id,
        person.name,
        person.languages,
        person.nationality,
        person.organisation,
        sorted(group.name for group in person.groups.all()),
        [Contact(point.channel, opened(point, keys), point.verified_at) for point in points],
        [_stay(one) for one in sorted(person.presences.all(), key=lambda one: (one.reported_at, one.pk))],
        person.created_at,
        person.updated_at,
    )


def _stay(one: models.Presence) -> Stay:
    return Stay(
        None if one.starts_at == FIRST else one.starts_at,
        one.ends_at,
        one.lat,
        one.lon,
        one.accuracy_m,
        one.place_name,
        one.area.name if one.area else "",
        one.source,
        one.reported_at,
    )


def as_json(made: Iterable[Record]) -> Iterator[bytes]:
    """One record a line."""
    for record in made:
        yield msgspec.json.encode(record) + b"\n"


def as_csv(made: Iterable[Record]) -> Iterator[bytes]:
    """A line for each person, with the newest stay. No cell is a formula to a spreadsheet."""
    yield _line(HEADER)
    for record in made:
        yield _line([harmless(cell) for cell in _cells(record)])


def _cells(record: Record) -> list[str]:
    contacts: dict[str, str] = {}
    for channel in CHANNELS:
        own = [one.address for one in record.contacts if one.channel == channel]
        contacts |= dict(zip([name for name in _CONTACTS if name.startswith(channel)], own, strict=False))
    own_cells = (record.id or "", record.name, ";".join(record.languages), record.nationality, record.organisation)
    return [
        *own_cells,
        ";".join(record.groups),
        *(contacts.get(name, "") for name in _CONTACTS),
        *_stayed(record.stays),
    ]


def _stayed(stays: list[Stay]) -> list[str]:
    if not stays:
        return [""] * 7
    last = stays[-1]
    place = [last.place, "", "", "", last.area] if last.area else [last.place, str(last.lat), str(last.lon), "", ""]
    if not last.area:
        place[3] = str(last.accuracy_m)
    return [*place, *(moment.isoformat() if moment else "" for moment in (last.starts, last.ends))]


def harmless(cell: str) -> str:
    """The cell behind a ' where a spreadsheet would run it. Plain numbers, with their sign, stay."""
    number = cell[:1] in "+-" and cell[1:].replace(".", "", 1).isdecimal()
    return f"'{cell}" if cell.startswith(FORMULA) and not number else cell


def _line(cells: Iterable[Any]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue().encode()
