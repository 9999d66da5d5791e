"""A file into the registry: in one transaction, which is undone where a line is wrong or nothing is to be kept."""

from array import array
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice

from django.db import connection, transaction

from tocsin.errors import InputError
from tocsin.registry import models
from tocsin.registry.importing.headers import Column, columns
from tocsin.registry.importing.line import Line, Reader
from tocsin.registry.importing.match import Matcher
from tocsin.registry.importing.problems import Problem, Report
from tocsin.registry.importing.standing import standing
from tocsin.registry.importing.table import Row, Table
from tocsin.registry.importing.write import Writer
from tocsin.registry.seal import Keyring

BATCH = 1_000
NEEDED = ("id", "email", "sms", "push", "webhook")


class Seen:
    """The line that told of each person in this file; four bytes for each number of a person."""

    def __init__(self) -> None:
        self._lines = array("I")

    def line_of(self, person: int) -> int:
        """0 where none did."""
        return self._lines[person] if person < len(self._lines) else 0

    def add(self, person: int, line: int) -> None:
        """Remember it."""
        if person >= len(self._lines):
            self._lines.extend(bytes(person - len(self._lines) + 1))
        self._lines[person] = line


class Importer:
    """Takes the rows of one table, batch after batch."""

    def __init__(self, table: Table, keys: Keyring, *, now: datetime, country: str) -> None:
        self.table = table
        self.keys = keys
        self.report = Report()
        self.reader = Reader(self._columns(), country)
        self.writer = Writer(keys, now)
        self.seen = Seen()

    def _columns(self) -> list[Column | None]:
        found = columns(self.table.header)
        if not any(one and one.field in NEEDED for one in found):
            known = "id, name, email, phone, place, from, until"
            reason = f"line 1 names no id and no contact among its columns; name them {known}, or so in French"
            raise InputError(self.table.source, reason)
        for number, (one, name) in enumerate(zip(found, self.table.header, strict=True)):
            if one is None and name.strip():
                self.report.add(Problem(1, name.strip()[:40], "this column is not known and is left out", "note"))
            if one is not None and one in found[:number]:
                self.report.add(Problem(1, name.strip()[:40], f"is a second column of {one.field}; leave one of them"))
        return found

    def run(self, step: Callable[[int], None]) -> None:
        """Read all; ``step`` hears how many bytes were read."""
        rows = self.table.rows()
        while batch := list(islice(rows, BATCH)):
            self.batch(batch)
            step(self.table.position())
        if not self.report.lines:
            self.report.add(Problem(2, "row", "there is nobody below the names of the columns"))

    def batch(self, rows: list[Row]) -> None:
        """Write the lines that are right. Wrong ones are told, and in the end everything is undone."""
        lines = list(self._read(rows))
        there = standing(lines, self.keys)
        matcher = Matcher(there, self.keys, self.seen.line_of)
        fresh: list[Line] = []
        known: list[tuple[int, Line]] = []
        for line in lines:
            person, problems = matcher.match(line)
            problems += self._unfit(line, person)
            for problem in problems:
                self.report.add(problem)
            if problems:
                continue
            if person is None:
                fresh.append(line)
            else:
                known.append((person, line))
        self._write(fresh, known, matcher)

    def _read(self, rows: list[Row]) -> Iterator[Line]:
        for number, cells in rows:
            self.report.lines += 1
            line, problems = self.reader.read(number, cells)
            for problem in problems:
                self.report.add(problem)
            if all(problem.level == "note" for problem in problems):
                yield line

    def _unfit(self, line: Line, person: int | None) -> list[Problem]:
        found = []
        if person is None and line.name is None:
            found.append(
                Problem(line.number, "name", "is somebody new, and the file has no names; add a column 'name'")
            )
        if line.stay is not None:
            try:
                self.writer.place(line.stay)
            except ValueError as problem:
                found.append(Problem(line.number, "area", str(problem)))
        return found

    def _write(self, fresh: list[Line], known: list[tuple[int, Line]], matcher: Matcher) -> None:
        for person, line in zip(self.writer.create(fresh), fresh, strict=True) if fresh else ():
            self.seen.add(person, line.number)
        for person, line in known:
            self.seen.add(person, line.number)
            if self.writer.update(person, line, matcher.there):
                self.report.updated += 1
            else:
                self.report.unchanged += 1
        self.report.created += len(fresh)


def run(
    table: Table,
    keys: Keyring,
    *,
    now: datetime,
    country: str = "",
    dry: bool = False,
    step: Callable[[int], None] = lambda _: None,
) -> Report:
    """Import a table, or with ``dry`` only tell what would happen. Raises ``InputError`` where it cannot be read."""
    with transaction.atomic():
        importer = Importer(table, keys, now=now, country=country)
        importer.run(step)
        report = importer.report
        if dry or report.errors:
            transaction.set_rollback(True)
        else:
            done = {"created": report.created, "updated": report.updated, "unchanged": report.unchanged}
            models.Entry.objects.create(at=now, action="imported", detail=done)
    if not dry and not report.errors and not connection.in_atomic_block:
        tidy()
    return report


def tidy() -> None:
    """Let the database count anew, so that the next queries are planned for what is there."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM (ANALYZE) tocsin_whereabouts")
        else:
            cursor.execute("PRAGMA optimize")
