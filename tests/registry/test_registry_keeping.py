"""Export, erasure, retention, finding."""

import csv
import io
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from people import DAY, NOW, contact, person, presence
from tables import ADA, imported, lines

import databases
from tocsin.registry import export, models
from tocsin.registry.erase import erase
from tocsin.registry.find import find
from tocsin.registry.keys import keyring
from tocsin.registry.retention import due, retain


def everything() -> list[export.Record]:
    return list(export.records(keyring(), models.Person.objects.values_list("pk", flat=True)))


def test_json_holds_all_of_a_person(database: str) -> None:
    one = person("Ada", organisation="Example", nationality="FR")
    one.groups.add(models.Group.objects.create(name="staff"))
    contact(one, "sms", "06 12 34 56 78")
    contact(one, "email", "ada@example.org")
    presence(one, ends_at=None)
    (line,) = export.as_json(everything())
    made = json.loads(line)
    assert [point["address"] for point in made["contacts"]] == ["ada@example.org", "+33612345678"]
    assert (made["groups"], made["organisation"], made["stays"][0]["until"]) == (["staff"], "Example", None)
    assert made["stays"][0]["from"] == "2025-01-14T12:00:00Z"


def test_csv_is_taken_back_unchanged(database: str) -> None:
    imported(lines(ADA, "B2,Bo Example,bo@example.org,,en,Ukraine,,", "C3,Cy,c@example.org,,,,,"))
    written = b"".join(export.as_csv(everything()))
    assert imported(written).unchanged == 3
    assert len(list(csv.DictReader(io.StringIO(written.decode())))) == 3


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("@x", "'@x"),
        ("-2.5", "-2.5"),
        ("+33612345678", "+33612345678"),
        ("+1;x", "'+1;x"),
        ("a=b", "a=b"),
    ],
)
def test_cells_are_harmless(cell: str, expected: str) -> None:
    assert export.harmless(cell) == expected


def test_erasing_takes_everything_but_a_number(database: str) -> None:
    imported(
        'id,name,email,groups,place\nA1,Ada Example,ada@example.org,secret group,"Lyon, FR"\nB2,Bo,b@x.fr,other,\n'
    )
    ada = models.Person.objects.get(external_id="A1")
    assert erase([ada.pk, 999], now=NOW) == [ada.pk]
    assert [one.name for one in models.Person.objects.all()] == ["Bo"]
    assert models.ContactPoint.objects.count() == 1
    assert [group.name for group in models.Group.objects.all()] == ["other"]
    assert not models.Presence.objects.exists()
    assert not models.Whereabouts.objects.exists()
    entry = models.Entry.objects.get(action="erased")
    assert (entry.subject, entry.detail, entry.at) == (ada.pk, {}, NOW)
    fresh = imported("id,name\nC3,Cy\n")
    assert fresh.created == 1
    assert models.Person.objects.get(external_id="C3").pk > ada.pk + 1


def test_the_file_forgets(committing: Any, tmp_path: Path) -> None:
    imported(lines("A1,Erasmus Vanishing,ada@example.org,,,,,"))
    erase([models.Person.objects.get().pk], now=NOW)
    if committing.vendor == "sqlite":
        assert all(b"Erasmus Vanishing" not in path.read_bytes() for path in tmp_path.iterdir())
    assert retain(NOW) == []


@pytest.mark.parametrize(
    ("ends", "days", "gone"),
    [
        ([-30 * DAY], 30, True),
        ([-30 * DAY + timedelta(seconds=1)], 30, False),
        ([-99 * DAY, -5 * DAY], 30, False),
        ([-99 * DAY, None], 30, False),
        ([-5 * DAY], 5, True),
        ([], 0, False),
    ],
)
def test_who_is_to_go(database: str, ends: list[timedelta | None], days: int, gone: bool) -> None:
    one = person()
    for end in ends:
        presence(one, starts_at=NOW - 200 * DAY, ends_at=None if end is None else NOW + end)
    assert due(NOW, days) == [one.pk] * gone
    assert retain(NOW, days) == [one.pk] * gone
    assert models.Person.objects.exists() != gone
    assert [entry.subject for entry in models.Entry.objects.filter(action="retention")] == [one.pk] * gone


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(st.one_of(st.none(), st.integers(-60, 60)), max_size=3), max_size=5), st.integers(0, 60))
def test_exactly_those_go_whose_purpose_is_over(
    engine: Any, django_db_blocker: Any, ends: list[list[int | None]], days: int
) -> None:
    with django_db_blocker.unblock(), databases.in_place(engine), transaction.atomic():
        over = []
        for own in ends:
            one = person()
            for end in own:
                presence(one, starts_at=NOW - 90 * DAY, ends_at=None if end is None else NOW + end * DAY)
            if own and all(end is not None and end + days <= 0 for end in own):
                over.append(one.pk)
        assert retain(NOW, days) == over
        assert models.Person.objects.count() == len(ends) - len(over)
        assert retain(NOW, days) == []
        transaction.set_rollback(True)


def test_people_are_found_by_what_is_kept_of_them(database: str) -> None:
    one = person("Ada Example", external_id="A1")
    contact(one, "email", "ada@example.org")
    contact(one, "sms", "+33612345678")
    for text in ("ADA@example.org", "06 12 34 56 78", "A1", "ada example"):
        assert find(text, keyring(), "FR") == [one]
    assert find("nobody", keyring()) == []
