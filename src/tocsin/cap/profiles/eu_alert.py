"""Cell broadcast (EU-Alert), as the open Emergency Alerts service of the United Kingdom takes CAP.

ETSI TS 102 900 says nothing of CAP; the rules are those of alphagov/emergency-alerts-api and -utils.
"""

from tocsin.cap.model import Alert, Info
from tocsin.cap.profiles import common
from tocsin.cap.profiles.common import Faults
from tocsin.cap.profiles.profile import Profile

GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The 7-bit alphabet of phones, 3GPP TS 23.038 section 6.2.1."""
DOUBLE = frozenset("^{}\\[~]|€")
"""Its extension: these take two places."""
MOST_GSM = 1395
MOST_OTHER = 615


def _type(alert: Alert) -> Faults:
    if alert.msg_type not in ("Alert", "Cancel"):
        yield "EUA-01", "msgType", f"is {alert.msg_type}"


def _references(alert: Alert) -> Faults:
    if alert.msg_type == "Cancel" and not alert.references:
        yield "EUA-02", "references", "is missing in the Cancel"


def _has_info(alert: Alert) -> Faults:
    if alert.msg_type == "Alert" and not alert.info:
        yield "EUA-03", "info", "is missing"
    if len(alert.info) > 1:
        yield "EUA-07", "info", f"is given {len(alert.info)} times"


def _text(info: Info, alert: Alert) -> Faults:
    if alert.msg_type == "Cancel":
        return
    if common.blank(info.description):
        yield "EUA-04", "description", "is missing"
        return
    length, most = _places(info.description or "")
    if length > most:
        yield "EUA-05", "description", f"takes {length} places of {most}"


def _places(text: str) -> tuple[int, int]:
    """How many places the text takes, and how many there are for its letters."""
    letters = set(text)
    if letters <= GSM:
        return len(text), MOST_GSM
    if letters <= GSM | DOUBLE:
        return len(text) + sum(text.count(letter) for letter in DOUBLE), MOST_GSM
    return len(text), MOST_OTHER


def _areas(info: Info, alert: Alert) -> Faults:
    if alert.msg_type == "Cancel":
        return
    if not info.area:
        yield "EUA-06", "area", "is missing"
    for number, area in enumerate(info.area):
        if not area.polygon:
            yield "EUA-06", f"area[{number}]", "has no polygon"


EU_ALERT = Profile(
    name="eu-alert",
    title="Cell broadcast (EU-Alert), as the United Kingdom takes it",
    source=(
        "alphagov/emergency-alerts-api (`post_broadcast.py`, `broadcast_schemas.py`, `translators.py`) and "
        "emergency-alerts-utils (`template.py`), read in 2025 versions; no EU-Alert document tells how to send CAP. "
        "The service ignores `expires` and ends an alert by its own rule; send a Cancel."
    ),
    alert_rules=(_type, _references, _has_info),
    info_rules=(_text, _areas),
)
