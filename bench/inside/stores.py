"""The two databases, filled with the crowd."""

import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.inside.people import ENDS, SEEN, STARTS, crowd

SERVER = os.environ.get("TOCSIN_BENCH_POSTGRES", "postgresql://postgres@127.0.0.1:5432/postgres")
_MOMENT = "2025-01-01 00:00:00+00:00"


@contextmanager
def sqlite() -> Iterator[str]:
    """The address of a database in a folder that goes afterwards."""
    with tempfile.TemporaryDirectory(prefix="tocsin-bench-") as folder:
        yield f"sqlite:///{Path(folder, 'bench.sqlite3')}"


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of a database on the server, which is dropped afterwards. ``psycopg.Error`` where none answers."""
    import psycopg
    from psycopg import sql

    name = f"tocsin_bench_{secrets.token_hex(4)}"
    with psycopg.connect(SERVER, autocommit=True, connect_timeout=3) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield f"{SERVER.rpartition('/')[0]}/{name}"
        finally:
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def fill(count: int) -> None:
    """Tables and people, in the database of the settings; besides a plain table with an index on the coordinates."""
    from django.core.management import call_command
    from django.db import connection, transaction

    from tocsin.registry import bulk, models, whereabouts
    from tocsin.registry.reach import reach

    call_command("migrate", verbosity=0)
    made = crowd(count)
    columns = [column.tolist() for column in made]
    with transaction.atomic():
        names = ("id", "name", "languages", "nationality", "organisation", "created_at", "updated_at")
        people = [(i, f"Person {i}", '["fr"]', "FR", "", _MOMENT, _MOMENT) for i in range(1, count + 1)]
        bulk.insert(models.Person, names, people)
        rows = [
            (i, reach(accuracy), cell, STARTS, ENDS, accuracy, SEEN, 0)
            for i, (_, _, accuracy, cell) in enumerate(zip(*columns, strict=True), 1)
        ]
        bulk.insert(models.Whereabouts, whereabouts.COLUMNS, rows)
        with connection.cursor() as cursor:
            real = "double precision" if connection.vendor == "postgresql" else "real"
            cursor.execute(
                f"CREATE TABLE plain (person bigint, lat {real}, lon {real},"
                " accuracy bigint, starts bigint, ends bigint)"
            )
            cursor.executemany(
                "INSERT INTO plain VALUES (%s, %s, %s, %s, %s, %s)",
                [(i, *row[:3], STARTS, ENDS) for i, row in enumerate(zip(*columns, strict=True), 1)],
            )
            cursor.execute("CREATE INDEX plain_place ON plain (lat, lon)")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
