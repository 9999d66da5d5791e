"""The database itself refuses to change the logs."""

from typing import Any

from django.db import migrations

from tocsin.registry.statements import statement

TABLES = ("tocsin_site_status", "tocsin_audit")


def guard(_: Any, editor: Any) -> None:
    text = statement("append_only", editor.connection.vendor)
    with editor.connection.cursor() as cursor:
        for table in TABLES:
            if editor.connection.vendor == "sqlite":
                cursor.connection.executescript(text.format(table=table))
            else:
                cursor.execute(text.replace("{table}", table))


class Migration(migrations.Migration):
    dependencies = [("registry", "0001_initial")]
    operations = [migrations.RunPython(guard, elidable=False)]
