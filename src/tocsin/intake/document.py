"""A document: clean text of one report, with where it came from and when."""

from datetime import datetime

import msgspec


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One report, cleaned. Offsets anywhere in Tocsin index ``text`` (Python string indices)."""

    id: str
    source: str
    """The file, URL or ``-`` (standard input) as the user named it."""
    lang: str
    """ISO 639-1 code, lower case."""
    published: datetime
    """Aware."""
    text: str
    outlet: str | None = None
    title: str | None = None
    published_known: bool = True
    """False where no date was found and the time of reading stands in for it."""
