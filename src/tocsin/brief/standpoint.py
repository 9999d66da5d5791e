"""The hour that a brief is drawn for where nobody names one."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from tocsin.intake.document import Document
from tocsin.picture.sources import told_at

OLD = timedelta(days=7)
"""Reports whose newest is older than this are history: all that they tell has lapsed."""


def standpoint(documents: Sequence[Document], now: datetime) -> datetime:
    """``now``, or the hour of the newest report where that is old: what was known then says more than 'lapsed'.

    A report without a date counts as of now.
    """
    newest = max((told_at(document) for document in documents), default=now)
    return newest if now - newest > OLD else now
