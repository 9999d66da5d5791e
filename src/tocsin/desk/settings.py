"""Django's settings. Whatever must stay secret or differs between machines comes from the environment.

Before ``tocsin setup`` has made secrets, ``SECRET_KEY`` is empty: Django refuses to sign with it.
"""

import os

from tocsin.desk.database import VARIABLE, database
from tocsin.desk.folder import data_folder
from tocsin.desk.secrets import load

DATA_FOLDER = data_folder(os.environ)
DATABASES = {"default": database(os.environ.get(VARIABLE), DATA_FOLDER)}
TOCSIN_SECRETS = load(os.environ, DATA_FOLDER)
SECRET_KEY = TOCSIN_SECRETS.django if TOCSIN_SECRETS else ""

INSTALLED_APPS = ["tocsin.registry"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DEBUG = False
ALLOWED_HOSTS: list[str] = []
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False
LOGGING_CONFIG = None
