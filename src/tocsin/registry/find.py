"""People by an address, an external id or a name."""

from django.db.models import Q

from tocsin.registry import models
from tocsin.registry.addresses import CHANNELS, AddressError, address
from tocsin.registry.seal import Keyring
from tocsin.safe import clean


def find(text: str, keys: Keyring, country: str = "") -> list[models.Person]:
    """Whoever has it; addresses are looked up by their keyed hash."""
    hashes = []
    for channel in CHANNELS:
        try:
            hashes.append(keys.lookup(channel, address(channel, text, country).normal))
        except AddressError:
            continue
    owners = models.ContactPoint.objects.filter(lookup__in=hashes).values("person")
    text = clean(text)
    asked = Q(pk__in=owners) | Q(external_id=text) | Q(name__iexact=text)
    return list(models.Person.objects.filter(asked).order_by("pk"))
