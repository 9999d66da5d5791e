"""Contact addresses closed with AES-256-GCM, and found by a keyed hash.

A sealed address is nonce (12 bytes), ciphertext and tag (16). What it is sealed for, the channel and the name of the
key, is authenticated with it: an address moved to another channel or key no longer opens. Addresses are padded to a
multiple of 32 bytes, so that their length tells little.
"""

import hmac
import os
from collections.abc import Callable, Mapping
from functools import lru_cache

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE = 12
_BLOCK = 32


class SealError(Exception):
    """An address that no key at hand opens, or that was changed."""


class Keyring(msgspec.Struct, frozen=True):
    """``keys`` by name, the current one first; ``index`` is the key of the hashes."""

    keys: Mapping[str, bytes]
    index: bytes

    @property
    def current(self) -> str:
        """The name of the key that new addresses are sealed with."""
        return next(iter(self.keys))

    def seal(self, channel: str, address: str, nonce: Callable[[int], bytes] = os.urandom) -> bytes:
        """The address, closed with the current key."""
        name, fresh = self.current, nonce(_NONCE)
        plain = address.encode() + b"\x80"
        plain += bytes(-len(plain) % _BLOCK)
        return fresh + AESGCM(self.keys[name]).encrypt(fresh, plain, _purpose(channel, name))

    def open(self, channel: str, key: str, sealed: bytes) -> str:
        """The address. Raises ``SealError``."""
        if key not in self.keys:
            raise SealError(f"a contact address was sealed with the key '{key}', which is not among the secrets")
        try:
            plain = AESGCM(self.keys[key]).decrypt(sealed[:_NONCE], sealed[_NONCE:], _purpose(channel, key))
        except (InvalidTag, ValueError):
            raise SealError(
                f"a contact address does not open with the key '{key}': it or the key was changed"
            ) from None
        return plain.rstrip(b"\0")[:-1].decode()

    def lookup(self, channel: str, normal: str) -> bytes:
        """What an address is found by: HMAC-SHA-256 of channel and normalised address."""
        return _hash(self.index, f"{channel}\0{normal}")


@lru_cache(maxsize=4_096)
def _hash(index: bytes, text: str) -> bytes:
    """An import asks for each hash four times within a batch."""
    return hmac.digest(index, text.encode(), "sha256")


def _purpose(channel: str, key: str) -> bytes:
    return f"tocsin contact 1\0{channel}\0{key}".encode()
