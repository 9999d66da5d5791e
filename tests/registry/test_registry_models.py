"""The tables: migrations, and logs that nobody changes."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from people import NOW

from tocsin.registry import models
from tocsin.registry.models.append_only import AppendOnlyError


def test_migrations_are_complete(database: str) -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def rows() -> list[Any]:
    site = models.Site.objects.create(name="Embassy", kind="embassy", created_at=NOW)
    entry = models.Entry.objects.create(at=NOW, action="erased", subject=7)
    status = models.SiteStatus.objects.create(site=site, status="closed", reason="storm", at=NOW, recorded_at=NOW)
    return [entry, status]


@pytest.mark.parametrize("number", [0, 1])
def test_logs_refuse_change_through_the_models(database: str, number: int) -> None:
    row: Any = rows()[number]
    others = type(row).objects
    for attempt in (
        row.save,
        row.delete,
        others.all().delete,
        lambda: others.update(at=NOW),
        lambda: others.bulk_update([row], ["at"]),
        lambda: others.update_or_create(pk=row.pk),
    ):
        with pytest.raises(AppendOnlyError, match="never changed"):
            attempt()


@pytest.mark.parametrize("number", [0, 1])
def test_logs_refuse_change_through_sql(database: str, number: int) -> None:
    row: Any = rows()[number]
    table = row._meta.db_table
    statements = [f"UPDATE {table} SET at = at", f"DELETE FROM {table}", f"DELETE FROM {table} WHERE id = {row.pk}"]
    if database == "sqlite":
        columns = ", ".join(field.column for field in row._meta.fields)
        statements.append(f"INSERT OR REPLACE INTO {table} ({columns}) SELECT {columns} FROM {table}")
    else:
        statements.append(f"TRUNCATE {table}")
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for text in statements:
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(text)
    assert type(row).objects.count() == 1
