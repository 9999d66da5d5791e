"""Importing people: whole or not at all, again without harm, every fault with its line."""

import csv
import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import shapely
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from people import NOW, contact, person, presence
from tables import ADA, BO, HEADER, imported, lines, table, told

import databases
from tocsin.errors import InputError
from tocsin.registry import areas, export, models
from tocsin.registry.importing import run as running
from tocsin.registry.importing import table as tables
from tocsin.registry.importing.headers import Column, column, names
from tocsin.registry.importing.problems import MOST_TOLD, Problem, Report
from tocsin.registry.keys import keyring
from tocsin.registry.shapes import Named


def records() -> list[export.Record]:
    return list(export.records(keyring(), models.Person.objects.values_list("pk", flat=True)))


def test_a_file_becomes_people(database: str) -> None:
    report = imported(lines(ADA, BO))
    assert (report.lines, report.created, report.errors, report.notes) == (2, 2, 0, 0)
    ada, bo = records()
    assert (ada.id, ada.name, ada.languages) == ("A1", "Ada Example", ["fr", "en"])
    assert [(one.channel, one.address) for one in ada.contacts] == [
        ("email", "ada@example.org"),
        ("sms", "+33612345678"),
    ]
    (stay,) = ada.stays
    assert (stay.place, stay.source, stay.reported) == ("Lyon", "import", NOW)
    assert (stay.starts, stay.ends) == (datetime(2024, 12, 31, 10, tzinfo=UTC), datetime(2025, 2, 1, 12, tzinfo=UTC))
    assert bo.stays == []
    assert models.Whereabouts.objects.get().person_id == ada.person
    assert models.Entry.objects.get().detail == {"created": 2, "updated": 0, "unchanged": 0}


def test_again_it_changes_nothing(database: str) -> None:
    imported(lines(ADA, BO))
    before = records()
    report = imported(lines(ADA, BO), now=NOW + timedelta(days=1))
    assert (report.created, report.updated, report.unchanged) == (0, 0, 2)
    assert records() == before


def test_a_dry_run_keeps_nothing(database: str) -> None:
    assert imported(lines(ADA, BO), dry=True).created == 2
    assert not models.Person.objects.exists()
    assert not models.Entry.objects.exists()


def test_one_wrong_line_and_nothing_is_imported(database: str) -> None:
    report = imported(lines(ADA, "C3,Cy,cy@example.org,12,xx,,,", BO))
    assert told(report) == [(3, "error", "sms"), (3, "error", "languages")] or told(report) == [
        (3, "error", "languages"),
        (3, "error", "sms"),
    ]
    assert not models.Person.objects.exists()
    assert not models.Whereabouts.objects.exists()


CHANGES = [
    ('A1,Ada Lovelace,ada@example.org,+33612345678,fr;en,"Lyon, FR",2025-01-01,2025-01-31', "name"),
    ('A1,Ada Example,ada@example.org,,fr;en,"Lyon, FR",2025-01-01,2025-01-31', "contact gone"),
    ('A1,Ada Example,new@example.org,+33612345678,fr;en,"Lyon, FR",2025-01-01,2025-01-31', "contact new"),
    ('A1,Ada Example,ada@example.org,+33612345678,fr;en,"Goma, CD",2025-01-01,2025-01-31', "stay"),
    ("A1,Ada Example,ada@example.org,+33612345678,fr;en,,,", "stay gone"),
    (",Ada Again,ada@example.org,,fr,,,", "by contact"),
]


@pytest.mark.parametrize(("row", "what"), [pytest.param(*one, id=one[1]) for one in CHANGES])
def test_a_known_person_is_brought_up_to_date(database: str, row: str, what: str) -> None:
    imported(lines(ADA))
    (before,) = records()
    presence(models.Person.objects.get(), 0, 0, source="check-in")
    report = imported(lines(row), now=NOW + timedelta(days=1))
    assert (report.created, report.updated, report.errors) == (0, 1, 0)
    (after,) = records()
    assert after.person == before.person
    assert after.id == "A1"
    assert after.updated > before.updated
    assert [stay.source for stay in after.stays if stay.source != "import"] == ["check-in"]
    assert len(after.stays) == (1 if ",,," in row else 2)
    assert imported(lines(row)).unchanged == 1


def test_the_order_of_contacts_and_the_mark_of_verified_stay_right(database: str) -> None:
    text = "id,name,email 1,email 2\nA1,Ada,a@example.org,b@example.org\n"
    imported(text)
    models.ContactPoint.objects.update(verified_at=NOW)
    report = imported(text.replace("a@example.org,b@example.org", "b@example.org,a@example.org"))
    assert report.updated == 1
    assert [(one.address, one.verified) for one in records()[0].contacts] == [
        ("b@example.org", NOW),
        ("a@example.org", NOW),
    ]


def test_what_the_file_has_no_column_for_stays(database: str) -> None:
    imported('id,name,email,groups,nationality,place\nA1,Ada,a@example.org,red;blue,FR,"Lyon, FR"\n')
    report = imported("id,groups\nA1,blue;green\n")
    assert report.updated == 1
    (ada,) = records()
    assert (ada.name, ada.nationality, ada.groups, len(ada.contacts), len(ada.stays)) == (
        "Ada",
        "FR",
        ["blue", "green"],
        1,
        1,
    )
    assert imported("id,groups\nA1,green;blue\n").unchanged == 1


def test_a_person_found_by_contact_gets_the_id(database: str) -> None:
    one = person("Ada", languages=["fr"])
    contact(one, "email", "ada@example.org")
    assert imported("id,email\nX9,ada@example.org\n").updated == 1
    assert models.Person.objects.get().external_id == "X9"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([ADA, ADA], (3, "id")),
        ([ADA, "A9,X,ada@example.org,,,,,"], (3, "email")),
        ([BO, "K1,Kim,kim@example.org,,,,,"], (3, "email")),
        (["K2,Kim,kim@example.org,,,,,"], (2, "email")),
        (["K1,Kim,kim@example.org,,,,,", ",Kim,,+33612345999,,,,"], (3, "id")),
        ([",Two,kim@example.org,+33611111111,,,,"], (2, "sms")),
        (["Z1,,z@example.org,,,,,"], (2, "name")),
        ([",Nobody,,,,,,"], (2, "id")),
        (["Z1,Zoe,z@example.org,,,Qwxzt,,"], (2, "place")),
        (["Z1,Zoe,z@example.org,,,Valencia,,"], (2, "place")),
        (['Z1,Zoe,z@example.org,,,"Lyon, FR",2025-02-30,'], (2, "from")),
        (['Z1,Zoe,z@example.org,,,"Lyon, FR",2025-02-03,2025-02-01'], (2, "until")),
        (['Z1,Zoe,z@example.org,,,"Lyon, FR",1025-02-03,'], (2, "from")),
        (["Z1,Zoe,z@example.org,,,,2025-02-03,"], (2, "place")),
        (["Z1,Zoe,z@example.org,,tlh-qaak-xx,,,"], (2, "languages")),
        ([f"{'Z' * 101},Zoe,z@example.org,,,,,"], (2, "id")),
        (["Z1,Zoe,z@example.org,,,,,,one too many"], (2, "row")),
        ([], (2, "row")),
    ],
)
def test_faults_have_line_field_and_a_way_out(database: str, rows: list[str], expected: tuple[int, str]) -> None:
    kim = person("Kim", external_id="K1")
    contact(kim, "email", "kim@example.org")
    contact(kim, "sms", "+33612345999")
    contact(person("Lee"), "sms", "+33611111111")
    if rows and rows[-1].startswith("K1,Kim,kim") and rows[0] == BO:
        rows = [BO, "B7,Bo Two,kim@example.org,,,,,"]
    report = imported(lines(*rows))
    assert [(one.line, one.field) for one in report.problems if one.level == "error"][:1] == [expected]
    assert models.Person.objects.count() == 2


def test_across_batches_too(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "BATCH", 1)
    report = imported(lines(ADA, ADA, "A9,X,ada@example.org,,,,,"))
    assert [(one.line, one.field) for one in report.problems] == [(3, "id"), (4, "email")]
    assert "line 2" in report.problems[1].reason


def test_other_columns(database: str) -> None:
    areas.keep([Named("Zone Nord", shapely.box(2, 48, 3, 49))], kind="geojson", source="x", now=NOW)
    text = (
        "Matricule;Prénom;Nom;Courriel;Zone;Latitude;Longitude;Précision;Pays;Push;Humeur;Courriel\n"
        "1;Ada;Example;a@example.org;Zone Nord;;;;;;gaie;\n"
        "2;Bo;;b@example.org;;48,85;2.35;;;;;\n"
        "3;Cy;;c@example.org;;;;;Ukraine;https://push.example.net/x;;\n"
    )
    report = imported(text.replace(";Courriel\n", ";\n"))
    assert told(report) == [(1, "note", "Humeur")]
    ada, bo, cy = records()
    assert (ada.name, ada.stays[0].area, round(ada.stays[0].lat, 1)) == ("Ada Example", "Zone Nord", 48.5)
    assert (bo.stays[0].lat, bo.stays[0].lon, bo.stays[0].accuracy_m) == (48.85, 2.35, 100)
    assert cy.stays[0].area == "Ukraine (country)"
    assert imported(text.replace(";Courriel\n", ";\n")).unchanged == 3
    assert (1, "error", "Courriel") in told(imported(text))
    for change in (
        ("Zone Nord", "Zone Sud"),
        ("48,85", "148"),
        ("48,85;2.35", "48,85;"),
        ("48,85", "x"),
        ("Ukraine", "Mordor"),
    ):
        assert imported(text.replace(";Courriel\n", ";\n").replace(*change)).errors == 1


def test_formulas_are_kept_as_text_and_leave_harmless(database: str) -> None:
    report = imported(lines('A1,"=HYPERLINK(""x"")",a@example.org,+33612345678,,,,'))
    assert told(report) == [(2, "note", "name")]
    written = b"".join(export.as_csv(records())).decode()
    cells = next(iter(csv.DictReader(io.StringIO(written))))
    assert cells["name"] == '\'=HYPERLINK("x")'
    assert cells["sms"] == "+33612345678"
    assert imported(written).unchanged == 1


def test_somebody_new_needs_a_name(database: str) -> None:
    assert told(imported("id\nA1\n")) == [(2, "error", "name")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encodings_and_delimiters_are_found(encoding: str, delimiter: str) -> None:
    made = table(
        "\n" + delimiter.join(["id", "Nom", "Courriel"]) + "\n" + delimiter.join(["1", "Éva", "e@x.fr"]) + "\n",
        encoding,
    )
    assert made.delimiter == delimiter
    assert [cells for _, cells in made.rows()] == [["1", "Éva", "e@x.fr"]]
    assert made.position() > 0


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        (b"PK\x03\x04....", "spreadsheet"),
        (b"id,name\n\x81\x8d\xff", "encoding is not known"),
        (b"name,town\nAda,Lyon\n", "names no id and no contact"),
        (b'id,name\n1,"' + b"x\n" * 60, "opened and not closed"),
        (b'id,name\n1,"' + b"x" * 140_000, "cannot be read as CSV"),
        ("id,name\n1,é\n".encode("utf-16") + b"\x00\xd8", "not all in UTF-16"),
        (b"\xff\xfe\x00\xd8\x00\xd8", "not all in UTF-16"),
    ],
)
def test_what_is_no_table_is_told_in_a_line(database: str, data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as raised:
        imported(data)
    assert "\n" not in str(raised.value)


def test_files_that_cannot_be_read(tmp_path: Any) -> None:
    import os

    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    keep = os.open(fifo, os.O_RDWR)
    for path, reason in (
        (tmp_path / "none.csv", "No such file"),
        (tmp_path, "directory"),
        ("\0", "null"),
        (fifo, "twice"),
    ):
        with pytest.raises(InputError, match=reason), tables.opened(str(path)):
            pass
    os.close(keep)


def test_every_name_of_a_column_is_in_its_folded_form() -> None:
    assert all(column(name) == Column(field) for name, field in names().items())
    assert column("N° de téléphone") is None
    assert column("Téléphone 2") == Column("sms", 2)
    assert column("name 2") is None
    assert column("") is None


def test_of_very_many_problems_the_first_are_kept() -> None:
    report = Report()
    for number in range(MOST_TOLD + 5):
        report.add(Problem(number, "row", "x"))
    assert (report.errors, len(report.problems)) == (MOST_TOLD + 5, MOST_TOLD)


def attempted(data: bytes) -> tuple[Report | None, str]:
    try:
        return imported(data), ""
    except InputError as problem:
        return None, str(problem)


CELL = st.one_of(
    st.sampled_from(
        ["A1", "Ada", "a@example.org", "+33612345678", "fr;en", "Lyon, FR", "2025-01-01", "=1+1", '"', "\x00", ""]
    ),
    st.text(max_size=12),
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")),
        st.lists(st.lists(CELL, max_size=9).map(",".join), max_size=6).map(
            lambda rows: "\n".join([HEADER, *rows]).encode("utf-8", "replace")
        ),
    )
)
def test_no_file_breaks_it_and_none_is_half_imported(engine: Any, django_db_blocker: Any, data: bytes) -> None:
    with django_db_blocker.unblock(), databases.in_place(engine), transaction.atomic():
        report, reason = attempted(data)
        kept = 0 if report is None or report.errors else report.lines
        assert all("\n" not in text for text in (reason, *(one.reason for one in (report.problems if report else ()))))
        assert models.Person.objects.count() == kept
        again = imported(data) if kept else None
        assert again is None or again.unchanged == kept
        transaction.set_rollback(True)


def test_after_an_import_the_database_counts_anew(committing: Any) -> None:
    assert imported(lines(ADA)).created == 1
    assert models.Person.objects.count() == 1
