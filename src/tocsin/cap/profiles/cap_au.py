"""CAP-AU: OASIS, CAP v1.2 Australia (AU) Profile Version 1.0, Committee Specification 02, 2013."""

from tocsin.cap.model import Alert, Info
from tocsin.cap.profiles import common
from tocsin.cap.profiles.common import Faults
from tocsin.cap.profiles.profile import Profile

CODE = "urn:oasis:names:tc:emergency:cap:1.2:profile:CAP-AU:1.0"
EVENT_LISTS = (CODE + ":AUeventLIST:", "https://govshare.gov.au/xmlui/handle/10772/6495")
"""How senders name the list of events: the Bureau of Meteorology by the first, fire services by the address."""
CODE_LENGTHS = range(4, 13)
SHOULD_HAVE = (
    ("AU-14", "expires", "expires"),
    ("AU-15", "sender_name", "senderName"),
    ("AU-16", "response_type", "responseType"),
    ("AU-17", "instruction", "instruction"),
)


def _marked(alert: Alert) -> bool:
    return CODE in alert.code


def _code(alert: Alert) -> Faults:
    if not _marked(alert):
        yield "AU-01", "code", f"{CODE} is missing"


def _has_info(alert: Alert) -> Faults:
    if not alert.info and alert.msg_type in common.PUBLISHED and alert.status != "System":
        yield "AU-02", "info", "is missing"


def _references(alert: Alert) -> Faults:
    if common.unreferenced(alert):
        yield "AU-03", "references", f"is missing in the {alert.msg_type}"


def _one_event(alert: Alert) -> Faults:
    for number in common.differing(alert.info, common.categories):
        yield "AU-04", f"info[{number}]/category", "differs from that of the first info"
    for number in common.differing(alert.info, common.event_codes):
        yield "AU-05", f"info[{number}]/eventCode", "differs from that of the first info"
    for number in common.renamed(alert.info):
        yield "AU-09", f"info[{number}]/event", "differs from that of an earlier info in the same language"


def _listed(info: Info) -> list[str]:
    return [item.value for item in info.event_code if item.value_name.startswith(EVENT_LISTS)]


def _event_code(info: Info, _: Alert) -> Faults:
    codes = _listed(info)
    if not codes:
        yield "AU-07", "eventCode", "has no value of AUeventLIST"
    elif len(codes) > 1:
        yield "AU-06", "eventCode", f"has {len(codes)} values of AUeventLIST"
    elif not (len(codes[0]) in CODE_LENGTHS and codes[0].isascii() and codes[0].isalpha()):
        yield "AU-08", "eventCode", f"AUeventLIST has the value {codes[0][:20]!r}"


def _effective(info: Info, alert: Alert) -> Faults:
    if alert.msg_type == "Cancel" and info.effective is not None:
        yield "AU-10", "effective", "is given in a Cancel"


def _areas(info: Info, _: Alert) -> Faults:
    if not info.area:
        yield "AU-11", "area", "is missing"
    elif common.shapeless(info):
        yield "AU-18", "area", "has no polygon and no circle"
    for number, area in enumerate(info.area):
        if not area.geocode:
            yield "AU-19", f"area[{number}]/geocode", "is missing"


def _sender(alert: Alert) -> Faults:
    local, at, domain = alert.sender.partition("@")
    if not (local and at and "." in domain):
        yield "AU-12", "sender", "is no address of the form agency@domain"


def _test(alert: Alert) -> Faults:
    if alert.status == "Test":
        yield "AU-13", "status", "is Test"


def _recommended(info: Info, _: Alert) -> Faults:
    yield from common.missing(info, SHOULD_HAVE)


CAP_AU = Profile(
    name="cap-au",
    title="CAP-AU (Australia)",
    source=(
        "OASIS, CAP v1.2 Australia (AU) Profile Version 1.0, Committee Specification 02, 5 September 2013. "
        "Its rules were checked against the reading of it in Google's cap-library (`AustralianProfile.java`) and "
        "against messages of the Bureau of Meteorology and a fire service. Of AUeventLIST the form of a code is "
        "checked, not the list, so that `event` and `eventCode` are not compared."
    ),
    marks=_marked,
    alert_rules=(_code, _has_info, _references, _one_event, _sender, _test),
    info_rules=(_event_code, _effective, _areas, _recommended),
)
