"""Rules of every text that people read: no remains of entities, no tags (section 3.3.3)."""

from tocsin.cap.checks.report import Report
from tocsin.cap.markup import entity, tag
from tocsin.cap.text import shorten


def check_text(name: str, value: str, report: Report) -> None:
    """``name`` is the element's."""
    if (found := entity(value)) is not None:
        report.add("C01", name, f"holds {shorten(found)} as text; write the character itself")
    if (found := tag(value)) is not None:
        report.add("C02", name, f"holds the tag {shorten(found)}; send plain text")
