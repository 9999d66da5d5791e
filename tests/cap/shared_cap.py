"""The CAP schema and messages that stand beside the repository; tests that need them skip where they are absent."""

import os
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

SHARED = Path(os.environ.get("TOCSIN_SHARED", Path(__file__).parents[3] / "shared")) / "cap"


@cache
def oasis_schema() -> etree.XMLSchema | None:
    """``None`` where it is absent."""
    path = SHARED / "schema" / "CAP-v1.2.oasis.xsd"
    return etree.XMLSchema(etree.parse(path)) if path.is_file() else None


def assert_valid(message: bytes) -> None:
    """Against the OASIS schema."""
    oasis = oasis_schema()
    if oasis is None:
        pytest.skip("the CAP schema is not beside the repository")
    oasis.assertValid(etree.fromstring(message))
