"""WMO: what weather services that publish through the CAP Composer of the World Meteorological Organization keep to.

WMO-No. 1109, Guidelines for Implementation of CAP-Enabled Emergency Alerting (2013); WMO/TD-No. 1556, Administrative
Procedure for Registering WMO Alerting Identifiers; practice of wmo-raf/cap-composer.
"""

from datetime import timedelta

from tocsin.cap.model import Alert, Info
from tocsin.cap.profiles import common
from tocsin.cap.profiles.common import Faults
from tocsin.cap.profiles.profile import Profile

URN = "urn:oid:"
MESSAGES = "2.49.0.1."
"""The arc of published alerts; 2.49.0.0 is that of the authorities themselves."""
AUTHORITIES = "2.49.0.0."
EVENT = 35
POINTS = 100
STALE = timedelta(days=1)


def _identifier(alert: Alert) -> Faults:
    arc = alert.identifier.removeprefix(URN)
    if arc.startswith(AUTHORITIES):
        yield "WMO-02", "identifier", f"begins with {AUTHORITIES}"
    elif not arc.startswith(MESSAGES):
        yield "WMO-01", "identifier", f"does not begin with {URN}{MESSAGES}"


def _type(alert: Alert) -> Faults:
    if alert.msg_type not in common.PUBLISHED:
        yield "WMO-03", "msgType", f"is {alert.msg_type}"


def _levels(info: Info, _: Alert) -> Faults:
    for element, value in (("urgency", info.urgency), ("severity", info.severity), ("certainty", info.certainty)):
        if value == "Unknown":
            yield "WMO-04", element, "is Unknown"


def _event(info: Info, _: Alert) -> Faults:
    if len(info.event) > EVENT:
        yield "WMO-05", "event", f"has {len(info.event)} characters"
    terms = [item for item in info.event_code if item.value_name.startswith("OET:v")]
    misnamed = [item for item in info.event_code if item.value.startswith("OET-") and item not in terms]
    for item in misnamed:
        yield "WMO-08", "eventCode", f"{item.value[:20]} is named {item.value_name[:40]!r}"
    if not terms and not misnamed:
        yield "WMO-09", "eventCode", "has no OASIS event term"


def _times(info: Info, alert: Alert) -> Faults:
    if common.after(alert.sent, info.expires, or_at=True):
        yield "WMO-10", "expires", "is not after sent"
    for element, time in (("effective", info.effective), ("onset", info.onset)):
        if time is not None and common.after(alert.sent, time) and alert.sent - time > STALE:
            yield "WMO-11", element, "is more than a day before sent"


def _areas(info: Info, _: Alert) -> Faults:
    for number, area in enumerate(info.area):
        if area.geocode and not (area.polygon or area.circle):
            yield "WMO-06", f"area[{number}]", "has a geocode only"
        for place, polygon in enumerate(area.polygon):
            if len(polygon.points) > POINTS:
                yield "WMO-07", f"area[{number}]/polygon[{place}]", f"has {len(polygon.points)} points"


WMO = Profile(
    name="wmo",
    title="WMO (weather services)",
    source=(
        "WMO-No. 1109, Guidelines for Implementation of CAP-Enabled Emergency Alerting, 2013, and WMO/TD-No. 1556 "
        "could not be read; the rules are those of the tool that serves them (wmo-raf/cap-composer, pull request 65, "
        "issues 125, 135 and 142), so none is more than a warning."
    ),
    alert_rules=(_identifier, _type),
    info_rules=(_levels, _event, _times, _areas),
)
