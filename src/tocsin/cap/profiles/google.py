"""Google Public Alerts: Technical Guide v1.0 (22 May 2012) and the developers' pages that replaced it."""

from tocsin.cap.markup import tag
from tocsin.cap.model import Alert, Info
from tocsin.cap.profiles import common
from tocsin.cap.profiles.common import Faults
from tocsin.cap.profiles.profile import Profile

HEADLINE = 140
EVENT = 35
AREA = 50
MUST_HAVE = (
    ("GPA-06", "description", "description"),
    ("GPA-07", "web", "web"),
    ("GPA-08", "expires", "expires"),
    ("GPA-10", "area", "area"),
)
SHOULD_HAVE = (
    ("GPA-18", "sender_name", "senderName"),
    ("GPA-19", "response_type", "responseType"),
    ("GPA-20", "instruction", "instruction"),
    ("GPA-21", "contact", "contact"),
)


def _references(alert: Alert) -> Faults:
    if common.unreferenced(alert):
        yield "GPA-01", "references", f"is missing in the {alert.msg_type}"


def _has_info(alert: Alert) -> Faults:
    if not alert.info:
        yield "GPA-02", "info", "is missing"


def _one_event(alert: Alert) -> Faults:
    for number in common.differing(alert.info, common.categories):
        yield "GPA-03", f"info[{number}]/category", "differs from that of the first info"
    for number in common.differing(alert.info, common.event_codes):
        yield "GPA-04", f"info[{number}]/eventCode", "differs from that of the first info"
    for number in common.renamed(alert.info):
        yield "GPA-05", f"info[{number}]/event", "differs from that of an earlier info in the same language"


def _published(alert: Alert) -> Faults:
    if alert.status != "Actual":
        yield "GPA-24", "status", f"is {alert.status}"
    if alert.scope != "Public":
        yield "GPA-24", "scope", f"is {alert.scope}"


def _needed(info: Info, _: Alert) -> Faults:
    yield from common.missing(info, MUST_HAVE)
    yield from common.missing(info, SHOULD_HAVE)


def _times(info: Info, alert: Alert) -> Faults:
    if common.after(info.effective or alert.sent, info.expires):
        yield "GPA-09", "expires", "is before effective"


def _levels(info: Info, _: Alert) -> Faults:
    for element, value in (("urgency", info.urgency), ("severity", info.severity), ("certainty", info.certainty)):
        if value == "Unknown":
            yield "GPA-16", element, "is Unknown"


def _texts(info: Info, _: Alert) -> Faults:
    if info.headline is not None:
        if len(info.headline) > HEADLINE:
            yield "GPA-13", "headline", f"has {len(info.headline)} characters"
        if info.headline == info.description:
            yield "GPA-14", "headline", "is the same as the description"
    if not common.blank(info.instruction) and info.instruction == info.description:
        yield "GPA-15", "instruction", "is the same as the description"
    if len(info.event) > EVENT:
        yield "GPA-17", "event", f"has {len(info.event)} characters"
    for element, text in (("description", info.description), ("instruction", info.instruction)):
        if text is not None and tag(text):
            yield "GPA-25", element, "holds HTML tags"


def _areas(info: Info, _: Alert) -> Faults:
    if common.shapeless(info):
        yield "GPA-22", "area", "has no polygon and no circle"
    for number, area in enumerate(info.area):
        if not (area.polygon or area.circle or area.geocode):
            yield "GPA-11", f"area[{number}]", "has neither polygon, circle nor geocode"
        if len(area.area_desc) >= AREA:
            yield "GPA-23", f"area[{number}]/areaDesc", f"has {len(area.area_desc)} characters"
        for place, circle in enumerate(area.circle):
            if circle.radius_km == 0:
                yield "GPA-12", f"area[{number}]/circle[{place}]", "has a radius of 0"


GOOGLE = Profile(
    name="google",
    title="Google Public Alerts",
    source=(
        "Google Public Alerts Technical Guide, Public v1.0, 22 May 2012, and the pages of "
        "developers.google.com/public-alerts as of 2025. Checked against the pages, as far as they could be read, and "
        "against Google's cap-library (`GoogleProfile.java`). The limits of feeds are not rules of a message."
    ),
    alert_rules=(_references, _has_info, _one_event, _published),
    info_rules=(_needed, _times, _levels, _texts, _areas),
)
