"""Claims to events to the situation of a place: ``build()``. The types are in ``tocsin.picture.model``."""

from tocsin.picture.assemble import build

__all__ = ["build"]
