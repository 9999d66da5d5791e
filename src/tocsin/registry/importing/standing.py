"""What the registry has of the people that some lines tell of."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from tocsin.registry import models
from tocsin.registry.bulk import chunks
from tocsin.registry.importing.line import Line
from tocsin.registry.seal import Keyring

SOURCE = "import"
"""The source of the stays that a file tells. A new file replaces them; what other sources say stays."""


class Standing(msgspec.Struct):
    """By number of a person; ``owners`` by hash of an address, ``known`` by external id."""

    people: dict[int, models.Person]
    points: dict[int, list[models.ContactPoint]]
    groups: dict[int, list[str]]
    stays: dict[int, list[models.Presence]]
    owners: dict[bytes, int]
    known: dict[str, int]


def standing(lines: Sequence[Line], keys: Keyring) -> Standing:
    """In a handful of queries, however many lines."""
    hashes = {keys.lookup(one.channel, one.normal) for line in lines for own in line.contacts.values() for one in own}
    owners = _owners(hashes)
    ids = {line.external_id for line in lines if line.external_id}
    known: dict[str, int] = {}
    for some in chunks(ids):
        rows = models.Person.objects.filter(external_id__in=some).values_list("external_id", "pk")
        known |= {external: number for external, number in rows if external}
    return _whole(sorted({*owners.values(), *known.values()}), owners, known)


def _owners(hashes: Iterable[bytes]) -> dict[bytes, int]:
    found: dict[bytes, int] = {}
    for some in chunks(hashes):
        rows = models.ContactPoint.objects.filter(lookup__in=some).values_list("lookup", "person")
        found |= {bytes(lookup): number for lookup, number in rows}
    return found


def _whole(numbers: list[int], owners: dict[bytes, int], known: dict[str, int]) -> Standing:
    made = Standing({}, defaultdict(list), defaultdict(list), defaultdict(list), owners, known)
    through = models.Person.groups.through
    for some in chunks(numbers):
        made.people |= models.Person.objects.in_bulk(some)
        for point in models.ContactPoint.objects.filter(person__in=some).order_by("place", "pk"):
            made.points[point.person_id].append(point)
        memberships = through._default_manager.filter(person__in=some).order_by("pk")
        for number, name in memberships.values_list("person", "group__name"):
            made.groups[number].append(name)
        for stay in models.Presence.objects.filter(person__in=some, source=SOURCE).select_related("area"):
            made.stays[stay.person_id].append(stay)
    return made
