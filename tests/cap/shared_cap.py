"""The CAP schema and messages that stand beside the repository; tests that need them skip where they are absent."""

import os
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

SHARED = Path(os.environ.get("TOCSIN_SHARED", Path(__file__).parents[3] / "shared")) / "cap"


@cache
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SHARED / "schema" / "CAP-v1.2.oasis.xsd"))


def assert_valid(message: bytes) -> None:
    """Against the OASIS schema."""
    if not SHARED.is_dir():
        pytest.skip("the CAP schema is not beside the repository")
    _schema().assertValid(etree.fromstring(message))
