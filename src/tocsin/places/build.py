"""Make the index: one SQLite file with the places, their names and the outlines of countries."""

import gc
import math
import sqlite3
import sys
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import shapely

from tocsin.places import countries, sources
from tocsin.places.names import fold as cached_fold

fold = cached_fold.__wrapped__  # a million different names would only churn its cache

SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA page_size = 8192;
CREATE TABLE place (row INTEGER PRIMARY KEY, id TEXT, name TEXT, kind TEXT, country TEXT, lat REAL, lon REAL,
                    population INTEGER, radius_km REAL, admin1 TEXT, prominence INTEGER);
CREATE TABLE name (key TEXT PRIMARY KEY, places BLOB) WITHOUT ROWID;
CREATE TABLE head (word TEXT PRIMARY KEY, words INTEGER) WITHOUT ROWID;
CREATE TABLE shape (country TEXT PRIMARY KEY, west REAL, south REAL, east REAL, north REAL, fine BLOB, coarse BLOB);
CREATE TABLE meta (fingerprint TEXT);
"""
FINE, COARSE = 0.01, 0.1
"""Tolerance of the simplified outlines in degrees: about 1 and 10 km."""

FEATURE_WEIGHT = 600_000
"""Prominence of a strait, a zone, a river in people: that of a large city."""

MINOR_WEIGHT = 100_000
"""The same for a country by its name in a language that Tocsin does not read."""

DISTRICT_WEIGHT = 1_000
"""Prominence of a district: that of a village, for many share their name with a river or a city."""

DISTRICT_KM = 50.0
"""The circle around the seat that stands for a district: about 6,000 km², as a French department has."""

TRANSCRIBED = frozenset(
    [
        "AE",
        "AF",
        "AM",
        "BD",
        "BH",
        "BT",
        "BY",
        "CN",
        "EG",
        "ER",
        "ET",
        "GE",
        "GR",
        "IL",
        "IN",
        "IQ",
        "IR",
        "JO",
        "JP",
        "KG",
        "KP",
        "KR",
        "KW",
        "KZ",
        "LB",
        "LK",
        "LY",
        "MM",
        "MN",
        "MV",
        "NP",
        "OM",
        "PK",
        "PS",
        "QA",
        "RU",
        "SA",
        "SD",
        "SY",
        "TJ",
        "TM",
        "UA",
        "UZ",
        "YE",
    ]
)
"""Countries whose names GeoNames writes in a scholars' transcription; the press leaves its marks out."""

MOST_CANDIDATES = 50
MOST_WORDS = 6
ROW_BITS = 20
ROW_MASK = (1 << ROW_BITS) - 1
PEOPLE_PER_KM2 = 4000
"""The density that turns a city's population into its radius."""

MARKS = str.maketrans("", "", "‘’ʼʻ′`")

Row = tuple[str, str, str, str | None, float, float, int, float, str, int]

Entry = tuple[Row, Iterable[str], Iterable[str], int]
"""A place, the names that bear its prominence, and other names with the weight that they bear."""


class Names:
    """Keys and the rows that bear them, each with the weight that orders candidates of one key.

    A million keys are held, so a row and its weight share one integer, and a key with one row needs no list.
    """

    def __init__(self) -> None:
        self._keys: dict[str, int | list[int]] = {}

    def add(self, row: int, name: str, weight: int) -> None:
        """Let ``name`` stand for ``row``."""
        key = fold(name)
        if not key or key.count(" ") >= MOST_WORDS:
            return
        entry = weight << ROW_BITS | row
        held = self._keys.get(key)
        if held is None:
            self._keys[key] = entry
        elif isinstance(held, list):
            held.append(entry)
        elif held & ROW_MASK != row or held < entry:
            self._keys[key] = [held, entry]

    def rows(self) -> Iterator[tuple[str, bytes]]:
        """Key and packed rows, in key order; the heaviest first."""
        for key in sorted(self._keys):
            held = self._keys[key]
            if isinstance(held, int):
                yield key, (held & ROW_MASK).to_bytes(4, sys.byteorder)
            else:
                best = dict.fromkeys(entry & ROW_MASK for entry in sorted(held, reverse=True))
                yield key, array("I", islice(best, MOST_CANDIDATES)).tobytes()

    def heads(self) -> dict[str, int]:
        """The first word of each key of several words, with the most words that follow from it."""
        longest: dict[str, int] = {}
        for key in self._keys:
            if spaces := key.count(" "):
                head = key.partition(" ")[0]
                if longest.get(head, 0) <= spaces:
                    longest[head] = spaces + 1
        return longest


def usual(name: str) -> bool:
    """Whether an alternate name may stand in a text: GeoNames also has airport codes and machine transliterations,
    these always in small letters, and one- or two-letter forms that would match everything."""
    if name.islower():
        return False
    if name.isascii():
        return len(name) > 4 if name.isupper() else len(name) > 2
    return len(name) > 1


def common(name: str, country: str) -> str:
    """``name`` as the press spells it: 'Tarţūs' in Syria is Tartus, 'Ust’-Luga' in Russia Ust-Luga."""
    if country not in TRANSCRIBED or name.isascii():
        return name
    plain = "".join(letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter))
    return plain.translate(MARKS)


def city_radius(population: int) -> float:
    """Kilometres; 2 at the least."""
    return round(max(2.0, math.sqrt(population / (PEOPLE_PER_KM2 * math.pi))), 1)


class Extent:
    """Where the cities of a region lie: their mean on the sphere, so that the antimeridian does no harm."""

    def __init__(self) -> None:
        self.x = self.y = self.z = 0.0
        self.count = self.population = 0

    def add(self, lat: float, lon: float, population: int) -> None:
        """Count one city."""
        phi, lam = math.radians(lat), math.radians(lon)
        self.x += math.cos(phi) * math.cos(lam)
        self.y += math.cos(phi) * math.sin(lam)
        self.z += math.sin(phi)
        self.count += 1
        self.population += population

    def centre(self) -> tuple[float, float]:
        """Latitude and longitude in degrees."""
        lat = math.degrees(math.atan2(self.z, math.hypot(self.x, self.y)))
        return round(lat, 4), round(math.degrees(math.atan2(self.y, self.x)), 4)

    def radius(self) -> float:
        """Kilometres within which about nine in ten of the cities lie, 10 at the least.

        The mean vector's length tells the spread: 1 minus it is half the mean square angle.
        """
        length = min(1.0, math.sqrt(self.x**2 + self.y**2 + self.z**2) / self.count)
        return round(max(10.0, 1.5 * 6371 * math.sqrt(2 * (1 - length))), 1)


def build(path: Path) -> None:
    """Write the index to ``path``, which is overwritten."""
    path.unlink(missing_ok=True)
    database = sqlite3.connect(path)
    collecting = gc.isenabled()
    gc.disable()  # millions of small values and no cycles among them: the collector would take a fifth of the time
    try:
        _fill(database, Names())
    finally:
        if collecting:
            gc.enable()
        database.close()


def _fill(database: sqlite3.Connection, names: Names) -> None:
    database.executescript(SCHEMA)
    shapes = sources.outlines()
    rows = ((row, *_named(row, entry, names)) for row, entry in enumerate(_places(shapes), start=1))
    database.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)", rows)
    database.executemany("INSERT INTO name VALUES (?,?)", names.rows())
    database.executemany("INSERT INTO head VALUES (?,?)", sorted(names.heads().items()))
    database.executemany("INSERT INTO shape VALUES (?,?,?,?,?,?,?)", _shapes(shapes))
    database.execute("INSERT INTO meta VALUES (?)", (sources.fingerprint(),))
    database.commit()


def _named(row: int, entry: Entry, names: Names) -> Row:
    place, main, others, weight = entry
    for name in main:
        names.add(row, name, place[-1])
    for name in others:
        names.add(row, name, weight)
    return place


def _places(shapes: dict[str, shapely.Geometry]) -> Iterator[Entry]:
    extents: dict[str, Extent] = defaultdict(Extent)
    yield from _countries(shapes)
    seats: dict[tuple[str, str], Row] = {}
    yield from _cities(extents, seats)
    yield from _districts(seats)
    yield from _regions(extents)
    yield from _features()


def _cities(extents: dict[str, Extent], seats: dict[tuple[str, str], Row]) -> Iterator[Entry]:
    wanted = {(district.iso[:2], district.seat) for district in sources.districts()}
    better = sources.table("cities")
    capitals = {code: fold(countries.capital(code) or "") for code in countries.codes()}
    for city in sources.cities():
        own = better.get(str(city.geonameid), ())
        name = own[0] if own else common(city.name, city.countrycode)
        weight = city.population * (4 if fold(name) == capitals.get(city.countrycode) else 1)
        extents[f"{city.countrycode}.{city.admin1code}"].add(city.latitude, city.longitude, city.population)
        place = (
            f"geonames:{city.geonameid}",
            name,
            "city",
            city.countrycode,
            city.latitude,
            city.longitude,
            city.population,
            city_radius(city.population),
            city.admin1code,
            weight,
        )
        seat = (city.countrycode, city.name)
        if seat in wanted and (seat not in seats or seats[seat][6] < city.population):
            seats[seat] = place
        yield place, (city.name, *own), filter(usual, city.alternatenames), weight // 3


def _districts(seats: dict[tuple[str, str], Row]) -> Iterator[Entry]:
    for district in sources.districts():
        country = district.iso[:2]
        seat = seats.get((country, district.seat))
        if seat is not None:
            _, _, _, _, lat, lon, people, _, admin1, _ = seat
            where = (country, lat, lon, people, DISTRICT_KM, admin1)
            yield (f"iso:{district.iso}", district.name, "region", *where, DISTRICT_WEIGHT), (district.name,), (), 0


def _regions(extents: dict[str, Extent]) -> Iterator[Entry]:
    for region in sources.regions():
        extent = extents.get(region.admin1)
        if extent is None:
            continue
        country, _, admin1 = region.admin1.partition(".")
        key = f"iso:{region.iso}" if region.iso else f"admin1:{region.admin1}"
        lat, lon = extent.centre()
        # A name that a region shares with a city most often means the city, unless the city is small.
        weight = extent.population // 20
        place = (key, region.name, "region", country, lat, lon, extent.population, extent.radius(), admin1, weight)
        yield place, (region.name, *region.names), (), 0


def _countries(shapes: dict[str, shapely.Geometry]) -> Iterator[Entry]:
    names = countries.every_name()
    for code, row in sources.countries().items():
        shape = shapes.get(code)
        point = shape.representative_point() if shape is not None else None
        lat, lon = (round(point.y, 4), round(point.x, 4)) if point is not None else (0.0, 0.0)
        radius = round(max(2.0, math.sqrt(row.areakm2 / math.pi)), 1)
        name = countries.english(code)
        place = (f"iso:{code}", name, "country", code, lat, lon, row.population, radius, "", row.population + 10**6)
        yield place, (row.name, *sorted(countries.press_names(code))), names[code], MINOR_WEIGHT


def _features() -> Iterator[Entry]:
    for key, row in sources.table("features").items():
        lat, lon = row["at"]
        here, people = (row.get("country"), lat, lon), row.get("people", 0)
        kind, weight = ("city", people) if people else ("feature", FEATURE_WEIGHT)
        place = (f"feature:{key}", row["name"], kind, *here, people, float(row["km"]), "", weight)
        yield place, (row["name"], *row["names"]), (), 0


def _shapes(shapes: dict[str, shapely.Geometry]) -> Iterator[tuple[object, ...]]:
    for code, shape in sorted(shapes.items()):
        fine = shape.simplify(FINE)
        yield (code, *shape.bounds, shapely.to_wkb(fine), shapely.to_wkb(fine.simplify(COARSE)))
