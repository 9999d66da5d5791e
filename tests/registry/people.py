"""People for the tests."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from tocsin.registry import models, whereabouts
from tocsin.registry.addresses import Channel, address
from tocsin.registry.keys import keyring

NOW = datetime(2025, 1, 15, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def person(name: str = "Ada Example", **fields: Any) -> models.Person:
    given = {"languages": ["fr", "en"], "created_at": NOW, "updated_at": NOW} | fields
    return models.Person.objects.create(name=name, **given)


def contact(of: models.Person, channel: Channel, text: str, place: int = 1) -> models.ContactPoint:
    keys, made = keyring(), address(channel, text, "FR")
    return models.ContactPoint.objects.create(
        person=of,
        channel=channel,
        place=place,
        key=keys.current,
        sealed=keys.seal(channel, made.sent),
        lookup=keys.lookup(channel, made.normal),
    )


def presence(of: models.Person, lat: float = 48.85, lon: float = 2.35, **fields: Any) -> models.Presence:
    given = {"starts_at": NOW - DAY, "ends_at": NOW + DAY, "source": "test", "reported_at": NOW, "accuracy_m": 50}
    made = models.Presence.objects.create(person=of, lat=lat, lon=lon, **(given | fields))
    whereabouts.rebuild([of.pk])
    return made


def numbers(people: Sequence[models.Person]) -> list[int]:
    return [one.pk for one in people]
