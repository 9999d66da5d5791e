"""CAP 1.2, the Common Alerting Protocol (OASIS Standard, 1 July 2010): model, read, check, write.

from tocsin import cap

alert = cap.parse(data)            # one message that keeps the form of the standard, or CapError
messages = cap.read(data)          # whatever real senders send, with what was wrong with it
findings = cap.check(messages[0])  # every broken rule, with line and way out
data = cap.write(alert)
"""

from tocsin.cap.check import check
from tocsin.cap.findings import Finding, Rule, rules
from tocsin.cap.message import Message
from tocsin.cap.model import Alert, Area, Circle, Info, NamedValue, Polygon, Reference, Resource
from tocsin.cap.parse import parse, read
from tocsin.cap.tree import CapError
from tocsin.cap.write import write

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
    "check",
    "parse",
    "read",
    "rules",
    "write",
]
