"""CAP 1.2, the Common Alerting Protocol (OASIS Standard, 1 July 2010), as a library of its own.

    from tocsin import cap

    alert = cap.parse(data)            # one message that keeps the form of the standard, or CapError
    messages = cap.read(data)          # whatever real senders send, with what was wrong with it
    findings = cap.check(messages[0])  # every broken rule, with line and way out
    data = cap.write(alert)

Names that need cryptography, shapely or a feed are loaded when first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from tocsin.cap.check import check
from tocsin.cap.findings import Finding, Rule, rules
from tocsin.cap.message import Message
from tocsin.cap.model import Alert, Area, Circle, Info, NamedValue, Polygon, Reference, Resource
from tocsin.cap.parse import parse, read
from tocsin.cap.tree import CapError
from tocsin.cap.write import write

if TYPE_CHECKING:
    from tocsin.cap.chains import active, unique
    from tocsin.cap.convert import from_json, to_geojson, to_json, to_sms, to_text
    from tocsin.cap.difference import diff
    from tocsin.cap.feeds import read_feed, write_feed
    from tocsin.cap.following import ack, all_clear, cancel, error, update
    from tocsin.cap.signature import load_trust, sign, verify

__all__ = [
    "Alert",
    "Area",
    "CapError",
    "Circle",
    "Finding",
    "Info",
    "Message",
    "NamedValue",
    "Polygon",
    "Reference",
    "Resource",
    "Rule",
    "ack",
    "active",
    "all_clear",
    "cancel",
    "check",
    "diff",
    "error",
    "from_json",
    "load_trust",
    "parse",
    "read",
    "read_feed",
    "rules",
    "sign",
    "to_geojson",
    "to_json",
    "to_sms",
    "to_text",
    "unique",
    "update",
    "verify",
    "write",
    "write_feed",
]

_HOMES = {
    "chains": ("active", "unique"),
    "convert": ("from_json", "to_geojson", "to_json", "to_sms", "to_text"),
    "difference": ("diff",),
    "feeds": ("read_feed", "write_feed"),
    "following": ("ack", "all_clear", "cancel", "error", "update"),
    "signature": ("load_trust", "sign", "verify"),
}


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            value = globals()[name] = getattr(import_module(f"{__name__}.{home}"), name)
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
