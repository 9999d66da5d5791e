"""Messages as real senders and other projects published them, and faults put into clean ones."""

import csv
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from shared_cap import SHARED

from tocsin.cap import CapError, Message, check, parse, read

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the sample messages are not beside the repository")
SIGNATURES = {"S01", "S02", "S03", "S04", "S05"}


class Row(NamedTuple):
    file: str
    rule: str
    reason: str


def rows(name: str) -> Iterator[Row]:
    if SHARED.is_dir():
        with (SHARED / name).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield Row(row["file"], row["rule"], row["reason"])


def told(file: str) -> set[str]:
    """The rules that it breaks, of what is read or of what refuses it."""
    try:
        return {one.rule for message in read((SHARED / file).read_bytes()) for one in check(message)}
    except CapError as error:
        return {error.rule, *(one.rule for one in error.findings)}


@pytest.mark.parametrize("row", [pytest.param(row, id=row.file) for row in rows("mutants/MUTANTS.csv")])
def test_a_fault_put_in_is_found(row: Row) -> None:
    assert row.rule in told(row.file)


def test_a_strict_reader_stops_at_faults_of_form() -> None:
    """Those that the schema sees, and texts that are no list, pair or time; the others have the right form."""
    stopped = set()
    for row in rows("mutants/MUTANTS.csv"):
        try:
            parse((SHARED / row.file).read_bytes())
        except CapError:
            stopped.add(row.rule)
    assert stopped == {"A03", "A13", "G02", "G07", "I01", "N00", "N01", "X01"}


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=row.file) for row in rows("INVALID.csv") if row.rule not in SIGNATURES]
)
def test_a_fault_that_is_known_is_found(row: Row) -> None:
    assert row.rule in told(row.file)


def test_clean_messages_of_real_senders_have_no_error() -> None:
    """Those that are valid by the schema and in which a first labelling found none."""
    wrong, count = {}, 0
    with (SHARED / "MANIFEST.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["class"] == "real" and row["xsd"] == "1" and not row["errors"]:
                count += 1
                errors = {rule for rule, level in levels(row["file"]) if level == "error"}
                if errors - SIGNATURES:
                    wrong[row["file"]] = errors
    assert count > 100
    assert wrong == {}


def levels(file: str) -> Iterator[tuple[str, str]]:
    for message in read((SHARED / file).read_bytes()):
        yield from ((one.rule, one.level) for one in check(message))


def test_every_finding_in_the_corpus_has_a_line_and_stands_once() -> None:
    for path in sorted((SHARED / "samples").rglob("*")):
        for message in messages(path.read_bytes()) if path.is_file() else ():
            found = check(message)
            assert all(one.line for one in found), path
            places = [(one.rule, one.where, one.reason, one.line) for one in found]
            assert len(set(places)) == len(places), path


def messages(data: bytes) -> tuple[Message, ...]:
    try:
        return read(data)
    except CapError:
        return ()
