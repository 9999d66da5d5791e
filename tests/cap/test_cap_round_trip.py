"""What is written is read back the same, is what the schema asks, and loses nothing of what was read."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree
from messages import FAULTLESS, FULL, INFO, PLAIN, SENT, alerts, alerts_with_others
from shared_cap import SHARED, assert_valid

from tocsin.cap import Alert, Area, CapError, Circle, Message, Polygon, Reference, Resource, check, parse, read, write
from tocsin.cap.elements import CODECS, NAMESPACE
from tocsin.cap.elements import PLAIN as AS_IT_IS
from tocsin.errors import InputError

SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
"""A message is large, and making one is slow."""


@settings(SLOW, max_examples=20)
@given(alerts_with_others())
def test_reading_gives_what_was_written(alert: Alert) -> None:
    data = write(alert)
    assert parse(data) == alert
    (message,) = read(data)
    assert (message.alert, message.findings) == (alert, ())


@settings(SLOW, max_examples=10)
@given(alerts)
def test_every_message_is_valid(alert: Alert) -> None:
    assert_valid(write(alert))


@settings(SLOW, max_examples=25)
@given(alerts_with_others())
def test_whatever_is_checked_does_not_fail(alert: Alert) -> None:
    (message,) = read(write(alert))
    of_value, of_message = check(alert), [one for one in check(message) if one.rule != "X01" and one.rule[0] != "S"]
    assert sorted((one.rule, one.where) for one in of_value) == sorted((one.rule, one.where) for one in of_message)
    assert all(one.line for one in of_message)


@pytest.mark.parametrize("alert", [PLAIN, FULL, FAULTLESS])
def test_messages_of_our_own_are_valid(alert: Alert) -> None:
    assert_valid(write(alert))


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


def with_info(**changes: object) -> dict[str, object]:
    return {"info": (msgspec.structs.replace(INFO, **changes),)}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"sent": datetime(2024, 11, 20, 9, 30)}, "<sent>: the time has no offset"),  # noqa: DTZ001 - the fault under test
        ({"sent": SENT.replace(microsecond=1)}, "<sent>: .*finer than a second"),
        ({"sent": SENT.replace(tzinfo=timezone(timedelta(hours=15)))}, "<sent>: .*beyond 14 hours"),
        ({"note": "a\x00b"}, "<note>: .*XML compatible"),
        ({"note": "\ufffe"}, "<note>: "),
        ({"note": "\ud800"}, "<note>: "),
        ({"addresses": ('say "hi"',)}, "<addresses>: .*double quote"),
        ({"references": (Reference("a b", "c", SENT),)}, "<references>: .*holds a space"),
        ({"references": (Reference("a", "c", SENT.replace(tzinfo=None)),)}, "<references>: .*no offset"),
        ({"status": "draft"}, "<status>: 'draft' is not one of Actual"),
        ({"status": None}, "<alert> has no <status>; give one"),
        (with_info(category=()), "<info> has no <category>; give one"),
        (with_info(category=("Weather",)), "<category>: 'Weather' is not one of"),
        (with_info(language="en_US"), "<language>: 'en_US' is no language tag"),
        (with_info(web="http://[x"), "<web>: .*no address"),
        (
            with_info(area=(Area(area_desc="x", circle=(Circle(float("nan"), 0, 1),)),)),
            "<circle>: nan is no finite number",
        ),
        (with_info(area=(Area(area_desc="x", polygon=(Polygon(()),)),)), "<polygon>: the polygon has no points"),
        (with_info(area=(Area(area_desc="x", altitude=float("inf")),)), "<altitude>: inf is no finite number"),
        (with_info(resource=(Resource(resource_desc="x", mime_type="a/b", size=10**18),)), "<size>: .*too large"),
        ({"other": ("<a>",)}, "an element of another namespace: .*not well-formed"),
        ({"other": ("<!DOCTYPE a><a xmlns='urn:x'/>",)}, "an element of another namespace: .*DOCTYPE"),
        ({"other": ("",)}, "an element of another namespace: .*not well-formed"),
        ({"other": ("a\ud800",)}, "an element of another namespace: .*surrogates not allowed"),
        ({"other": ("<a/>",)}, "<a> in 'other' has no namespace of its own"),
        ({"other": (f'<note xmlns="{NAMESPACE}"/>',)}, "<note> in 'other' has no namespace of its own"),
        ({"other": ("<a xmlns='relative'/>",)}, "an element of another namespace: .*no whole address"),
    ],
)
def test_what_cap_cannot_carry_is_refused(change: dict[str, object], reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        write(msgspec.structs.replace(PLAIN, **change))
    assert str(caught.value).startswith("CAP message 'example-1': ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('<a xmlns="urn:x"> <b></b> </a>', None),
        ('<p:a xmlns:p="urn:x" p:b="1">x<p:c></p:c></p:a>', '<p:a xmlns="" xmlns:p="urn:x" p:b="1">x<p:c></p:c></p:a>'),
        ('<p:a xmlns:p="urn:x"><b></b></p:a>', '<p:a xmlns="" xmlns:p="urn:x"><b></b></p:a>'),
        ('<a xmlns="urn:x?b&amp;c"></a>', None),
        ('<a xmlns="urn:x"><p:a xmlns:p="urn:x"></p:a></a>', None),
        ('<a xmlns="urn:x"><b xmlns=""></b></a>', None),
        ('<a xmlns="urn:x" b=" xmlns=" c="&amp;"></a>', None),
    ],
)
def test_elements_of_others_are_written_as_they_are(text: str, written: str | None) -> None:
    """In their own prefixes, which texts inside them may use, and outside the namespace of CAP."""
    alert = msgspec.structs.replace(PLAIN, other=(text, text))
    data = write(alert)
    assert data.count((written or text).encode()) == 2
    assert parse(data) == alert == read(data)[0].alert


def test_elements_of_others_become_canonical() -> None:
    alert = msgspec.structs.replace(PLAIN, other=("<?xml version='1.0'?>\n<a c='1' b='2' xmlns='urn:x'/><!-- a -->",))
    assert parse(write(alert)).other == ('<a xmlns="urn:x" b="2" c="1"></a>',)


def real() -> Iterator[tuple[Path, Message]]:
    for path in sorted((SHARED / "samples").rglob("*")):
        if path.is_file():
            try:
                messages = read(path.read_bytes(), path.name)
            except CapError:
                continue
            yield from ((path, message) for message in messages)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the sample messages are not beside the repository")
def test_messages_of_real_senders_survive() -> None:
    count = 0
    for path, message in real():
        alert = write_and_read(message)
        if alert is not None:
            count += 1
            assert alert == message.alert, path
    assert count > 240


def write_and_read(message: Message) -> Alert | None:
    """Nothing where the schema forbids what was read: then the sender left out what must be there."""
    try:
        return parse(write(message.alert))
    except InputError:
        assert {"I02", "G02"} & {one.rule for one in message.findings}
        return None


@pytest.mark.skipif(not SHARED.is_dir(), reason="the sample messages are not beside the repository")
def test_nothing_of_a_real_message_is_lost() -> None:
    """Names, order in the parent and texts, compared as values; where there were deviations, they are told."""
    count = 0
    for path, message in real():
        if message.findings or message.version != "1.2":
            continue
        count += 1
        assert list(contents(etree.fromstring(write(message.alert)))) == list(contents(message.element)), path
    assert count > 150


def contents(alert: etree._Element) -> Iterator[tuple[str, object]]:
    """Path and value of each element of CAP, then those of others, which are written behind them.

    American English, which an info without a language is in, is left out.
    """
    for node in alert.iter(f"{{{NAMESPACE}}}*"):
        name = etree.QName(node).localname
        path = "/".join(
            etree.QName(one).localname for one in (*reversed(list(node.iterancestors(f"{{{NAMESPACE}}}*"))), node)
        )
        value = None if len(node) else CODECS.get(name, AS_IT_IS).read(node.text or "")
        if value != "en-US":
            yield path, value.isoformat() if isinstance(value, datetime) else value
    for node in alert.iter():
        parent = node.getparent()
        if (
            not str(node.tag).startswith(f"{{{NAMESPACE}}}")
            and parent is not None
            and parent.tag.startswith(f"{{{NAMESPACE}}}")
        ):
            yield etree.QName(node).localname, re.sub(r"\s", "", "".join(node.itertext()))
