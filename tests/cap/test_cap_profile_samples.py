"""Real messages are evidence against wrong rules: those that declare a profile keep what it forbids to break."""

from collections.abc import Iterator
from functools import cache

import pytest
from shared_cap import SHARED

from tocsin.cap import Alert, read
from tocsin.cap.profiles import PROFILES, Profile
from tocsin.errors import InputError

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the sample messages are not beside the repository")
DECLARED = {"ipaws": 6, "cap-cp": 25, "cap-au": 60, "meteoalarm": 5}
"""The fewest messages that declare each profile."""
WRONG = {"kelvinn+capparselib/_history/b87e15b6-sweden.xml"}
"""A Swedish message that bears the code of the Canadian profile."""


@cache
def samples() -> tuple[tuple[str, Alert], ...]:
    return tuple(_samples())


def _samples() -> Iterator[tuple[str, Alert]]:
    root = SHARED / "samples"
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        try:
            for message in read(path.read_bytes(), path.name):
                yield str(path.relative_to(root)), message.alert
        except InputError:
            continue


@pytest.mark.parametrize("profile", PROFILES.values(), ids=list(PROFILES))
def test_every_message_can_be_checked(profile: Profile) -> None:
    assert len(samples()) > 200
    for _, alert in samples():
        for finding in profile.check(alert, ["en", "fr"]):
            assert finding.reason


@pytest.mark.parametrize(("name", "least"), DECLARED.items())
def test_messages_that_declare_a_profile_have_no_error(name: str, least: int) -> None:
    profile = PROFILES[name]
    declared = [(path, alert) for path, alert in samples() if profile.declared_by(alert) and path not in WRONG]
    assert len(declared) >= least
    broken = {path for path, alert in declared if any(one.level == "error" for one in profile.check(alert))}
    assert broken == set()
