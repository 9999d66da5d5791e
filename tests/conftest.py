"""Each test that asks for ``database`` runs on both engines, in a transaction that is rolled back."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

import databases


@pytest.fixture(scope="session", params=databases.ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path_factory: Any, django_db_blocker: Any) -> Iterator[Any]:
    if request.param == "postgresql":
        databases.need_server()
    with django_db_blocker.unblock(), databases.fresh(request.param, tmp_path_factory.mktemp("database")) as made:
        yield made


@pytest.fixture
def database(engine: Any, django_db_blocker: Any) -> Iterator[str]:
    """The vendor's name."""
    with django_db_blocker.unblock(), databases.in_place(engine), transaction.atomic():
        yield engine.vendor
        transaction.set_rollback(True)


@pytest.fixture
def committing(engine: Any, django_db_blocker: Any, tmp_path: Any) -> Iterator[Any]:
    """A database of the test's own, in which transactions are real ones."""
    with django_db_blocker.unblock(), databases.fresh(engine.vendor, tmp_path) as made:
        yield made
