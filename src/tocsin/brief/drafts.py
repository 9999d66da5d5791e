"""The texts of a CAP alert, one for each language, as people would get them."""

from typing import Final

from tocsin.brief.page import Draft
from tocsin.cap.model import Alert, Info
from tocsin.safe import clean, clean_lines

SHORT_TEXT: Final = "CMAMtext"
"""The CAP parameter that carries the short message text (Common Alerting Protocol, IPAWS profile 1.0)."""


def drafts(alert: Alert) -> tuple[Draft, ...]:
    """In the order of the alert's infos."""
    return tuple(map(_draft, alert.info))


def _draft(info: Info) -> Draft:
    short = next((item.value for item in info.parameter if item.value_name == SHORT_TEXT), "")
    return Draft(
        lang=clean(info.language),
        headline=clean(info.headline or info.event),
        description=clean_lines(info.description or ""),
        instruction=clean_lines(info.instruction or ""),
        short=clean(short),
    )
