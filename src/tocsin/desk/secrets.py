"""The secrets: made once at set-up into a file of the data folder, or taken from the environment; never a default.

``contacts`` are the keys of contact addresses, by name, the current one first; ``index`` is the key of the hashes
that addresses are found by; ``django`` signs sessions and links.
"""

import base64
import binascii
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

import msgspec

from tocsin.errors import InputError

FILE = "secrets.json"
VARIABLES = ("TOCSIN_SECRET_KEY", "TOCSIN_CONTACT_KEYS", "TOCSIN_INDEX_KEY")
_BYTES = 32
_ENCODED = "32 bytes in base64, as `openssl rand -base64 32` makes them"


class Secrets(msgspec.Struct, frozen=True):
    """Keys of 32 bytes each, in base64."""

    django: str
    contacts: dict[str, bytes]
    index: bytes


def make() -> Secrets:
    """Fresh ones."""
    return Secrets(secrets.token_urlsafe(50), {_name(()): secrets.token_bytes(_BYTES)}, secrets.token_bytes(_BYTES))


def with_new_key(old: Secrets) -> Secrets:
    """A new current key of contacts; the older ones stay, to open what they have closed."""
    fresh = {_name(old.contacts): secrets.token_bytes(_BYTES)}
    return msgspec.structs.replace(old, contacts=fresh | old.contacts)


def with_current_key_alone(old: Secrets) -> Secrets:
    """Without the older keys of contacts."""
    current = next(iter(old.contacts))
    return msgspec.structs.replace(old, contacts={current: old.contacts[current]})


def _name(taken: Mapping[str, bytes] | tuple[()]) -> str:
    numbers = [int(name[1:]) for name in taken if name[:1] == "k" and name[1:].isdecimal()]
    return f"k{max(numbers, default=0) + 1}"


def load(environment: Mapping[str, str], folder: Path) -> Secrets | None:
    """From the environment, else from the file; ``None`` where there are none yet. Raises ``InputError``."""
    given = [name for name in VARIABLES if environment.get(name)]
    if given:
        missing = [name for name in VARIABLES if name not in given]
        if missing:
            raise InputError(" and ".join(given), f"set without {' and '.join(missing)}; set all three or none")
        return _from(environment)
    return read(folder / FILE)


def _from(environment: Mapping[str, str]) -> Secrets:
    django, contacts, index = (environment[name] for name in VARIABLES)
    pairs = [pair.strip().partition(":") for pair in contacts.split(",")]
    if not all(name and key for name, _, key in pairs):
        raise InputError(VARIABLES[1], f"write NAME:KEY,NAME:KEY with the current key first; a key is {_ENCODED}")
    return Secrets(django, {name: _key(key, VARIABLES[1]) for name, _, key in pairs}, _key(index, VARIABLES[2]))


def _key(text: str, source: str) -> bytes:
    try:
        key = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != _BYTES:
        raise InputError(source, f"a key is {_ENCODED}")
    return key


def read(path: Path) -> Secrets | None:
    """The secrets of a file that nobody but its owner may read."""
    try:
        mode = path.stat().st_mode
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise InputError(str(path), f"cannot be read: {error.strerror}") from error
    if mode & 0o077:
        raise InputError(str(path), f"others may read the secrets; run `chmod 600 {path}`, and think of new ones")
    try:
        found = msgspec.json.decode(data, type=Secrets)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise InputError(str(path), "is no file of secrets; restore it from your backup") from None
    if (
        not found.django
        or not found.contacts
        or any(len(key) != _BYTES for key in (*found.contacts.values(), found.index))
    ):
        raise InputError(str(path), "holds no whole set of secrets; restore it from your backup")
    return found


def write(path: Path, made: Secrets) -> None:
    """Whole or not at all, with mode 600 from the first byte."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(msgspec.json.format(msgspec.json.encode(made)) + b"\n")
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
