"""Setting Django up, and what a database says, in a line."""

import os
import sys
from pathlib import Path
from typing import Any

import django
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError

from tocsin import desk
from tocsin.desk.database_state import told
from tocsin.desk.folder import make
from tocsin.errors import InputError


def test_django_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "django", None)
    with pytest.raises(InputError, match="make setup-desk"):
        desk.setup()


def test_a_missing_driver_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ImproperlyConfigured("no psycopg")

    monkeypatch.setattr(django, "setup", fail)
    with pytest.raises(InputError, match="no psycopg; see"):
        desk.setup()


@pytest.mark.parametrize(("said", "line"), [("disk\n is full", "disk is full; see"), ("", "OperationalError; see")])
def test_what_a_database_says_becomes_a_line(said: str, line: str) -> None:
    with pytest.raises(InputError, match=line) as raised, told():
        raise OperationalError(said)
    assert "\n" not in str(raised.value)


def test_a_folder_of_somebody_else_is_left_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmp_path.chmod(0o750)
    owner: Any = tmp_path.stat().st_uid
    monkeypatch.setattr(os, "getuid", lambda: owner + 1)
    make(tmp_path)
    assert tmp_path.stat().st_mode & 0o777 == 0o750
