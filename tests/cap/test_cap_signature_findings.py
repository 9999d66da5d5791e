"""Findings for the checker, without a trust list; a true message never has an error."""

import csv
import time
from typing import Any

import pytest
from lxml import etree
from shared_cap import SHARED
from signature_authority import AT, CHAIN, DAY, MESSAGE, Holder, Made, desk, issue, made, usage, x509_data
from test_cap_signature_verify import ECDSA, ec_value, rsa_made

from tocsin.cap.signature import findings, sign, verify
from tocsin.cap.tree import CapError, parse_tree

SIGNED = sign(MESSAGE, desk().key, CHAIN, at=AT)
needs_samples = pytest.mark.skipif(not SHARED.is_dir(), reason="the sample messages are not beside the repository")


def by(who: Holder, message: bytes = MESSAGE) -> bytes:
    return made(message, Made(ec_value(who.key), ECDSA, x509_data(who.der)))


def old() -> Holder:
    return issue("Old", end=AT - 10 * DAY)


@pytest.mark.parametrize(
    ("message", "at", "expected"),
    [
        (SIGNED, None, []),
        (SIGNED, AT + 31 * DAY, ["S02 the certificate expired on 2024-12-20, before 2024-12-21"]),
        (by(old()), None, ["S02 the certificate expired on 2024-11-10, before 2024-11-20"]),
        (by(old()), AT - 11 * DAY, []),
        (by(old(), MESSAGE.replace(b"<sent>", b"<sent>x")), None, []),
        (by(old(), MESSAGE.replace(b"+02:00</sent>", b"</sent>")), None, []),
        (by(old(), MESSAGE.replace(b"<sent>", b"<x>").replace(b"</sent>", b"</x>")), None, []),
        (
            by(issue("Web", purpose=usage(encipher=True))),
            None,
            ["S02 the certificate is not made for signatures (key usage)"],
        ),
        (made(MESSAGE, rsa_made()), None, ["S02 no certificate is sent along, so nobody can tell whose key it is"]),
        (made(MESSAGE, rsa_made(info=x509_data(b"x"))), None, ["S02 a certificate that is sent along is damaged"]),
        (SIGNED.replace(b"Kyiv", b"Lviv"), None, ["S03 the digest of the content is not the one that was signed"]),
        (
            SIGNED.replace(b"<info>", b"\n<info>"),
            None,
            ["S03 it was re-indented after signing: it matches only without the blanks between elements"],
        ),
        (
            made(MESSAGE, rsa_made(info=x509_data(desk().der))),
            None,
            ["S04 the signature value was not made with the key that is sent along"],
        ),
    ],
)
def test_what_is_found(message: bytes, at: Any, expected: list[str]) -> None:
    found = list(findings(message, at=at))
    assert [f"{one.rule} {one.reason}" for one in found] == expected
    assert all((one.level, one.where, one.line) == ("warning", "Signature[0]", found[0].line) for one in found)


def test_a_tree_gives_the_same_and_is_not_changed() -> None:
    message = SIGNED.replace(b"<info>", b"\n<info>")
    tree = parse_tree(message, "m.xml", whole=True)
    before = etree.tostring(tree.getroottree())
    assert list(findings(tree)) == list(findings(message))
    assert etree.tostring(tree.getroottree()) == before
    assert list(findings(parse_tree(MESSAGE, "m.xml", whole=True))) == []


@pytest.mark.parametrize(("old", "rules"), [(b"x", []), (b"Kyiv", ["S03"])])
def test_an_alert_inside_an_envelope_is_a_message_of_its_own(old: bytes, rules: list[str]) -> None:
    alert = SIGNED[SIGNED.index(b"<alert") :].replace(old, b"Lviv" if rules else old)
    envelope = parse_tree(b"<feed>a<x/>" + alert + b"tail<?a b?></feed>", "f.xml", whole=True)
    assert [one.rule for one in findings(envelope[1])] == rules


def test_no_xml_is_an_error_of_the_file() -> None:
    with pytest.raises(CapError, match=r"m\.xml: line 1"):
        list(findings(b"<Signature", source="m.xml"))


def test_an_unsigned_message_costs_next_to_nothing() -> None:
    start = time.perf_counter()
    for _ in range(1000):
        assert not list(findings(MESSAGE))
    assert time.perf_counter() - start < 0.1


@needs_samples
def test_the_faults_that_are_stated_are_found() -> None:
    with (SHARED / "INVALID.csv").open() as file:
        stated = [row for row in csv.DictReader(file) if row["rule"].startswith("S")]
    assert len(stated) == 3
    for row in stated:
        found = {one.rule for one in findings((SHARED / row["file"]).read_bytes())}
        assert row["rule"] in found, row["file"]


@needs_samples
def test_real_signed_messages() -> None:
    """None crashes, none has an error; how many match, and what had to be left out."""
    count: dict[Any, int] = {}
    for path in sorted((SHARED / "samples").rglob("*")):
        if not path.is_file() or b"Signature" not in (data := path.read_bytes()):
            continue
        try:
            verdict = verify(data, at=AT, source=path.name)
        except CapError:
            continue
        assert verdict.reasons
        assert {one.level for one in findings(data)} <= {"warning"}, path.name
        every = (verdict, *verdict.others)
        assert not verdict.refused
        assert len({one.alert_is_signed for one in every}) == 1
        key = verdict.form if verdict.alert_is_signed else None
        count[key] = count.get(key, 0) + 1
    assert count == {
        (): 14,
        ("other signatures",): 7,
        ("blanks",): 7,
        ("instructions", "blanks"): 1,
        None: 17,
    }
