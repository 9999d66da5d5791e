"""What is written is read back the same, and is what the standard's schema asks."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree
from messages import INFO, PLAIN, SENT, alerts
from shared_cap import SHARED, assert_valid

from tocsin.cap import Alert, Area, Circle, Reference, parse, write
from tocsin.cap.elements import NAMESPACE
from tocsin.errors import InputError


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(alerts)
def test_reading_gives_what_was_written(alert: Alert) -> None:
    assert parse(write(alert)) == alert


def test_the_plain_message_is_valid() -> None:
    assert_valid(write(PLAIN))


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(alerts)
def test_every_message_is_valid(alert: Alert) -> None:
    """But for elements of other namespaces, of which the schema allows signatures alone."""
    root = etree.fromstring(write(alert))
    for node in [node for node in root.iter("*") if etree.QName(node).namespace != NAMESPACE]:
        node.getparent().remove(node)
    assert_valid(etree.tostring(root))


@pytest.mark.parametrize(
    ("zone", "written"),
    [
        (UTC, "2024-11-20T09:30:00-00:00"),
        (timezone(timedelta()), "2024-11-20T09:30:00-00:00"),
        (timezone(timedelta(hours=2)), "2024-11-20T09:30:00+02:00"),
        (timezone(-timedelta(hours=3, minutes=30)), "2024-11-20T09:30:00-03:30"),
    ],
)
def test_times_bear_a_numeric_offset(zone: timezone, written: str) -> None:
    message = write(msgspec.structs.replace(PLAIN, sent=SENT.replace(tzinfo=zone)))
    assert f"<sent>{written}</sent>".encode() in message


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"sent": datetime(2024, 11, 20, 9, 30)}, "no offset"),  # noqa: DTZ001 - the fault under test
        ({"sent": SENT.replace(microsecond=1)}, "finer than a second"),
        ({"sent": SENT.replace(tzinfo=timezone(timedelta(hours=15)))}, "beyond 14 hours"),
        ({"note": "a\x00b"}, "XML compatible"),
        ({"addresses": ('say "hi"',)}, "double quote"),
        ({"references": (Reference("a b", "c", SENT),)}, "holds a space"),
        ({"status": "draft"}, "not one of Actual"),
        (
            {
                "info": (
                    msgspec.structs.replace(INFO, area=(Area(area_desc="x", circle=(Circle(float("nan"), 0, 1),)),)),
                )
            },
            "no finite number",
        ),
    ],
)
def test_what_cap_cannot_carry_is_refused(change: dict[str, object], reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        write(msgspec.structs.replace(PLAIN, **change))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the sample messages are not beside the repository")
def test_messages_of_real_senders_survive() -> None:
    read = 0
    for path in sorted((SHARED / "samples").rglob("*")):
        alert = _readable(path)
        if alert is not None:
            read += 1
            assert parse(write(alert)) == alert, path.name
    assert read > 200


def _readable(path: Path) -> Alert | None:
    try:
        return parse(path.read_bytes(), path.name) if path.is_file() else None
    except InputError:
        return None
