"""``tocsin setup``, ``people``, ``areas`` and ``sites``."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from tocsin.cli.main import main
from tocsin.desk import secrets
from tocsin.registry import models
from tocsin.registry.keys import keyring

NOW = ("--now", "2025-01-15T12:00+00:00")
AT = ("--at", "2025-01-15T12:00+00:00")
GOOD = (
    "Matricule;Nom complet;Courriel;Portable;Langues;Groupes;Lieu;Du;Au\n"
    "A1;Ada Example;ada@example.org;06 12 34 56 78;français, anglais;staff;Goma, CD;01/01/2025;31/01/2025\n"
    "B2;=cmd();bo@example.org;+33 6 12 34 56 79;en;;Goma, CD;01/01/2025;\n"
)
SQUARE = {"type": "Polygon", "coordinates": [[[29, -2], [30, -2], [30, -1], [29, -1], [29, -2]]]}


@pytest.fixture
def people(tmp_path: Path) -> str:
    path = tmp_path / "people.csv"
    path.write_text(GOOD, encoding="cp1252")
    return str(path)


@pytest.fixture
def run(database: str, capfd: pytest.CaptureFixture[str]) -> Any:
    def call(*words: str) -> tuple[int, str, str]:
        capfd.readouterr()
        code = main(list(words))
        out, err = capfd.readouterr()
        return code, out, err

    return call


def test_people_from_a_file_to_an_area_and_out_again(run: Any, people: str, tmp_path: Path) -> None:
    code, out, _ = run("people", "import", people, "--dry-run", "--country", "FR", *NOW)
    assert (code, out.splitlines()[-1]) == (0, "Would import 2 people: 2 new, 0 changed, 0 as before.")
    assert not models.Person.objects.exists()
    code, out, _ = run("people", "import", people, "--country", "fr", *NOW)
    assert (code, out.splitlines()[-1]) == (0, "Imported 2 people: 2 new, 0 changed, 0 as before.")
    assert f"{people}:3: note: name: '=cmd()' begins like a formula" in out
    assert "2 as before" in run("people", "import", people, "--country", "FR", *NOW)[1]

    code, out, _ = run("people", "find", "06 12 34 56 78", "--country", "fr")
    number = out.split("\t")[0]
    assert (code, out) == (0, f"{number}\tA1\tAda Example\n")
    assert run("people", "find", "nobody")[:2] == (1, "")

    area = tmp_path / "area.geojson"
    area.write_text(json.dumps(SQUARE))
    _, out, _ = run("people", "inside", str(area), *AT)
    assert "2 inside, 0 edge, 0 unknown. No location known then: 0." in out
    assert "told 0 h before" in out
    assert run("people", "inside", *AT, "-f", "csv", "--", "-1.67,29.22,400")[1].count(",inside,") == 2
    assert json.loads(run("people", "inside", "Goma, CD", *AT, "-f", "json")[1].splitlines()[0])["sure"] == "edge"
    assert "told 16 days before" in run("people", "inside", str(area), "--at", "2025-01-31T13:00+00:00")[1]
    assert "told after that moment" in run("people", "inside", str(area), "--at", "2025-01-02T13:00+00:00")[1]

    _, out, _ = run("people", "export", "--person", number, "--format", "json")
    assert json.loads(out)["contacts"][1]["address"] == "+33612345678"
    _, out, _ = run("people", "export")
    assert "'=cmd()" in out
    back = tmp_path / "back.csv"
    assert run("people", "export", "-o", str(back))[0] == 0
    assert "2 as before" in run("people", "import", str(back))[1]

    assert run("people", "erase", number)[0] == 2
    assert run("people", "erase", number, "--yes", *NOW)[:2] == (0, f"Erased: person {number}.\n")
    assert run("people", "erase", number, "--yes")[2].startswith(f"tocsin: {number}: is no person")
    assert run("people", "export", "--person", number)[0] == 2
    assert (
        run("people", "export", "--person", "x")[2]
        == "tocsin: x: is no number of a person; `tocsin people find` tells it\n"
    )


def test_wrong_lines_are_told_and_nothing_is_imported(run: Any, people: str) -> None:
    Path(people).write_text(GOOD.replace("ada@", "ada").replace("06 12", "06"), encoding="utf-8")
    code, out, err = run("people", "import", people, "--country", "FR")
    assert (code, err) == (1, "")
    assert [line.split(": ")[0] for line in out.splitlines()[:2]] == [f"{people}:2", f"{people}:2"]
    assert out.splitlines()[-1] == "Nothing was imported: 2 errors in 2 lines. Mend them and import again."
    assert run("people", "import", people, "--country", "Mordor")[0] == 2
    assert run("people", "import", "none.csv")[2].startswith("tocsin: none.csv: cannot be read")


def test_of_many_problems_the_rest_is_counted(run: Any, people: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tocsin.registry.importing.problems.MOST_TOLD", 1)
    Path(people).write_text("id;name;email\n1;x;y\n2;x;y\n3;x;y\n")
    out = run("people", "import", people)[1]
    assert "… and 2 more\n" in out


def test_a_person_who_watches_gets_a_bar(run: Any, people: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from tocsin.cli.people import import_

    monkeypatch.setattr(import_, "LEAST", 1)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert run("people", "import", people, "--country", "FR")[0] == 0


def test_more_people_than_a_screen_holds(run: Any, monkeypatch: pytest.MonkeyPatch, people: str) -> None:
    from tocsin.cli.people import inside

    monkeypatch.setattr(inside, "MOST", 1)
    run("people", "import", people, "--country", "FR", *NOW)
    assert "… and 1 more; --format csv has all" in run("people", "inside", *AT, "--", "-1.67,29.22,400")[1]


def test_retention_tells_numbers_alone(run: Any, people: str, monkeypatch: pytest.MonkeyPatch) -> None:
    run("people", "import", people, "--country", "FR", *NOW)
    later = ("--now", "2025-03-15T00:00+00:00")
    assert run("people", "retention", *NOW)[:2] == (0, "")
    _, out, err = run("people", "retention", "--dry-run", *later)
    assert out.strip().isdecimal()
    assert err == "Would erase 1 person, 30 days after the end of the last stay.\n"
    monkeypatch.setenv("TOCSIN_RETENTION_DAYS", "90")
    assert run("people", "retention", *later)[1] == ""
    assert run("people", "retention", "--days", "5", *later)[1] == out
    assert models.Person.objects.count() == 1
    monkeypatch.setenv("TOCSIN_RETENTION_DAYS", "soon")
    assert run("people", "retention", *later)[0] == 2


def test_addresses_are_sealed_anew(run: Any, people: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    run("people", "import", people, "--country", "FR", *NOW)
    assert "Sealed 4 addresses anew with the key k1." in run("people", "reencrypt", *NOW)[1]
    monkeypatch.setenv("TOCSIN_DATA", str(tmp_path))
    assert "come from the environment" in run("people", "reencrypt", "--new-key")[2]
    from django.conf import settings

    made = settings.TOCSIN_SECRETS
    assert made is not None
    secrets.write(tmp_path / secrets.FILE, made)
    assert "with the key k2" in run("people", "reencrypt", "--new-key", *NOW)[1]
    kept = secrets.read(tmp_path / secrets.FILE)
    assert kept is not None
    assert list(kept.contacts) == ["k2"]
    assert "restore the secrets" in run("people", "export")[2]
    with override_settings(TOCSIN_SECRETS=kept):
        assert keyring().current == "k2"
        assert "ada@example.org" in run("people", "export")[1]


def test_areas(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    path.write_text(json.dumps(SQUARE))
    assert run("areas", "import", str(path), "--name", "North", *NOW)[1].endswith("\tNorth\n")
    assert run("areas", "import", "--place", "Goma, CD")[0] == 0
    assert run("areas", "import", "--circle", "50.45,30.52,20", "--name", "Ring")[0] == 0
    assert [line.split("\t")[1:] for line in run("areas", "list")[1].splitlines()] == [
        ["place", "Goma, CD"],
        ["geojson", "North"],
        ["circle", "Ring"],
    ]
    assert run("areas", "import")[0] == 2
    assert run("areas", "import", str(path), "--place", "Goma")[0] == 2
    assert "has no name" in run("areas", "import", str(path))[2]


def test_sites(run: Any) -> None:
    number = run("sites", "add", "Embassy in Kyiv", "--kind", "embassy", "--place", "Kyiv, UA", *NOW)[1].strip()
    assert run("sites", "add", "Office", "--lat", "1", "--lon", "2")[0] == 0
    assert run("sites", "add", "Half", "--lat", "1")[0] == 2
    assert run("sites", "add", "X", "--place", "Qwxzt")[0] == 2
    told = ("--reason", "air raid", "--evidence", "https://x.example", *NOW)
    assert run("sites", "status", number, "closed", *told)[1].startswith("Embassy in Kyiv: closed since 2025-01-15")
    assert run("sites", "status", number, "open", "--reason", "over", "--at", "2025-01-16T08:00+00:00")[0] == 0
    out = run("sites", "list", *AT)[1]
    assert "Office (office) not told" in out
    assert "Embassy in Kyiv (embassy, Kyiv, UA) closed since 2025-01-15" in out
    assert json.loads(run("sites", "list", "-f", "json")[1].splitlines()[1])["status"] == "open"
    log = run("sites", "log", "Embassy in Kyiv")[1].splitlines()
    assert "air raid  [https://x.example]" in log[0]
    assert len(log) == 2


def program(*words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    whole = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"} | environment
    command = (sys.executable, "-m", "tocsin", *words)
    return subprocess.run(command, capture_output=True, text=True, check=False, env=whole)  # noqa: S603


def test_a_desk_is_set_up_once(tmp_path: Path, people: str) -> None:
    data = str(tmp_path / "desk")
    before = program("people", "find", "x", TOCSIN_DATA=data)
    assert (before.returncode, before.stderr) == (2, "tocsin: secrets: this desk has none yet; run `tocsin setup`\n")
    first = program("setup", TOCSIN_DATA=data)
    assert first.returncode == 0
    assert "secrets.json" in first.stdout
    kept = (tmp_path / "desk" / "secrets.json").read_bytes()
    assert program("setup", TOCSIN_DATA=data).stdout == "All tables are there.\n"
    assert (tmp_path / "desk" / "secrets.json").read_bytes() == kept
    done = program("people", "import", people, "--country", "FR", TOCSIN_DATA=data)
    assert done.stdout.endswith("Imported 2 people: 2 new, 0 changed, 0 as before.\n")
    for path in (tmp_path / "desk").glob("tocsin.sqlite3*"):
        path.write_bytes(b"x" * 4096)
    broken = program("people", "find", "x", TOCSIN_DATA=data)
    assert (broken.returncode, broken.stderr.count("\n")) == (2, 1)
    assert broken.stderr.startswith("tocsin: database tocsin.sqlite3: ")


def test_a_desk_without_tables_or_folder_says_so(tmp_path: Path) -> None:
    secrets.write(tmp_path / secrets.FILE, secrets.make())
    done = program("areas", "list", TOCSIN_DATA=str(tmp_path))
    assert done.stderr == "tocsin: the database: lacks tables of this version; run `tocsin setup`\n"
    (tmp_path / "file").write_text("")
    assert "cannot be made" in program("setup", TOCSIN_DATA=str(tmp_path / "file" / "x")).stderr
    gone = program("areas", "list", TOCSIN_DATA=str(tmp_path), TOCSIN_DATABASE_URL="postgresql://x@127.0.0.1:9/x")
    assert (gone.returncode, gone.stderr.count("\n")) == (2, 1)
    wrong = program("areas", "list", TOCSIN_DATA=str(tmp_path), TOCSIN_DATABASE_URL="mysql://x")
    assert wrong.stderr.startswith("tocsin: TOCSIN_DATABASE_URL: is no address")


def test_without_the_desk_s_packages_one_line_says_how_to_get_them(tmp_path: Path) -> None:
    code = "import sys; sys.modules['django'] = None; from tocsin.cli.main import main; sys.exit(main(sys.argv[1:]))"
    for words in (("people", "find", "x"), ("areas", "list"), ("sites", "list"), ("setup",)):
        command = (sys.executable, "-c", code, *words)
        environment = os.environ | {"TOCSIN_DATA": str(tmp_path)}
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)  # noqa: S603
        assert done.returncode == 2
        assert "make setup-desk" in done.stderr
        assert done.stderr.count("\n") == 1
