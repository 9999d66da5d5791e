"""The desk: settings, secrets and data folder of every part that keeps something. Django is set up here alone."""

from tocsin.errors import InputError

ABSENT = "needs the desk's packages, which are not installed; run `make setup-desk`, or pip install 'tocsin[desk]'"


def setup() -> None:
    """Set Django up with :mod:`tocsin.desk.settings`, once. Raises ``InputError`` where it is absent or not set up."""
    import os

    try:
        import django
    except ImportError:
        raise InputError("this command", ABSENT) from None
    from django.core.exceptions import ImproperlyConfigured

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tocsin.desk.settings")
    try:
        django.setup()
    except ImproperlyConfigured as problem:
        raise InputError("the database", f"{problem}; see `pip show psycopg` and `make setup-desk`") from problem
