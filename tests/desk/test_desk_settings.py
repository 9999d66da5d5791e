"""The desk's folder, database and secrets."""

import base64
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tocsin.desk import secrets
from tocsin.desk.database import database
from tocsin.desk.folder import data_folder, make
from tocsin.errors import InputError

KEY = base64.b64encode(b"k" * 32).decode()
THREE = {"TOCSIN_SECRET_KEY": "s", "TOCSIN_CONTACT_KEYS": f"k2:{KEY},k1:{KEY}", "TOCSIN_INDEX_KEY": KEY}


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"TOCSIN_DATA": "/srv/desk", "XDG_DATA_HOME": "/x"}, Path("/srv/desk")),
        ({"XDG_DATA_HOME": "/x"}, Path("/x/tocsin")),
        ({}, Path.home() / ".local/share/tocsin"),
    ],
)
def test_the_folder(environment: dict[str, str], expected: Path) -> None:
    assert data_folder(environment) == expected


def test_the_folder_is_its_owner_s_alone(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "desk"
    make(folder)
    make(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("url", "engine", "name"),
    [
        (None, "sqlite3", "/srv/desk/tocsin.sqlite3"),
        ("", "sqlite3", "/srv/desk/tocsin.sqlite3"),
        ("sqlite:////var/tocsin/a%20b.sqlite3", "sqlite3", "/var/tocsin/a b.sqlite3"),
        ("sqlite:///var/tocsin.sqlite3", "sqlite3", "/var/tocsin.sqlite3"),
        ("postgres://desk:p%40ss@db.example:5433/tocsin?sslmode=require", "postgresql", "tocsin"),
        ("postgresql:///tocsin", "postgresql", "tocsin"),
    ],
)
def test_the_database(url: str | None, engine: str, name: str) -> None:
    made = database(url, Path("/srv/desk"))
    assert made["ENGINE"] == f"django.db.backends.{engine}"
    assert made["NAME"] == name
    if url and "@" in url:
        assert (made["USER"], made["PASSWORD"], made["HOST"], made["PORT"]) == ("desk", "p@ss", "db.example", "5433")
        assert made["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize(
    "url", ["mysql://u:hunter2@h/x", "postgresql://u:hunter2@h:port/x", "postgresql://h", "sqlite://", "x"]
)
def test_a_wrong_address_is_told_without_its_password(url: str) -> None:
    with pytest.raises(InputError, match="TOCSIN_DATABASE_URL") as raised:
        database(url, Path("/srv"))
    assert "hunter2" not in str(raised.value)


def test_secrets_are_kept_for_their_owner(tmp_path: Path) -> None:
    path = tmp_path / secrets.FILE
    assert secrets.load({}, tmp_path) is None
    made = secrets.make()
    secrets.write(path, made)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert secrets.load({}, tmp_path) == made
    assert [one.name for one in tmp_path.iterdir()] == [secrets.FILE]
    assert secrets.make() != made


def test_a_new_key_comes_first_and_the_old_ones_can_go() -> None:
    made = secrets.make()
    more = secrets.with_new_key(made)
    assert list(more.contacts) == ["k2", "k1"]
    assert more.contacts["k1"] == made.contacts["k1"]
    alone = secrets.with_current_key_alone(more)
    assert alone.contacts == {"k2": more.contacts["k2"]}
    assert list(secrets.with_new_key(alone).contacts) == ["k3", "k2"]


def test_secrets_from_the_environment() -> None:
    made = secrets.load(THREE, Path("/nowhere"))
    assert made == secrets.Secrets("s", {"k2": b"k" * 32, "k1": b"k" * 32}, b"k" * 32)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"TOCSIN_INDEX_KEY": ""}, "set without TOCSIN_INDEX_KEY"),
        ({"TOCSIN_INDEX_KEY": "short"}, "32 bytes in base64"),
        ({"TOCSIN_INDEX_KEY": "*"}, "32 bytes in base64"),
        ({"TOCSIN_CONTACT_KEYS": KEY}, "NAME:KEY"),
        ({"TOCSIN_CONTACT_KEYS": "k1:eA=="}, "32 bytes in base64"),
    ],
)
def test_wrong_secrets_in_the_environment(change: dict[str, str], reason: str) -> None:
    with pytest.raises(InputError, match=reason) as raised:
        secrets.load(THREE | change, Path("/nowhere"))
    assert KEY not in str(raised.value)


@pytest.mark.parametrize(
    ("data", "mode", "reason"),
    [
        (b"{", 0o600, "no file of secrets"),
        (b'{"django": "", "contacts": {}, "index": ""}', 0o600, "no whole set"),
        (b'{"django": "x", "contacts": {"k1": "eA=="}, "index": "eA=="}', 0o600, "no whole set"),
        (b"{}", 0o640, "others may read"),
    ],
)
def test_a_wrong_file_of_secrets(tmp_path: Path, data: bytes, mode: int, reason: str) -> None:
    path = tmp_path / secrets.FILE
    path.write_bytes(data)
    path.chmod(mode)
    with pytest.raises(InputError, match=reason):
        secrets.read(path)


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / secrets.FILE).mkdir(mode=0o700)
    with pytest.raises(InputError, match="cannot be read"):
        secrets.read(tmp_path / secrets.FILE)


def test_a_file_that_cannot_be_replaced_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / secrets.FILE).mkdir()
    with pytest.raises(OSError, match=r".*"):
        secrets.write(tmp_path / secrets.FILE, secrets.make())
    assert [one.name for one in tmp_path.iterdir()] == [secrets.FILE]


def run(code: str, environment: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    command = (sys.executable, "-c", code)
    whole = os.environ | environment
    return subprocess.run(command, capture_output=True, text=True, check=False, env=whole)  # noqa: S603


ABSENT = """
import sys
sys.modules["django"] = None
from tocsin.desk import setup
from tocsin.errors import InputError
try:
    setup()
except InputError as problem:
    print(problem)
"""


def test_without_django_it_says_how_to_install_it() -> None:
    done = run(ABSENT, {})
    assert "make setup-desk" in done.stdout
    assert done.stdout.count("\n") == 1


NO_DRIVER = """
import sys
sys.modules["psycopg"] = sys.modules["psycopg2"] = None
from tocsin.desk import setup
from tocsin.errors import InputError
try:
    setup()
except InputError as problem:
    print(problem)
"""


def test_without_a_driver_it_says_how_to_install_it(tmp_path: Path) -> None:
    environment = {"TOCSIN_DATABASE_URL": "postgresql://h/n", "TOCSIN_DATA": str(tmp_path)}
    environment["DJANGO_SETTINGS_MODULE"] = "tocsin.desk.settings"
    done = run(NO_DRIVER, environment)
    assert "make setup-desk" in done.stdout


def test_before_set_up_nothing_is_signed(tmp_path: Path) -> None:
    code = "from tocsin.desk import setup; setup(); from django.conf import settings; settings.SECRET_KEY"
    environment = {"TOCSIN_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "tocsin.desk.settings"}
    done = run(code, environment)
    assert "SECRET_KEY setting must not be empty" in done.stderr
