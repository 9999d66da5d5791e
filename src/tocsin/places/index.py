"""Read the index file: places by name, outlines by country."""

import sqlite3
import threading
from array import array
from functools import cache, lru_cache
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from tocsin.errors import InputError
from tocsin.places import cache as files
from tocsin.places import sources
from tocsin.places.place import Place

FILE = "places.sqlite"
_COLUMNS = "id, name, kind, country, lat, lon, population, radius_km, admin1, prominence"
_FIELDS = _COLUMNS.split(", ")


def _open(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    database.execute("PRAGMA mmap_size = 134217728")
    return database


def usable(path: Path) -> bool:
    """Whether the file is an index made from the inputs of now."""
    try:
        database = _open(path)
        try:
            row = database.execute("SELECT fingerprint FROM meta").fetchone()
        finally:
            database.close()
    except sqlite3.Error:
        return False
    return row is not None and row[0] == sources.fingerprint()


def _make(path: Path) -> None:
    from tocsin.places.build import build  # the readers of the inputs cost 0.1 s, which only the first run needs

    build(path)


class Index:
    """The open file. One connection for all threads, guarded by a lock; results are kept in memory."""

    def __init__(self, path: Path) -> None:
        self._database = _open(path)
        self._lock = threading.Lock()

    def _one(self, query: str, key: str | int) -> tuple[object, ...] | None:
        with self._lock:
            row: tuple[object, ...] | None = self._database.execute(query, (key,)).fetchone()
        return row

    def named(self, key: str) -> tuple[Place, ...]:
        """The places that bear a folded name, heaviest first."""
        row = self._one("SELECT places FROM name WHERE key = ?", key)
        if row is None:
            return ()
        rows = array("I")
        rows.frombytes(row[0])  # type: ignore[arg-type]
        return tuple(self.place(number) for number in rows)

    @lru_cache(maxsize=1 << 14)  # noqa: B019 - the index lives as long as the program
    def place(self, row: int) -> Place:
        """The place in a row of the table."""
        found = self._one(f"SELECT {_COLUMNS} FROM place WHERE row = ?", row)  # noqa: S608 - a constant
        if found is None:
            raise KeyError(row)
        return Place(**dict(zip(_FIELDS, found, strict=True)))  # type: ignore[arg-type]

    def by_id(self, key: str) -> Place | None:
        """The place with an ``id``, which is a scan of some milliseconds."""
        found = self._one("SELECT row FROM place WHERE id = ?", key)
        return None if found is None else self.place(int(found[0]))  # type: ignore[call-overload]

    def words(self, head: str) -> int:
        """The most words of a name of several words that begins with ``head``, 1 where there is none."""
        row = self._one("SELECT words FROM head WHERE word = ?", head)
        return 1 if row is None else int(row[0])  # type: ignore[call-overload]

    def outline(self, country: str, fine: bool = True) -> BaseGeometry | None:
        """The outline of an alpha-2 code in degrees, ``None`` where there is none."""
        column = "fine" if fine else "coarse"
        row = self._one(f"SELECT {column} FROM shape WHERE country = ?", country)  # noqa: S608 - one of two constants
        return None if row is None else shapely.from_wkb(row[0])

    def touching(self, west: float, south: float, east: float, north: float) -> list[str]:
        """Alpha-2 codes of the countries whose bounds meet the box."""
        query = "SELECT country FROM shape WHERE west <= ? AND east >= ? AND south <= ? AND north >= ? ORDER BY country"
        with self._lock:
            return [row[0] for row in self._database.execute(query, (east, west, north, south))]


@cache
def index() -> Index:
    """The index of this program, built at the first call where no cached one fits (some seconds)."""
    try:
        return Index(files.obtain(FILE, _make, usable))
    except OSError as error:
        raise InputError("TOCSIN_CACHE", f"name a folder with 50 MB to spare that can be written ({error})") from error
