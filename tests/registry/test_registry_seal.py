"""Contact addresses: closed, found again, and not to be had from the file."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st
from people import NOW, contact, person

from tocsin.desk import secrets
from tocsin.errors import InputError
from tocsin.registry import models
from tocsin.registry.keys import keyring
from tocsin.registry.reencrypt import opened, reencrypt
from tocsin.registry.seal import Keyring, SealError

KEYS = Keyring({"k2": b"2" * 32, "k1": b"1" * 32}, b"i" * 32)
ADDRESS = "ada.lovelace@example.org"


@given(address=st.text(), channel=st.sampled_from(["email", "sms", "push", "webhook"]))
def test_what_was_sealed_opens(address: str, channel: str) -> None:
    address = address.encode("utf-8", "replace").decode()
    sealed = KEYS.seal(channel, address)
    assert KEYS.open(channel, "k2", sealed) == address
    assert len(sealed) % 32 == 28
    assert not address or address.encode() not in sealed or len(address) < 5


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_a_changed_byte_is_noticed(where: int, by: int) -> None:
    sealed = bytearray(KEYS.seal("email", ADDRESS))
    sealed[where % len(sealed)] ^= by
    with pytest.raises(SealError):
        KEYS.open("email", "k2", bytes(sealed))


def test_an_address_opens_for_its_purpose_alone() -> None:
    sealed = KEYS.seal("email", ADDRESS)
    for channel, key in (("sms", "k2"), ("email", "k1"), ("email", "lost")):
        with pytest.raises(SealError):
            KEYS.open(channel, key, sealed)
    with pytest.raises(SealError):
        KEYS.open("email", "k2", b"")


def test_hashes_are_keyed_and_of_one_channel() -> None:
    assert KEYS.lookup("email", ADDRESS) != KEYS.lookup("sms", ADDRESS)
    assert KEYS.lookup("email", ADDRESS) != Keyring(KEYS.keys, b"j" * 32).lookup("email", ADDRESS)


def test_reencryption_leaves_no_old_key(database: str) -> None:
    one = contact(person(), "email", "Ada.Lovelace@Example.org")
    two = contact(person("Bo"), "sms", "06 12 34 56 78")
    old = keyring()
    fresh = Keyring({"k9": b"9" * 32, **old.keys}, b"n" * 32)
    assert reencrypt(fresh, now=NOW) == 2
    alone = Keyring({"k9": b"9" * 32}, b"n" * 32)
    points = {point.pk: point for point in models.ContactPoint.objects.all()}
    assert opened(points[one.pk], alone) == "Ada.Lovelace@example.org"
    assert opened(points[two.pk], alone) == "+33612345678"
    assert bytes(points[one.pk].lookup) == alone.lookup("email", ADDRESS)
    assert models.Entry.objects.get().detail == {"key": "k9", "addresses": 2}


def test_a_stolen_file_shows_no_address(committing: Any, tmp_path: Path) -> None:
    contact(person(), "email", ADDRESS)
    contact(person("Bo"), "sms", "06 12 34 56 78")
    if committing.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT string_agg(t::text, ' ') FROM tocsin_contact_point t")
            data = cursor.fetchone()[0].encode()
    else:
        data = b"".join(path.read_bytes() for path in tmp_path.iterdir())
        assert b"Ada Example" in data
    for text in (ADDRESS, ADDRESS.upper(), "+33612345678", "33612345678", "612345678"):
        for hidden in (
            text.encode(),
            *(hashlib.new(name, text.encode()).digest() for name in ("md5", "sha1", "sha256")),
        ):
            assert hidden not in data
            assert hidden.hex().encode() not in data


def test_a_desk_without_secrets_says_how_to_make_them() -> None:
    with override_settings(TOCSIN_SECRETS=None), pytest.raises(InputError, match="run `tocsin setup`"):
        keyring()


def test_the_keys_are_those_of_the_settings() -> None:
    made = secrets.make()
    with override_settings(TOCSIN_SECRETS=made):
        assert keyring() == Keyring(made.contacts, made.index)
