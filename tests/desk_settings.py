"""Django's settings for the tests: those of the desk, with secrets of this run and a database in memory."""

import os
import tempfile

os.environ.setdefault("TOCSIN_DATA", tempfile.mkdtemp(prefix="tocsin-tests-"))

from tocsin.desk.secrets import make
from tocsin.desk.settings import (
    ALLOWED_HOSTS,
    DATA_FOLDER,
    DATABASES,
    DEBUG,
    DEFAULT_AUTO_FIELD,
    INSTALLED_APPS,
    LOGGING_CONFIG,
    TIME_ZONE,
    USE_I18N,
    USE_TZ,
)

TOCSIN_SECRETS = make()
SECRET_KEY = TOCSIN_SECRETS.django

__all__ = [
    "ALLOWED_HOSTS",
    "DATABASES",
    "DATA_FOLDER",
    "DEBUG",
    "DEFAULT_AUTO_FIELD",
    "INSTALLED_APPS",
    "LOGGING_CONFIG",
    "SECRET_KEY",
    "TIME_ZONE",
    "TOCSIN_SECRETS",
    "USE_I18N",
    "USE_TZ",
]
