"""What a check found in many files, as values: for a screen, for programs (JSON) and for code hosts (SARIF)."""

from tocsin.cap.report.assemble import Book, look, report
from tocsin.cap.report.sarif import sarif
from tocsin.cap.report.screen import lines, sums
from tocsin.cap.report.values import Checked, Fault, File, Report, Summary, Unread, encode, schema

__all__ = [
    "Book",
    "Checked",
    "Fault",
    "File",
    "Report",
    "Summary",
    "Unread",
    "encode",
    "lines",
    "look",
    "report",
    "sarif",
    "schema",
    "sums",
]
