"""The database: an address in the environment, else SQLite in the data folder."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from tocsin.errors import InputError

VARIABLE = "TOCSIN_DATABASE_URL"
FILE = "tocsin.sqlite3"
PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON;"
    "PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=67108864;"
)
"""``secure_delete`` overwrites what is erased; ``synchronous=FULL`` keeps what was committed when power fails."""
_POSTGRES = ("postgres", "postgresql")
_FORM = "write postgresql://USER:PASSWORD@HOST:5432/NAME or sqlite:////folder/file.sqlite3"


def database(url: str | None, folder: Path) -> dict[str, Any]:
    """Django's settings of the one database. The message of an ``InputError`` never repeats the password."""
    if not url:
        return _sqlite(str(folder / FILE))
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise InputError(VARIABLE, f"is no address of a database; {_FORM}") from None
    if parts.scheme == "sqlite" and parts.path.strip("/"):
        return _sqlite(unquote(parts.path[1:]) if parts.path.startswith("//") else unquote(parts.path))
    if parts.scheme not in _POSTGRES or not parts.path.strip("/"):
        raise InputError(VARIABLE, f"is no address of a database; {_FORM}")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def _sqlite(path: str) -> dict[str, Any]:
    options = {"init_command": PRAGMAS, "transaction_mode": "IMMEDIATE", "timeout": 30}
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": path, "OPTIONS": options}
