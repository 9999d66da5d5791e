"""The infos of a language (section 3.2.2, language: one info for each; tags compare without regard to case)."""

from tocsin.cap.model import Alert, Info
from tocsin.errors import InputError
from tocsin.safe import clean


def pick(alert: Alert, language: str) -> tuple[Info, ...]:
    """Those with the tag itself (``fr-CA``), else those of the same language (``fr``, ``fr-FR``).

    ``InputError`` where there is none: nobody gets a text in a language that was not asked for.
    """
    tag = language.lower()
    exact = tuple(info for info in alert.info if info.language.lower() == tag)
    found = exact or tuple(info for info in alert.info if _code(info.language) == _code(tag))
    if not found:
        there = ", ".join(dict.fromkeys(clean(info.language) for info in alert.info)) or "no info at all"
        raise InputError(named(alert), f"has no text in {language!r}; it has {there}")
    return found


def named(alert: Alert) -> str:
    """The message in an error of one line."""
    return f"CAP message {clean(alert.identifier)}"


def _code(tag: str) -> str:
    return tag.lower().partition("-")[0]
