"""CAP-CP, the Canadian profile: Public Safety Canada, Introduction and Rule Set Beta 0.4A (2012) and 1.0 (draft)."""

from tocsin.cap.model import Alert, Info
from tocsin.cap.profiles import common
from tocsin.cap.profiles.common import Faults
from tocsin.cap.profiles.profile import Profile

CODE = "profile:CAP-CP:"
EVENT = "profile:CAP-CP:Event:"
LOCATION = "profile:CAP-CP:Location:"
MINOR_CHANGE = ":MinorChange"
SHOULD_HAVE = (
    ("CP-10", "expires", "expires"),
    ("CP-11", "sender_name", "senderName"),
    ("CP-12", "response_type", "responseType"),
    ("CP-13", "instruction", "instruction"),
)


def _marked(alert: Alert) -> bool:
    return any(code.startswith(CODE) for code in alert.code)


def _code(alert: Alert) -> Faults:
    if not _marked(alert):
        yield "CP-01", "code", f"none begins with {CODE}"


def _has_info(alert: Alert) -> Faults:
    """Heartbeats of the distribution system have status System and no info."""
    if not alert.info and alert.scope == "Public" and alert.msg_type in common.PUBLISHED and alert.status != "System":
        yield "CP-02", "info", "is missing"


def _references(alert: Alert) -> Faults:
    if common.unreferenced(alert):
        yield "CP-03", "references", f"is missing in the {alert.msg_type}"


def _events(info: Info) -> frozenset[str]:
    return frozenset(common.under(info.event_code, EVENT))


def _one_event(alert: Alert) -> Faults:
    for number in common.differing(alert.info, _events):
        yield "CP-04", f"info[{number}]/eventCode", "differs from that of the first info"


def _languages(alert: Alert) -> Faults:
    if alert.info and not {"en", "fr"} <= {info.language.lower().partition("-")[0] for info in alert.info}:
        yield "CP-08", "info", f"has no {'French' if alert.info[0].language.lower().startswith('en') else 'English'}"


def _language(info: Info, _: Alert) -> Faults:
    if info.language.lower() == "en-us":
        yield "CP-09", "language", "is en-US or absent, which reads the same"


def _codes(info: Info, _: Alert) -> Faults:
    if not common.under(info.event_code, EVENT):
        yield "CP-05", "eventCode", f"has none named {EVENT}…"


def _areas(info: Info, _: Alert) -> Faults:
    if not info.area:
        yield "CP-06", "area", "is missing"
    for number, area in enumerate(info.area):
        if not common.under(area.geocode, LOCATION):
            yield "CP-07", f"area[{number}]/geocode", f"has none named {LOCATION}…"
    if common.shapeless(info):
        yield "CP-15", "area", "has no polygon and no circle"


def _recommended(info: Info, _: Alert) -> Faults:
    yield from common.missing(info, SHOULD_HAVE)


def _minor_change(info: Info, alert: Alert) -> Faults:
    if alert.msg_type != "Update" and any(
        item.value_name.startswith(CODE) and item.value_name.endswith(MINOR_CHANGE) for item in info.parameter
    ):
        yield "CP-14", "parameter", f"tells a minor change in a message of type {alert.msg_type}"


CAP_CP = Profile(
    name="cap-cp",
    title="CAP-CP (Canada)",
    source=(
        "Public Safety Canada, Canadian Profile of the Common Alerting Protocol, Introduction and Rule Set, "
        "Beta 0.4 (2010), Beta 0.4A (2012) and 1.0 (draft). The rules bear the numbers of Beta 0.4; they were checked "
        "against the reading of them in Google's cap-library (`CanadianProfile.java`) and against messages of "
        "Environment Canada and of the national aggregator. The lists of events and places are not checked."
    ),
    marks=_marked,
    alert_rules=(_code, _has_info, _references, _one_event, _languages),
    info_rules=(_language, _codes, _areas, _recommended, _minor_change),
)
