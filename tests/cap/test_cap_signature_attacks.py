"""Signature wrapping and its kin: a true signature put where it vouches for something else (S01, S05).

Each message here holds a signature that is cryptographically right, or one of a kind that no receiver may take.
"""

import hmac
import re
import time
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from signature_authority import AT, CHAIN, DS, DSIG, EXCLUSIVE, MESSAGE, Made, desk, made, root, x509_data

from tocsin.cap.signature import findings, load_trust, sign, verify

SIGNED = sign(MESSAGE, desk().key, CHAIN, at=AT).decode()
TRUST = load_trust(root().pem)
ALERT = SIGNED[SIGNED.index("<alert") :]
SIGNATURE = re.search("(?s)<ds:Signature .*</ds:Signature>", SIGNED)[0]  # type: ignore[index]
BARE = MESSAGE.decode()
UNSIGNED = BARE[BARE.index("<alert") :]
FORGED = BARE.replace("take shelter", "go home")
PUBLIC = desk().key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
ENVELOPED = f"{DSIG}enveloped-signature"


def inside(message: str, what: str) -> str:
    return message.replace("</alert>", f"{what}</alert>")


def holding(what: str) -> str:
    """The true signature with something in an Object, which no signature covers."""
    return SIGNATURE.replace("</ds:Signature>", f"<ds:Object>{what}</ds:Object></ds:Signature>")


def two_ids(name: str) -> str:
    return by_hand(uri="#a").replace("<alert ", '<alert Id="a" ').replace("<info>", f'<info {name}="a">')


def changed(old: str, new: str, message: str = SIGNED) -> str:
    assert old in message
    return message.replace(old, new, 1)


def transforms(*names: str) -> str:
    every = "".join(f'<ds:Transform Algorithm="{name}"/>' for name in names)
    return re.sub("<ds:Transforms>.*</ds:Transforms>", f"<ds:Transforms>{every}</ds:Transforms>", SIGNED)


def by_hand(**options: Any) -> str:
    """HMAC with the public key as the secret, and what else ``sign`` never makes."""
    how = Made(lambda data: hmac.digest(PUBLIC, data, "sha256"), "", x509_data(desk().der))
    return made(MESSAGE, how._replace(**options)).decode()


MORE = "http://www.w3.org/2001/04/xmldsig-more#"
ATTACKS = [
    ("the true alert moved into an Object", inside(FORGED, holding(ALERT)), "S01"),
    ("its content moved into an Object", inside(FORGED, holding(UNSIGNED)), "S05"),
    ("an alert of no namespace in an Object", inside(BARE, holding("<alert xmlns=''/>")), "S05"),
    ("an info beside the value", inside(BARE, SIGNATURE.replace("<ds:KeyInfo>", "<info/><ds:KeyInfo>")), "S05"),
    (
        "an older info there",
        inside(BARE, SIGNATURE.replace("<ds:KeyInfo>", "<info xmlns='urn:old'/><ds:KeyInfo>")),
        "S05",
    ),
    ("an info in a further signature", inside(SIGNED, holding("<info/>")), "S05"),
    ("an info in an Object", inside(BARE, holding("<info/>")), "S05"),
    ("a true alert inside a forged one", inside(FORGED, ALERT), "S01"),
    ("a true alert in a forged info", changed("</info>", f"{ALERT}</info>", FORGED), "S01"),
    ("the signature in an info", changed("</info>", f"{SIGNATURE}</info>", BARE), "S01"),
    ("the signature in a foreign element", inside(BARE, f'<x xmlns="urn:x">{SIGNATURE}</x>'), "S01"),
    ("a second signature inside the first", inside(BARE, holding(SIGNATURE)), "S01"),
    ("the signature around the alert", holding(UNSIGNED), "S01"),
    ("a foreign element around the alert", f"<x>{ALERT}</x>", "S01"),
    ("a reference to another element", changed('URI=""', 'URI="#a"', changed("<info>", '<info Id="a">')), "S05"),
    ("a reference to nothing", changed('URI=""', 'URI="#a"'), "S05"),
    ("an Id that two elements bear", two_ids("ID"), "S05"),
    ("an Id in two spellings", two_ids("xml:id"), "S05"),
    ("a reference outside", changed('URI=""', 'URI="http://example.org/alert.xml"'), "S05"),
    ("a reference to a file", changed('URI=""', 'URI="file:///etc/passwd"'), "S05"),
    ("a pointer", changed('URI=""', 'URI="#xpointer(/)"'), "S05"),
    ("two references", re.sub("(?s)(<ds:Reference .*</ds:Reference>)", r"\1\1", SIGNED), "S05"),
    ("two descriptions of what is signed", re.sub("(?s)(<ds:SignedInfo>.*</ds:SignedInfo>)", r"\1\1", SIGNED), "S05"),
    ("two values", re.sub("(?s)(<ds:SignatureValue>.*</ds:SignatureValue>)", r"\1\1", SIGNED), "S05"),
    ("two infos on the key", re.sub("(?s)(<ds:KeyInfo>.*</ds:KeyInfo>)", r"\1\1", SIGNED), "S05"),
    ("two digests", re.sub("(?s)(<ds:DigestValue>.*</ds:DigestValue>)", r"\1\1", SIGNED), "S05"),
    ("five signatures", inside(SIGNED, SIGNATURE * 4), "S05"),
    ("an XPath", transforms(ENVELOPED, "http://www.w3.org/TR/1999/REC-xpath-19991116"), "S05"),
    ("an XPath filter", transforms(ENVELOPED, "http://www.w3.org/2002/06/xmldsig-filter2"), "S05"),
    ("an XSLT", transforms(ENVELOPED, "http://www.w3.org/TR/1999/REC-xslt-19991116"), "S05"),
    ("a base64", transforms(ENVELOPED, f"{DSIG}base64"), "S05"),
    ("an unknown transform", transforms(ENVELOPED, ""), "S05"),
    ("a huge chain", transforms(ENVELOPED, *[EXCLUSIVE] * 10_000), "S05"),
    ("the canonical form first", transforms(EXCLUSIVE, ENVELOPED), "S05"),
    ("not enveloped", transforms(EXCLUSIVE), "S01"),
    ("no transform", transforms(), "S01"),
    ("HMAC with the public key", by_hand(algorithm=f"{MORE}hmac-sha256"), "S05"),
    ("HMAC-SHA1", by_hand(algorithm=f"{DSIG}hmac-sha1"), "S05"),
    ("a comment in a text", changed("take shelter", "take <!-- no -->shelter"), "S05"),
    ("a comment before a text", changed("<instruction>", "<instruction><!-- no -->"), "S05"),
    ("a comment in the digest", changed("<ds:DigestValue>", "<ds:DigestValue><!-- no -->"), "S05"),
    ("an element in the value", changed("</ds:SignatureValue>", "<x/></ds:SignatureValue>"), "S05"),
    ("a comment in a certificate", changed("<ds:X509Certificate>", "<ds:X509Certificate><!-- no -->"), "S05"),
]


@pytest.mark.parametrize(("message", "rule"), [pytest.param(*one[1:], id=one[0]) for one in ATTACKS])
def test_an_attack_is_refused(message: str, rule: str) -> None:
    start = time.perf_counter()
    verdict = verify(message.encode(), trust=TRUST, at=AT)
    found = list(findings(message.encode()))
    assert time.perf_counter() - start < 1
    assert (verdict.refused, verdict.good, verdict.alert_is_signed) == (True, False, False)
    assert (verdict.signed, verdict.signer, len(verdict.reasons)) == (True, None, 1)
    assert verdict.reasons[0].startswith("Refused, as forged messages look like this: ")
    assert [(one.rule, one.level) for one in found] == [(rule, "error")]
    assert found[0].line is not None
    assert "\n" not in found[0].reason


def test_a_true_signature_on_another_message_does_not_match() -> None:
    verdict = verify(inside(FORGED, SIGNATURE).encode(), trust=TRUST, at=AT)
    assert (verdict.integrity, verdict.value, verdict.alert_is_signed) == (False, True, False)


def test_a_further_signature_adds_no_trust_to_a_changed_message() -> None:
    """Forms without other signatures must leave out signatures only."""
    verdict = verify(inside(FORGED, SIGNATURE * 2).encode(), trust=TRUST, at=AT)
    assert not verdict.good
    assert not any(one.alert_is_signed for one in (verdict, *verdict.others))


def test_a_signature_of_a_like_name_is_none() -> None:
    message = inside(BARE, SIGNATURE.replace(DSIG, "urn:not-dsig")).encode()
    assert not verify(message, trust=TRUST, at=AT).signed
    assert list(findings(message)) == []


def test_the_place_is_named() -> None:
    (found,) = findings(changed("</info>", f"{SIGNATURE}</info>", BARE).encode())
    assert found.where == "info[0]/Signature[0]"
    assert DS not in found.reason


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_signature_does_not_hide_in_an_encoding(encoding: str) -> None:
    message = changed("</info>", f"{SIGNATURE}</info>", BARE).replace("UTF-8", "utf-16")
    mark = "" if encoding == "utf-16" else "\ufeff"
    assert [one.rule for one in findings((mark + message).encode(encoding))] == ["S01"]


def test_harmless_objects_and_ids_are_let_through() -> None:
    """Environment Canada's distributor puts a time into an Object and a space into the Id."""
    message = changed("</ds:Signature>", '<ds:Object Id="b"><x xmlns="urn:x">1</x></ds:Object></ds:Signature>')
    message = changed("<ds:Signature ", '<ds:Signature Id="NAADS Signature" ', message)
    assert verify(message.encode(), trust=TRUST, at=AT).good
