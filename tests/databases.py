"""A database for the tests on each engine: SQLite always, PostgreSQL where a server answers."""

import os
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections

from tocsin.desk.database import database

SERVER = ("127.0.0.1", 5432)
URL = "postgresql://postgres@{}:{}/{}"
ENGINES = ("sqlite", "postgresql")


def server_answers() -> bool:
    try:
        with socket.create_connection(SERVER, timeout=1):
            return True
    except OSError:
        return False


def need_server() -> None:
    """Skip where no server answers; but never where every test is to run."""
    if not server_answers():
        reason = f"no PostgreSQL answers on {SERVER[0]}:{SERVER[1]}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)


@contextmanager
def fresh(engine: str, folder: Path) -> Iterator[Any]:
    """A connection to an empty database with all tables, which takes the place of the default one where it is used."""
    if engine == "sqlite":
        with _migrated(database(None, folder)) as made:
            yield made
        return
    name = f"tocsin_test_{os.getpid()}_{secrets.token_hex(3)}"
    with _opened(database(URL.format(*SERVER, "postgres"), folder)) as admin, admin.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
        try:
            with _migrated(database(URL.format(*SERVER, name), folder)) as made:
                yield made
        finally:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def _opened(settings: dict[str, Any]) -> Iterator[Any]:
    connections.databases["made"] = connections.databases["default"] | settings
    made = connections.create_connection("made")
    del connections.databases["made"]
    made.alias = "default"
    try:
        yield made
    finally:
        made.close()


@contextmanager
def _migrated(settings: dict[str, Any]) -> Iterator[Any]:
    with _opened(settings) as made, in_place(made):
        call_command("migrate", verbosity=0)
        yield made


@contextmanager
def in_place(made: Any) -> Iterator[None]:
    """The default connection is this one."""
    before = connections["default"]
    connections["default"] = made
    try:
        yield
    finally:
        connections["default"] = before
