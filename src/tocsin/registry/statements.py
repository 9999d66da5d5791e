"""The SQL files beside this module."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("sql")


@cache
def statement(name: str, vendor: str) -> str:
    """The text of ``name.vendor.sql``."""
    return (FOLDER / f"{name}.{vendor}.sql").read_text(encoding="utf-8")
