"""CAP 1.2, the Common Alerting Protocol (OASIS Standard, 1 July 2010): model, write, parse, check."""

from tocsin.cap.check import Finding, check
from tocsin.cap.model import Alert, Area, Circle, Info, NamedValue, Polygon, Reference, Resource
from tocsin.cap.parse import parse
from tocsin.cap.write import write

__all__ = [
    "Alert",
    "Area",
    "Circle",
    "Finding",
    "Info",
    "NamedValue",
    "Polygon",
    "Reference",
    "Resource",
    "check",
    "parse",
    "write",
]
