"""What the rules of several profiles share: tests on values that say nothing of the rule that they serve."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from tocsin.cap.model import Alert, Info, NamedValue

Faults = Iterator[tuple[str, str, str]]
"""Rule, path of the element (below the info for rules on an info) and what was found there."""
Needed = tuple[tuple[str, str, str], ...]
"""Rule, field of ``Info`` and name of its element."""
PUBLISHED = ("Alert", "Update", "Cancel")
"""The message types that speak to people; Ack and Error speak to systems."""
NO_OFFSET = timedelta()


def blank(text: str | None) -> bool:
    """Absent, empty or white space only."""
    return text is None or not text.strip()


def missing(info: Info, needed: Needed) -> Faults:
    """A fault for each needed field that is absent or blank."""
    for rule, field, element in needed:
        value = getattr(info, field)
        if not value or (isinstance(value, str) and not value.strip()):
            yield rule, element, "is missing"


def unreferenced(alert: Alert) -> bool:
    """An Update or Cancel that names no earlier message."""
    return alert.msg_type in ("Update", "Cancel") and not alert.references


def differing(infos: Sequence[Info], key: Callable[[Info], object]) -> Iterator[int]:
    """Numbers of the infos whose key is not that of the first."""
    if len(infos) > 1:
        first = key(infos[0])
        for number, info in enumerate(infos):
            if key(info) != first:
                yield number


def categories(info: Info) -> frozenset[str]:
    """In no order."""
    return frozenset(info.category)


def event_codes(info: Info) -> frozenset[NamedValue]:
    """In no order."""
    return frozenset(info.event_code)


def renamed(infos: Sequence[Info]) -> Iterator[int]:
    """Numbers of the infos that name another event than the first info of the same language."""
    if len(infos) > 1:
        events: dict[str, str] = {}
        for number, info in enumerate(infos):
            if events.setdefault(info.language.lower(), info.event) != info.event:
                yield number


def values(named: Iterable[NamedValue], name: str) -> list[str]:
    """The values that bear the name."""
    return [item.value for item in named if item.value_name == name]


def under(named: Iterable[NamedValue], prefix: str) -> list[str]:
    """The values, blank ones left out, whose name begins with the prefix."""
    return [item.value for item in named if item.value_name.startswith(prefix) and not blank(item.value)]


def shapeless(info: Info) -> bool:
    """There are areas, and none has a polygon or a circle."""
    return bool(info.area) and not any(area.polygon or area.circle for area in info.area)


def after(first: datetime | None, second: datetime | None, *, or_at: bool = False) -> bool:
    """False where one is absent, or where one only has a zone: that is for the check of the standard to find."""
    if first is None or second is None or (first.tzinfo is None) != (second.tzinfo is None):
        return False
    return first >= second if or_at else first > second


def at_zero(time: datetime | None) -> bool:
    """Written with an offset of 0 from UTC."""
    return time is not None and time.utcoffset() == NO_OFFSET
