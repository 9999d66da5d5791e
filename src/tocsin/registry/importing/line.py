"""One row to what is known of one person, with all that is wrong with it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

import msgspec

from tocsin import places
from tocsin.registry.addresses import CHANNELS, Address, AddressError, address
from tocsin.registry.importing import values
from tocsin.registry.importing.headers import Column
from tocsin.registry.importing.problems import Problem
from tocsin.registry.reach import DEFAULT_M, MOST_M
from tocsin.safe import clean

T = TypeVar("T")
LENGTHS = {"id": 100, "name": 200, "organisation": 200}
LONGEST_GROUP = 100
MOST_CONTACTS = 20


class Where(msgspec.Struct, frozen=True):
    """A stay. ``area`` is the name of an area of the registry, ``whole`` a country: their shapes count."""

    starts: datetime
    ends: datetime | None
    lat: float = 0.0
    lon: float = 0.0
    accuracy: int = 0
    place_id: str = ""
    place_name: str = ""
    area: str = ""
    whole: places.Place | None = None


class Line(msgspec.Struct, frozen=True):
    """What a line tells. ``None``: the file has no such column, so what the registry has stays."""

    number: int
    external_id: str = ""
    name: str | None = None
    languages: list[str] | None = None
    nationality: str | None = None
    organisation: str | None = None
    groups: list[str] | None = None
    contacts: Mapping[str, list[Address]] = {}
    stays: bool = False
    stay: Where | None = None


class Reader:
    """Reads the lines of one file. ``home`` is the country of telephone numbers without +."""

    def __init__(self, columns: Sequence[Column | None], home: str = "") -> None:
        self.columns = columns
        self.fields = {column.field for column in columns if column}
        self.home = home

    def read(self, number: int, cells: Sequence[str]) -> tuple[Line, list[Problem]]:
        """The line as far as it can be read, and what is wrong with it."""
        return _Reading(self, number, cells).line()


class _Reading:
    def __init__(self, reader: Reader, number: int, cells: Sequence[str]) -> None:
        self.reader = reader
        self.number = number
        self.problems: list[Problem] = []
        self.cells: dict[Column, str] = {}
        if len(cells) > len(reader.columns) and any(cell.strip() for cell in cells[len(reader.columns) :]):
            reason = f"has {len(cells)} cells, but the header {len(reader.columns)}; put quotes around text with commas"
            self.fail("row", reason)
        for column, cell in zip(reader.columns, cells, strict=False):
            if column is not None:
                self.cells[column] = clean(_unescaped(cell.strip()))

    def fail(self, field: str, reason: str) -> None:
        self.problems.append(Problem(self.number, field, reason))

    def line(self) -> tuple[Line, list[Problem]]:
        told = Line(
            self.number,
            external_id=self.text("id") or "",
            name=self.name(),
            languages=self.many("languages", values.language),
            nationality=self.value("nationality", values.country, ""),
            organisation=self.text("organisation"),
            groups=self.many("groups", self.group),
            contacts={channel: self.contacts(channel) for channel in CHANNELS if channel in self.reader.fields},
            stays=bool(self.reader.fields & {"place", "area", "lat", "lon"}),
            stay=self.stay(),
        )
        if not told.external_id and not any(told.contacts.values()) and not self.problems:
            self.fail("id", "has neither an id nor a contact, so it could not be told from others; give one of them")
        return told, self.problems

    def cell(self, field: str) -> str:
        return self.cells.get(Column(field), "")

    def text(self, field: str) -> str | None:
        return self.checked(field, self.cell(field)) if field in self.reader.fields else None

    def checked(self, field: str, text: str) -> str:
        longest = LENGTHS[field]
        if len(text) > longest:
            self.fail(field, f"has {len(text)} characters; at most {longest} are kept, shorten it")
        if text.startswith(values.FORMULA):
            reason = f"'{text[:40]}' begins like a formula of a spreadsheet; kept as text, and exported behind a '"
            self.problems.append(Problem(self.number, field, reason, "note"))
        return text

    def name(self) -> str | None:
        if not self.reader.fields & {"name", "first_name", "last_name"}:
            return None
        whole = self.cell("name") or f"{self.cell('first_name')} {self.cell('last_name')}".strip()
        if not whole:
            self.fail("name", "is empty; give the name by which the person is known")
        return self.checked("name", whole)

    def group(self, text: str) -> str:
        if len(text) > LONGEST_GROUP:
            raise ValueError(f"'{text[:40]}…' is longer than {LONGEST_GROUP} characters; shorten it")
        return text

    def value(self, field: str, make: Callable[[str], T], empty: T) -> T | None:
        """``None`` where the file has no such column."""
        if field not in self.reader.fields:
            return None
        text = self.cell(field)
        try:
            return make(text) if text else empty
        except ValueError as problem:
            self.fail(field, str(problem))
            return empty

    def many(self, field: str, make: Callable[[str], str]) -> list[str] | None:
        if field not in self.reader.fields:
            return None
        made = []
        for text in values.listed(self.cell(field)):
            try:
                made.append(make(text))
            except ValueError as problem:
                self.fail(field, str(problem))
        return list(dict.fromkeys(made))

    def contacts(self, channel: str) -> list[Address]:
        found: dict[str, Address] = {}
        for column, text in sorted(self.cells.items()):
            if column.field == channel and text:
                try:
                    made = address(column.field, text, self.reader.home)  # type: ignore[arg-type]
                except AddressError as problem:
                    self.fail(channel, str(problem))
                else:
                    found.setdefault(made.normal, made)
        return list(found.values())

    def stay(self) -> Where | None:
        starts = self.value("from", lambda text: values.moment(text, end=False), values.FIRST) or values.FIRST
        ends = self.value("until", lambda text: values.moment(text, end=True), None)
        turned = values.backwards(self.cell("from"), self.cell("until"))
        if ends is not None and (ends <= starts or turned):
            self.fail(
                "until", f"ends before it begins ({self.cell('from')} – {self.cell('until')}); look at both dates"
            )
        within = self.value("country", values.country, "") or ""
        try:
            return self.where(starts, ends, within)
        except ValueError as problem:
            field = next((name for name in ("lat", "place", "area") if self.cell(name)), "place")
            self.fail(field, str(problem))
            return None

    def where(self, starts: datetime, ends: datetime | None, within: str) -> Where | None:
        told = self.cell("place")
        if bool(self.cell("lat")) != bool(self.cell("lon")):
            raise ValueError("a latitude and a longitude belong together; give both or none")
        if self.cell("lat"):
            lat, lon = values.number(self.cell("lat"), -90, 90), values.number(self.cell("lon"), -180, 180)
            accuracy = values.number(self.cell("accuracy") or str(DEFAULT_M), 0, MOST_M)
            return Where(starts, ends, lat, lon, int(accuracy), place_name=told[:200])
        if self.cell("area"):
            return Where(starts, ends, area=self.cell("area"), place_name=told[:200])
        if not told and not within:
            if self.cell("from") or self.cell("until"):
                raise ValueError("there are dates, but no place; give a place, an area or coordinates")
            return None
        found = values.place(told, within) if told else values.place(places_name(within), "")
        whole = found if found.kind == "country" else None
        radius = int(found.radius_km * 1_000)
        return Where(starts, ends, found.lat, found.lon, radius, found.id, found.name, whole=whole)


def places_name(code: str) -> str:
    """The English name of a country's code."""
    from tocsin.places import countries

    return countries.english(code)


def _unescaped(text: str) -> str:
    """Without the mark that keeps a spreadsheet from reading a text as a formula."""
    return text[1:] if text[:1] == "'" and text[1:2] in values.FORMULA else text
