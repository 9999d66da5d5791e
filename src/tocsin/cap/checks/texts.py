"""Rules of every text that people read: no remains of entities, no tags (section 3.3.3)."""

import re

from tocsin.cap.checks.report import Report
from tocsin.cap.text import shorten

ENTITY = re.compile(r"&(?:#\d+|#x[0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]{1,8});")
TAG = re.compile(
    r"</?(?:a|b|br|center|div|em|font|h[1-6]|hr|i|img|li|ol|p|script|span|strong|style|table|td|tr|u|ul)\b[^<>]*>",
    re.IGNORECASE,
)


def check_text(name: str, value: str, report: Report) -> None:
    """``name`` is the element's."""
    if "&" in value and (entity := ENTITY.search(value)):
        report.add("C01", name, f"holds {shorten(entity[0])} as text; write the character itself")
    if "<" in value and (tag := TAG.search(value)):
        report.add("C02", name, f"holds the tag {shorten(tag[0])}; send plain text")
