"""What is drafted can be acted on: a draft keeps the profile act-now in every language."""

import pytest
from hypothesis import HealthCheck, given, settings
from situations import HINTS, LANGUAGES, NOW, PRECISE, THREATS, event, picture, situation, situations

from tocsin.cap.profiles import profile
from tocsin.errors import InputError
from tocsin.picture.model import Event, Situation
from tocsin.warning.draft import draft

ACT_NOW = profile("act-now")


@pytest.mark.parametrize(
    "threat",
    [event(act=act) for act in THREATS]
    + [event(act="warning.issue", subject=act) for act in THREATS]
    + [event(act=act, reason=HINTS[danger]) for act, danger in PRECISE],
    ids=lambda threat: f"{threat.act} {threat.subject or threat.reason or ''}",
)
def test_every_threat_in_every_language_can_be_acted_on(threat: Event) -> None:
    alert = draft(situation(threat), picture(), LANGUAGES, now=NOW, sender="desk@example.org")
    assert list(ACT_NOW.check(alert, LANGUAGES)) == []


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(situations)
def test_any_draft_can_be_acted_on(chosen: Situation) -> None:
    try:
        alert = draft(chosen, picture(), LANGUAGES, now=NOW, sender="desk@example.org")
    except InputError:
        return
    assert list(ACT_NOW.check(alert, LANGUAGES)) == []
