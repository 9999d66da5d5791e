"""``tocsin setup``: the data folder, its secrets and the tables, made where they are missing."""

import typer


def setup() -> None:
    """Make the desk ready: data folder, secrets, tables. What is there stays."""
    import os

    from tocsin.desk import folder, secrets
    from tocsin.desk import setup as django
    from tocsin.desk.database_state import told, waiting
    from tocsin.errors import InputError

    where = folder.data_folder(os.environ)
    try:
        folder.make(where)
        if secrets.load(os.environ, where) is None:
            secrets.write(where / secrets.FILE, secrets.make())
            typer.echo(f"Secrets made: {where / secrets.FILE}. Back this file up apart from the database.")
    except OSError as error:
        raise InputError(str(where), f"cannot be made: {error.strerror}; name another folder in TOCSIN_DATA") from error
    django()
    from django.core.management import call_command

    with told():
        count = waiting()
        call_command("migrate", verbosity=0, interactive=False)
    typer.echo(f"Tables made: {count} step{'' if count == 1 else 's'}." if count else "All tables are there.")
