"""Act now: what Tocsin asks of every alert before it may go to people, so that each can act on it at once and alone.

Ours; the reasons are in the book. The measure is someone who is woken at three and sees this message and nothing else.
"""

import re
from collections.abc import Sequence

from tocsin.cap.markup import entity, tag
from tocsin.cap.model import Alert, Info
from tocsin.cap.profiles import common
from tocsin.cap.profiles.common import Faults, blank
from tocsin.cap.profiles.places_named import names_place
from tocsin.cap.profiles.profile import Profile
from tocsin.cap.profiles.when import tells_time

HEADLINE = 160
"""Characters (CAP 1.2, section 3.2.2, headline)."""
FORBIDDEN = re.compile(r"[\s,<&]")
"""In ``identifier`` and ``sender`` (CAP 1.2, section 3.2.1)."""
OPENING = re.compile(r"[\[(*]")
DRILL = re.compile(
    r"\s*(?:this is an? |c'est un |questo è un )?"
    r"(?:test|exercise|drill|exercice|essai|ejercicio|simulacro|prueba|esercitazione|prova|übung|probealarm|"
    r"навчання|навчальна тривога|тест|учения|учебная тревога)"
    r"(?:\s+(?:message|alert|only))?\s*(?:$|[\])*:!.–—-])",
    re.IGNORECASE,
)
"""At the beginning of a text or in brackets: what calls itself a drill, not 'test of sirens' or 'exercise caution'."""
DRILL_AS_ACTUAL = "calls itself a test or an exercise, and the status is Actual"
MUST_HAVE = (
    ("ACT-03", "instruction", "instruction"),
    ("ACT-04", "expires", "expires"),
    ("ACT-07", "area", "area"),
    ("ACT-09", "headline", "headline"),
    ("ACT-13", "event", "event"),
    ("ACT-14", "response_type", "responseType"),
    ("ACT-16", "sender_name", "senderName"),
)
TEXTS = ("headline", "description", "instruction")


def _for_people(alert: Alert) -> bool:
    return alert.msg_type in common.PUBLISHED and alert.status != "System"


def _languages(alert: Alert, needed: Sequence[str]) -> Faults:
    """A need for ``en`` is met by ``en-GB`` where there is no plain ``en`` (RFC 4647, section 3.3.1)."""
    given = [info.language.lower() for info in alert.info]
    for language in dict.fromkeys(given):
        if (number := given.count(language)) > 1:
            yield "ACT-02", "info", f"has the language {language} {number} times"
    for language in needed:
        wanted = language.lower()
        matches = [one for one in dict.fromkeys(given) if one.startswith(wanted + "-")]
        if wanted not in given and len(matches) != 1:
            if matches:
                yield "ACT-02", "info", f"has the language {language} as {' and '.join(matches)}"
            else:
                yield "ACT-01", "info", f"has no language {language}"


def _has_info(alert: Alert) -> Faults:
    if not alert.info:
        yield "ACT-20", "info", "is missing"


def _identity(alert: Alert) -> Faults:
    for element, value in (("identifier", alert.identifier), ("sender", alert.sender)):
        if not value or FORBIDDEN.search(value):
            yield "ACT-15", element, "is empty or holds a space, a comma, < or &"


def _drill(alert: Alert) -> Faults:
    if alert.status == "Actual":
        if _calls_itself_drill(alert.note):
            yield "ACT-18", "note", DRILL_AS_ACTUAL
        for number, info in enumerate(alert.info):
            if _calls_itself_drill(info.headline):
                yield "ACT-18", f"info[{number}]/headline", DRILL_AS_ACTUAL
            if _calls_itself_drill(info.event):
                yield "ACT-18", f"info[{number}]/event", DRILL_AS_ACTUAL


def _calls_itself_drill(text: str | None) -> bool:
    if not text:
        return False
    return DRILL.match(text) is not None or any(DRILL.match(text, mark.end()) for mark in OPENING.finditer(text))


def _needed(info: Info, _: Alert) -> Faults:
    yield from common.missing(info, MUST_HAVE)
    if info.headline is not None and len(info.headline) > HEADLINE:
        yield "ACT-10", "headline", f"has {len(info.headline)} characters"


def _times(info: Info, alert: Alert) -> Faults:
    if any(common.after(time, info.expires, or_at=True) for time in (alert.sent, info.effective)):
        yield "ACT-05", "expires", "is not after sent and effective"
    if common.after(info.onset, info.expires):
        yield "ACT-06", "expires", "is before onset"


def _areas(info: Info, _: Alert) -> Faults:
    for number, area in enumerate(info.area):
        if not (area.polygon or area.circle or any(not blank(code.value) for code in area.geocode)):
            yield "ACT-08", f"area[{number}]", "has neither polygon, circle nor geocode"


def _texts(info: Info, _: Alert) -> Faults:
    """Where there is no text at all, the missing ones are findings enough."""
    texts = [text for text in (info.headline, info.instruction, info.description) if text is not None and text.strip()]
    if texts:
        if not names_place(texts, info.area):
            yield "ACT-11", "headline", "does not name the area, nor do description and instruction"
        if not tells_time(texts, info.language):
            yield "ACT-12", "headline", "tells no time, nor do description and instruction"
    for element in TEXTS:
        text = getattr(info, element)
        if text is not None and (tag(text) or entity(text)):
            yield "ACT-17", element, "holds HTML tags or character entities"


def _levels(info: Info, alert: Alert) -> Faults:
    if alert.status == "Actual" and (info.urgency, info.severity, info.certainty) == ("Unknown", "Unknown", "Unknown"):
        yield "ACT-19", "urgency", "is Unknown, and so are severity and certainty"


ACT_NOW = Profile(
    name="act-now",
    title="Act now (Tocsin)",
    source=(
        "Tocsin's own. It speaks of Alert, Update and Cancel; not of Ack, Error and messages between systems. "
        "`check` of the standard stands beside it."
    ),
    applies=_for_people,
    language_rules=(_languages,),
    alert_rules=(_has_info, _identity, _drill),
    info_rules=(_needed, _times, _areas, _texts, _levels),
)
