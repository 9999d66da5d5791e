"""Everything of people goes; that it went stays, under a bare number."""

from collections.abc import Iterable
from datetime import datetime

from django.db import connection, transaction

from tocsin.registry import bulk, models

OWNED = (models.Whereabouts, models.Presence, models.ContactPoint, models.Person.groups.through)


def erase(people: Iterable[int], *, now: datetime, action: str = "erased") -> list[int]:
    """Delete people in one transaction and write a tombstone for each. Gives the numbers of those who were there."""
    with transaction.atomic():
        gone = [number for some in bulk.chunks(people) for number in _erase(some)]
        models.Entry.objects.bulk_create([models.Entry(at=now, action=action, subject=number) for number in gone])
    tidy()
    return gone


def _erase(some: list[int]) -> list[int]:
    found = list(models.Person.objects.filter(pk__in=some).order_by("pk").values_list("pk", flat=True))
    for owned in OWNED:
        owned._default_manager.filter(person__in=found).delete()
    models.Person.objects.filter(pk__in=found).delete()
    models.Group.objects.filter(people=None).delete()
    return found


def tidy() -> None:
    """Take what was erased out of SQLite's journal too; PostgreSQL's autovacuum frees the room later."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
