"""The books of rules: complete, used, honest about their sources, and the page is printed from them."""

from datetime import datetime
from pathlib import Path

import pytest
import test_cap_profile_act_now
import test_cap_profile_cap_au
import test_cap_profile_cap_cp
import test_cap_profile_eu_alert
import test_cap_profile_google
import test_cap_profile_ipaws
import test_cap_profile_meteoalarm
import test_cap_profile_wmo
from hypothesis import HealthCheck, given, settings
from messages import alerts
from profile_messages import ALERT, findings, with_info

from tocsin.cap import Alert
from tocsin.cap.findings import rules
from tocsin.cap.profiles import PROFILES, profile
from tocsin.cap.profiles.page import page
from tocsin.errors import InputError

ELSEWHERE = {"act-now": {"ACT-01"}, "google": {"GPA-11"}}
"""Rules that tests of their own break."""
CASES = {
    "act-now": test_cap_profile_act_now.CASES,
    "ipaws": test_cap_profile_ipaws.CASES,
    "cap-cp": test_cap_profile_cap_cp.CASES,
    "cap-au": test_cap_profile_cap_au.CASES,
    "google": test_cap_profile_google.CASES,
    "wmo": test_cap_profile_wmo.CASES,
    "meteoalarm": test_cap_profile_meteoalarm.CASES,
    "eu-alert": test_cap_profile_eu_alert.CASES,
}
NAMES = pytest.mark.parametrize("name", PROFILES)


@NAMES
def test_every_rule_is_broken_by_a_case_and_has_words(name: str) -> None:
    broken = {rule for _, rule, _ in CASES[name]} | ELSEWHERE.get(name, set())
    assert broken == rules(name).keys()


@NAMES
def test_the_words_are_sentences(name: str) -> None:
    for rule in rules(name).values():
        assert rule.section
        assert rule.title[0].isupper()
        assert rule.title[-1] not in ".!"
        for sentence in (rule.why, rule.fix):
            assert sentence[0].isupper() or sentence[0].isdecimal()
            assert sentence[-1] == "."


@NAMES
def test_what_is_not_verified_is_no_error(name: str) -> None:
    for rule in rules(name).values():
        assert rule.level != "error" or "unverified" not in rule.section


def test_identifiers_are_of_one_profile_only() -> None:
    identifiers = [identifier for name in PROFILES for identifier in rules(name)]
    assert len(identifiers) == len(set(identifiers))
    assert not rules().keys() & set(identifiers)


@NAMES
def test_a_profile_is_found_by_name(name: str) -> None:
    assert profile(name) is PROFILES[name]
    assert profile(name).name == name
    assert profile(name).title
    assert profile(name).source.endswith(".")


def test_an_unknown_profile_is_refused_and_the_known_ones_are_named() -> None:
    with pytest.raises(InputError, match=r"profile 'cap-xx': is not known; choose from act-now, ipaws, cap-cp"):
        profile("cap-xx")


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(alerts)
def test_any_message_can_be_checked_by_any_profile(alert: Alert) -> None:
    for one in PROFILES.values():
        for finding in one.check(alert, ["en", "zh-Hant"]):
            assert finding.rule in rules(one.name)
            assert int(finding.where[5 : finding.where.index("]")]) < len(alert.info) if "[" in finding.where else True


@NAMES
def test_times_without_a_zone_are_left_to_the_check_of_the_standard(name: str) -> None:
    naive = datetime(2024, 11, 20, 9, 30)  # noqa: DTZ001 - the fault
    alert = with_info(ALERT, effective=naive, onset=naive, expires=naive.replace(hour=10))
    assert findings(name, alert) == findings(name, ALERT)


def test_the_level_of_a_finding_is_that_of_its_rule() -> None:
    found = list(profile("ipaws").check(ALERT))
    assert found
    for finding in found:
        assert finding.level == rules("ipaws")[finding.rule].level


def test_the_page_is_printed_from_the_books() -> None:
    committed = Path(__file__).parents[2] / "docs" / "reference" / "cap-profiles.md"
    assert committed.read_text("utf-8") == page()
