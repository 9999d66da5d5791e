"""How much a document may hold and how long it may take."""

import msgspec


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Bounds of one intake. What passes them is refused with a message, never cut silently."""

    size: int = 5_000_000
    """Bytes of one document, after decompression. At most one byte more is ever held."""
    tags: int = 30_000
    """Tags of a page whose structure is read; a page with more is read as bare text."""
    redirects: int = 5
    connect: float = 5.0
    """Seconds to reach one address."""
    total: float = 20.0
    """Seconds from the first look-up to the last byte, redirects included."""

    @property
    def size_text(self) -> str:
        return f"{self.size / 1_000_000:g} MB"


DEFAULT = Limits()
