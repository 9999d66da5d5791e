"""Intake: pages, files and addresses become documents. The network is used here alone."""

from tocsin.intake.boilerplate import boilerplate_spans
from tocsin.intake.document import Document
from tocsin.intake.fetch import fetch, from_bytes
from tocsin.intake.limits import DEFAULT, Limits

__all__ = ["DEFAULT", "Document", "Limits", "boilerplate_spans", "fetch", "from_bytes"]
