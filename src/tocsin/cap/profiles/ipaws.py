"""IPAWS, the public warning system of the United States.

OASIS, CAP v1.2 USA Integrated Public Alert and Warning System Profile Version 1.0, Committee Specification 01, 2009.
"""

from tocsin.cap.model import Alert, Info
from tocsin.cap.profiles import common
from tocsin.cap.profiles.common import Faults
from tocsin.cap.profiles.profile import Profile

CODE = "IPAWSv1.0"
SHOULD_HAVE = (("IPAWS-10", "description", "description"), ("IPAWS-11", "instruction", "instruction"))
WIRELESS = (("IPAWS-14", "CMAMtext", 90), ("IPAWS-15", "CMAMlongtext", 360))
"""Rule, name of the parameter and how many characters phones show."""


def _marked(alert: Alert) -> bool:
    return CODE in alert.code


def _code(alert: Alert) -> Faults:
    if not _marked(alert):
        yield "IPAWS-01", "code", f"{CODE} is missing"


def _references(alert: Alert) -> Faults:
    if common.unreferenced(alert):
        yield "IPAWS-02", "references", f"is missing in the {alert.msg_type}"


def _one_event(alert: Alert) -> Faults:
    for number in common.differing(alert.info, common.categories):
        yield "IPAWS-03", f"info[{number}]/category", "differs from that of the first info"
    for number in common.differing(alert.info, common.event_codes):
        yield "IPAWS-04", f"info[{number}]/eventCode", "differs from that of the first info"


def _zero_offset(alert: Alert) -> Faults:
    if common.at_zero(alert.sent):
        yield "IPAWS-13", "sent", "has an offset of 0 from UTC"


def _same(info: Info, _: Alert) -> Faults:
    codes = common.values(info.event_code, "SAME")
    if not codes:
        yield "IPAWS-07", "eventCode", "has none named SAME"
    elif len(codes) > 1:
        yield "IPAWS-06", "eventCode", f"has {len(codes)} named SAME"
    elif not (len(codes[0]) == 3 and codes[0].isalnum()):
        yield "IPAWS-06", "eventCode", f"SAME has the value {codes[0][:20]!r}"


def _times(info: Info, alert: Alert) -> Faults:
    if info.expires is None:
        yield "IPAWS-05", "expires", "is missing"
    for element, time in (("effective", info.effective), ("onset", info.onset)):
        if common.after(time, alert.sent):
            yield "IPAWS-09", element, "is later than sent"


def _texts(info: Info, _: Alert) -> Faults:
    yield from common.missing(info, SHOULD_HAVE)
    for rule, name, most in WIRELESS:
        for text in common.values(info.parameter, name):
            if len(text) > most:
                yield rule, "parameter", f"{name} has {len(text)} characters"


def _areas(info: Info, _: Alert) -> Faults:
    if not info.area:
        yield "IPAWS-08", "area", "is missing"
    for number, area in enumerate(info.area):
        if not any(len(code) == 6 and code.isdecimal() for code in common.values(area.geocode, "SAME")):
            yield "IPAWS-12", f"area[{number}]/geocode", "has no SAME code of six digits"


def _originator(info: Info, _: Alert) -> Faults:
    if (
        common.values(info.event_code, "SAME")
        and not common.values(info.parameter, "EAS-ORG")
        and "EAS" not in common.values(info.parameter, "BLOCKCHANNEL")
    ):
        yield "IPAWS-16", "parameter", "has none named EAS-ORG"


IPAWS = Profile(
    name="ipaws",
    title="IPAWS (United States)",
    source=(
        "OASIS, CAP v1.2 USA IPAWS Profile Version 1.0, Committee Specification 01, 13 October 2009. "
        "Its rules were checked against the reading of it in Google's cap-library (`Ipaws1Profile.java`) "
        "and against messages that FEMA's gateway signed; the document's own tables were not at hand."
    ),
    marks=_marked,
    alert_rules=(_code, _references, _one_event, _zero_offset),
    info_rules=(_same, _times, _texts, _areas, _originator),
)
