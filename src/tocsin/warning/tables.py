"""The package's own data files, decoded into structs, so that a wrong table fails when it is loaded."""

from importlib.resources import files
from typing import TypeVar

import msgspec

T = TypeVar("T", bound=msgspec.Struct)


def load(name: str, into: type[T]) -> T:
    """``name`` is a path below this package, ``kinds.toml``."""
    return msgspec.toml.decode(files("tocsin.warning").joinpath(name).read_bytes(), type=into)
