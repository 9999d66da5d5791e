"""Undoing gzip and deflate, never past a size: a few kilobytes can stand for gigabytes."""

import zlib


class TooLargeError(Exception):
    """More bytes came out than the limit."""


class Inflater:
    """Collects the bytes of an answer; ``encoding`` is its Content-Encoding."""

    def __init__(self, encoding: str, size: int) -> None:
        name = encoding.strip().lower()
        if name not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise ValueError(name)
        self.data = bytearray()
        self._size = size
        self._decoder = None if name in ("", "identity") else zlib.decompressobj(zlib.MAX_WBITS | 32)

    def feed(self, chunk: bytes) -> None:
        """Take one chunk as it came. Raises TooLargeError, zlib.error."""
        if self._decoder is None:
            self.data += chunk[: self._size + 1 - len(self.data)]
        else:
            self.data += self._decoder.decompress(chunk, self._size + 1 - len(self.data))
        if len(self.data) > self._size:
            raise TooLargeError
