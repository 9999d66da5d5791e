"""Plain messages to test the profiles with, and how to change one thing in them."""

from datetime import datetime, timedelta, timezone
from typing import Any

from msgspec.structs import replace

from tocsin.cap import Alert, Area, Info, NamedValue, Polygon, Reference
from tocsin.cap.profiles import profile

ZONE = timezone(timedelta(hours=-5))
SENT = datetime(2024, 11, 20, 9, 30, tzinfo=ZONE)
HOUR = timedelta(hours=1)
EARLIER = (Reference("desk@example.org", "example-0", SENT - HOUR),)
TRIANGLE = Polygon(((45.0, -76.0), (45.0, -75.0), (46.0, -75.0), (45.0, -76.0)))
AREA = Area(area_desc="Exampleville", polygon=(TRIANGLE,))
INFO = Info(
    language="en-CA",
    category=("Met",),
    event="flood",
    response_type=("Evacuate",),
    urgency="Immediate",
    severity="Extreme",
    certainty="Observed",
    expires=SENT + 6 * HOUR,
    sender_name="Example Authority",
    headline="Exampleville: flood until 15:30",
    description="The river rises.",
    instruction="Go to high ground.",
    web="https://example.org/alerts/1",
    contact="desk@example.org",
    area=(AREA,),
)
ALERT = Alert(
    identifier="example-1",
    sender="desk@example.org",
    sent=SENT,
    status="Actual",
    msg_type="Alert",
    scope="Public",
    info=(INFO,),
)


def coded(name: str, value: str) -> tuple[NamedValue, ...]:
    return (NamedValue(name, value),)


def with_info(alert: Alert, **changes: Any) -> Alert:
    """The first info changed."""
    return replace(alert, info=(replace(alert.info[0], **changes), *alert.info[1:]))


def with_area(alert: Alert, **changes: Any) -> Alert:
    """The first area of the first info changed."""
    return with_info(alert, area=(replace(alert.info[0].area[0], **changes),))


def with_second(alert: Alert, **changes: Any) -> Alert:
    """The first info once more, changed."""
    return replace(alert, info=(alert.info[0], replace(alert.info[0], **changes)))


def findings(name: str, alert: Alert, *languages: str) -> list[tuple[str, str]]:
    """Rule and place of each finding of the profile."""
    return [(finding.rule, finding.where) for finding in profile(name).check(alert, languages)]
