"""Every contact address sealed anew with the current key, and its hash made with the current index key."""

from datetime import datetime

from django.db import transaction

from tocsin.registry import models
from tocsin.registry.bulk import chunks
from tocsin.registry.erase import tidy
from tocsin.registry.seal import Keyring

_AT_ONCE = 2_000


def reencrypt(keys: Keyring, *, now: datetime) -> int:
    """How many addresses were sealed anew. All in one transaction; raises ``SealError`` where one does not open."""
    count = 0
    with transaction.atomic():
        numbers = list(models.ContactPoint.objects.values_list("pk", flat=True))
        for some in chunks(numbers, _AT_ONCE):
            points = list(models.ContactPoint.objects.filter(pk__in=some))
            for point in points:
                reseal(point, keys)
            models.ContactPoint.objects.bulk_update(points, ["key", "sealed", "lookup"], batch_size=200)
            count += len(points)
        models.Entry.objects.create(at=now, action="reencrypted", detail={"key": keys.current, "addresses": count})
    tidy()
    return count


def reseal(point: models.ContactPoint, keys: Keyring) -> None:
    """Change one row, unsaved."""
    sent = opened(point, keys)
    point.key, point.sealed = keys.current, keys.seal(point.channel, sent)
    point.lookup = keys.lookup(point.channel, normal(point.channel, sent))


def opened(point: models.ContactPoint, keys: Keyring) -> str:
    """The address that messages go to."""
    return keys.open(point.channel, point.key, bytes(point.sealed))


def normal(channel: str, sent: str) -> str:
    """What makes two addresses the same, from one that was accepted before."""
    return sent.lower() if channel == "email" else sent


__all__ = ["normal", "opened", "reencrypt", "reseal"]
