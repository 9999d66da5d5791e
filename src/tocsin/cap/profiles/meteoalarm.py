"""MeteoAlarm, the common feed of Europe's weather services: its two parameters and how areas are named."""

from typing import get_args

from tocsin.cap.codes import Severity
from tocsin.cap.model import Alert, Info
from tocsin.cap.profiles import common
from tocsin.cap.profiles.common import Faults
from tocsin.cap.profiles.profile import Profile

LEVEL = "awareness_level"
TYPE = "awareness_type"
SEVERITIES = dict(zip(("4", "3", "2", "1"), get_args(Severity), strict=False))
COLOURS = {"1": "green", "2": "yellow", "3": "orange", "4": "red"}
TYPES = range(1, 14)
GEOCODES = frozenset(("EMMA_ID", "NUTS1", "NUTS2", "NUTS3", "WARNCELLID", "CISORP", "FIPS"))


def _parameters(info: Info) -> list[str]:
    return [item.value_name for item in info.parameter]


def _marked(alert: Alert) -> bool:
    return any(LEVEL in _parameters(info) for info in alert.info)


def _level(info: Info, _: Alert) -> Faults:
    levels = common.values(info.parameter, LEVEL)
    if not levels:
        yield "MA-01", "parameter", f"has none named {LEVEL}"
        return
    number, colour, name = ([part.strip() for part in levels[0].split(";")] + ["", "", ""])[:3]
    severity = SEVERITIES.get(number)
    if severity is None or (colour.lower(), name) != (COLOURS[number], severity):
        yield "MA-03", "parameter", f"{LEVEL} is {levels[0][:40]!r}"
    elif severity != info.severity and "AllClear" not in info.response_type:
        yield "MA-05", "severity", f"is {info.severity} beside {LEVEL} {number}"


def _type(info: Info, _: Alert) -> Faults:
    types = common.values(info.parameter, TYPE)
    if not types:
        yield "MA-02", "parameter", f"has none named {TYPE}"
        return
    number, semicolon, name = types[0].partition(";")
    if not (number.strip().isdecimal() and int(number) in TYPES and semicolon and name.strip()):
        yield "MA-04", "parameter", f"{TYPE} is {types[0][:40]!r}"


def _areas(info: Info, _: Alert) -> Faults:
    for number, area in enumerate(info.area):
        if not (area.polygon or area.circle or any(code.value_name in GEOCODES for code in area.geocode)):
            yield "MA-06", f"area[{number}]", "has no shape and no code of a region that MeteoAlarm knows"


METEOALARM = Profile(
    name="meteoalarm",
    title="MeteoAlarm (Europe)",
    source=(
        "MeteoAlarm's own profile could not be read. The rules follow the CAP v2 profile of MET Norway (2024), which "
        "names MeteoAlarm's parameters, and messages of four weather services, so none is more than a warning."
    ),
    marks=_marked,
    info_rules=(_level, _type, _areas),
)
