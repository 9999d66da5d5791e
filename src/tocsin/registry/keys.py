"""The keys of this desk."""

from django.conf import settings

from tocsin.errors import InputError
from tocsin.registry.seal import Keyring


def keyring() -> Keyring:
    """From the settings. Raises ``InputError`` where no secrets were made yet."""
    secrets = settings.TOCSIN_SECRETS
    if secrets is None:
        raise InputError("secrets", "this desk has none yet; run `tocsin setup`")
    return Keyring(secrets.contacts, secrets.index)
