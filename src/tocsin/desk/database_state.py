"""Whether the database answers and has the tables of this version."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tocsin.errors import InputError


@contextmanager
def told() -> Iterator[None]:
    """Turns what a database says into one line."""
    from django.conf import settings
    from django.db import DatabaseError, InterfaceError

    try:
        yield
    except (DatabaseError, InterfaceError) as problem:
        reason = " ".join(str(problem).split()) or type(problem).__name__
        name = Path(settings.DATABASES["default"]["NAME"]).name
        raise InputError(f"database {name}", f"{reason}; see that it runs, has room and is not in use") from problem


def waiting() -> int:
    """How many migrations are still to be run."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
