"""The verdict: content, key, signer, trust, time; it always says why, and nothing makes it crash."""

from base64 import b64encode
from datetime import timedelta, timezone
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed25519, padding
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from signature_authority import (
    AT,
    CHAIN,
    DAY,
    DSIG,
    INCLUSIVE,
    MESSAGE,
    Holder,
    Made,
    desk,
    intermediate,
    issue,
    made,
    root,
    rsa_key,
    usage,
    x509_data,
)

from tocsin.cap.signature import Verdict, findings, load_trust, sign, verify
from tocsin.cap.tree import CapError

SIGNED = sign(MESSAGE, desk().key, CHAIN, at=AT)
TRUST = load_trust(root().pem)
ECDSA = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"
RSA = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"


def by(who: Holder, *, at: Any = AT, trust: Any = TRUST, others: tuple[Holder, ...] = ()) -> Verdict:
    """The verdict on a message signed by hand, so that an unfit signer can sign too."""
    message = made(MESSAGE, Made(ec_value(who.key), ECDSA, x509_data(who.der, *(one.der for one in others))))
    return verify(message, trust=trust, at=at)


def ec_value(key: Any, digest: Any = None) -> Any:
    size = (key.key_size + 7) // 8
    return lambda data: pair(key.sign(data, ec.ECDSA(digest or hashes.SHA256())), size)


def pair(der: bytes, size: int) -> bytes:
    return b"".join(number.to_bytes(size, "big") for number in decode_dss_signature(der))


def test_a_good_message() -> None:
    verdict = verify(SIGNED, trust=TRUST, at=AT)
    signer = verdict.signer
    assert signer is not None
    certificate = desk().certificate
    assert verdict == Verdict(
        signed=True,
        good=True,
        alert_is_signed=True,
        integrity=True,
        value=True,
        form=(),
        signer=signer,
        trust="trusted",
        in_time=True,
        for_signing=True,
        algorithm="ECDSA-SHA256",
        digest="SHA256",
        reasons=(
            "Signed by CN=Test Desk, vouched for by an authority of your trust list; the content is as it was signed.",
        ),
    )
    assert (signer.subject, signer.issuer) == ("CN=Test Desk", "CN=Test Intermediate")
    assert signer.fingerprint == certificate.fingerprint(hashes.SHA256()).hex()
    assert int(signer.serial, 16) == certificate.serial_number
    assert signer.valid_from == AT - 100 * DAY
    assert signer.valid_until == AT + 30 * DAY


def test_an_unsigned_message() -> None:
    verdict = verify(MESSAGE, at=AT)
    assert verdict == Verdict(signed=False, reasons=("The message is not signed.",))
    assert list(findings(MESSAGE)) == []


def test_no_xml_is_an_error_of_the_file() -> None:
    with pytest.raises(CapError, match=r"m\.xml: line 1: not well-formed"):
        verify(b"<alert>", at=AT, source="m.xml")


@pytest.mark.parametrize(
    ("at", "days", "in_time"),
    [
        (AT, 30, True),
        (AT + 29 * DAY + timedelta(hours=23), 0, True),
        (AT + 30 * DAY, 0, True),
        (AT + 30 * DAY + timedelta(seconds=1), -1, False),
        (AT + 33 * DAY, -3, False),
        (AT - 100 * DAY, 130, True),
        (AT - 101 * DAY, 131, False),
    ],
)
def test_days_left(at: Any, days: int, in_time: bool) -> None:
    verdict = verify(SIGNED, trust=TRUST, at=at)
    assert verdict.signer is not None
    assert (verdict.signer.days_left, verdict.in_time, verdict.good) == (days, in_time, in_time)
    assert verdict.trust == "trusted"


@pytest.mark.parametrize("hours", [-12, 0, 14])
def test_the_time_may_bear_any_offset(hours: int) -> None:
    """The chain ends when its authority does, wherever the clock stands."""
    end = AT + DAY
    authority = issue("Short", authority=True, end=end)
    below = issue("Below", authority, end=AT + 9 * DAY)
    zone = timezone(timedelta(hours=hours))
    trust = load_trust(authority.pem)
    assert by(below, at=(end - timedelta(minutes=5)).astimezone(zone), trust=trust).trust == "trusted"
    assert by(below, at=(end + timedelta(minutes=5)).astimezone(zone), trust=trust).trust == "untrusted"


def false_authority() -> Holder:
    """A certificate that is no authority, used as one."""
    return issue("Victim", desk())


@pytest.mark.parametrize(
    ("verdict", "trust", "reason"),
    [
        (lambda: by(desk(), others=(intermediate(),)), "trusted", "Signed by CN=Test Desk, vouched for"),
        (lambda: by(issue("Direct", root())), "trusted", "Signed by CN=Direct"),
        (lambda: by(issue("No usage", root(), purpose=None)), "trusted", "Signed by CN=No usage"),
        (lambda: by(desk()), "untrusted", "no authority in it vouches for CN=Test Desk"),
        (lambda: by(desk(), others=(intermediate(),), trust=load_trust()), "untrusted", "not in your trust list"),
        (lambda: by(issue("Stranger")), "untrusted", "no authority in it vouches for CN=Stranger"),
        (lambda: by(false_authority(), others=(desk(), intermediate())), "untrusted", "vouches for CN=Victim"),
        (lambda: by(issue("Self"), trust=load_trust(pinned=root().pem)), "untrusted", "not in your trust list"),
        (lambda: by(root()), "pinned", "not made for signatures"),
        (lambda: by(issue("Late", root(), start=AT + DAY)), "trusted", "not valid before 2024-11-21 08:00 UTC"),
        (lambda: by(issue("Old", root(), end=AT - 2 * DAY)), "trusted", "expired on 2024-11-18 08:00 UTC, 2 days ago"),
        (lambda: by(issue("Web", root(), purpose=usage(encipher=True))), "trusted", "not made for signatures"),
    ],
)
def test_the_signer(verdict: Any, trust: str, reason: str) -> None:
    result = verdict()
    assert result.alert_is_signed
    assert result.trust == trust
    assert any(reason in one for one in result.reasons), result.reasons
    assert result.good == ("Signed by" in reason)


def test_a_pinned_certificate_needs_no_authority_but_has_an_end() -> None:
    alone = issue("Alone", end=AT + DAY)
    trust = load_trust(pinned=alone.pem)
    assert by(alone, trust=trust).reasons == ("Signed by CN=Alone, pinned; the content is as it was signed.",)
    late = by(alone, trust=trust, at=AT + 2 * DAY)
    assert (late.trust, late.good, late.in_time) == ("pinned", False, False)


def test_a_pinned_signer_may_send_no_certificate() -> None:
    alone = issue("Alone")
    message = made(MESSAGE, Made(ec_value(alone.key), ECDSA))
    assert verify(message, trust=load_trust(pinned=alone.pem), at=AT).good
    other = verify(message, trust=TRUST, at=AT)
    assert (other.value, other.trust) == (None, "no certificate")
    assert "neither a readable certificate nor a key" in other.reasons[0]


def number(value: int) -> str:
    return b64encode(value.to_bytes((value.bit_length() + 7) // 8, "big")).decode()


def rsa_value() -> str:
    numbers = rsa_key().public_key().public_numbers()
    parts = f"<Modulus>{number(numbers.n)}</Modulus><Exponent>{number(numbers.e)}</Exponent>"
    return f"<KeyValue><RSAKeyValue>{parts}</RSAKeyValue></KeyValue>"


def dsa_value(key: Any) -> str:
    numbers = key.public_key().public_numbers()
    named = {name: getattr(numbers.parameter_numbers, name.lower()) for name in "PQG"} | {"Y": numbers.y}
    inner = "".join(f"<{name}>{number(value)}</{name}>" for name, value in named.items())
    return f"<KeyValue><DSAKeyValue>{inner}</DSAKeyValue></KeyValue>"


def curve_value(key: Any, urn: str = "urn:oid:1.2.840.10045.3.1.7") -> str:
    point = b64encode(key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)).decode()
    inner = f'<NamedCurve URI="{urn}"/><PublicKey>{point}</PublicKey>'
    return f'<KeyValue><ECKeyValue xmlns="http://www.w3.org/2009/xmldsig11#">{inner}</ECKeyValue></KeyValue>'


PSS = padding.PSS(padding.MGF1(hashes.SHA256()), 32)


def dsa_made() -> Made:
    key = dsa.generate_private_key(1024)  # noqa: S505 - as old senders do
    sha1 = hashes.SHA1()  # noqa: S303 - as old senders do
    return Made(
        lambda data: pair(key.sign(data, sha1), 20),
        f"{DSIG}dsa-sha1",
        dsa_value(key),
        digest=f"{DSIG}sha1",
        hash="sha1",
        method=f"{INCLUSIVE}#WithComments",
    )


def ed25519_made() -> Made:
    who = issue("Ed", key=ed25519.Ed25519PrivateKey.generate())
    return Made(who.key.sign, "http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519", x509_data(who.der))


def rsa_made(**options: Any) -> Made:
    return Made(
        lambda data: rsa_key().sign(data, padding.PKCS1v15(), hashes.SHA256()), RSA, **{"info": rsa_value(), **options}
    )


def pss_made() -> Made:
    name = "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1"
    return Made(lambda data: rsa_key().sign(data, PSS, hashes.SHA256()), name, rsa_value())


def short_made() -> Made:
    who = issue("Short", key=rsa_key(1024))
    return Made(lambda data: who.key.sign(data, padding.PKCS1v15(), hashes.SHA256()), RSA, x509_data(who.der))


def curve_made() -> Made:
    key = desk().key
    return Made(ec_value(key, hashes.SHA384()), ECDSA.replace("256", "384"), curve_value(key))


@pytest.mark.parametrize(
    ("how", "algorithm", "weak"),
    [
        (rsa_made, "RSA-SHA256", False),
        (lambda: rsa_made(method=INCLUSIVE), "RSA-SHA256", False),
        (lambda: rsa_made(uri=None), "RSA-SHA256", False),
        (lambda: rsa_made(transforms=(f"{DSIG}enveloped-signature", INCLUSIVE)), "RSA-SHA256", False),
        (lambda: rsa_made(info=rsa_value() * 2), "RSA-SHA256", False),
        (pss_made, "RSA-PSS-SHA256", False),
        (dsa_made, "DSA-SHA1", True),
        (ed25519_made, "Ed25519", False),
        (curve_made, "ECDSA-SHA384", False),
        (short_made, "RSA-SHA256", True),
    ],
)
def test_what_other_senders_make(how: Any, algorithm: str, weak: bool) -> None:
    verdict = verify(made(MESSAGE, how()), at=AT)
    assert verdict.alert_is_signed, verdict.reasons
    assert (verdict.algorithm, verdict.weak, verdict.good) == (algorithm, weak, False)
    assert any("weak" in reason for reason in verdict.reasons) == weak
    if verdict.signer is None:
        assert verdict.trust == "no certificate"
        assert "Nobody can tell who signed: no certificate is sent along." in verdict.reasons


def test_a_reference_to_the_id_of_the_alert_covers_it() -> None:
    message = MESSAGE.replace(b"<alert ", b'<alert Id="a" ')
    assert verify(made(message, rsa_made(uri="#a")), at=AT).alert_is_signed


@pytest.mark.parametrize(
    ("info", "value"),
    [
        ("<KeyValue><Unknown/></KeyValue>", None),
        ("<KeyValue><RSAKeyValue/></KeyValue>", None),
        ("<KeyValue><RSAKeyValue><Modulus>AQAB</Modulus><Exponent>AA==</Exponent></RSAKeyValue></KeyValue>", None),
        (f"<KeyValue><RSAKeyValue><Modulus>{'AAAA' * 1000}</Modulus></RSAKeyValue></KeyValue>", None),
        (
            rsa_value().replace("<Modulus>", f"<Modulus>{'AAAA' * 1000}"),
            None,
        ),
        (curve_value(desk().key, "urn:oid:1.3.132.0.10"), None),
        (curve_value(desk().key).replace("NamedCurve", "Curve"), None),
        (curve_value(desk().key), False),
        (dsa_made().info, False),
        ("<X509Data><X509Certificate>MIIB</X509Certificate></X509Data>", None),
        ("<X509Data><X509Certificate>?</X509Certificate></X509Data>", None),
        ("<X509Data><X509Certificate/></X509Data>", None),
        ("<X509Data><X509SubjectName>CN=a</X509SubjectName></X509Data><KeyName>a</KeyName>", None),
        (x509_data(issue("Other").der), False),
        (x509_data(issue("Other", key=ed25519.Ed25519PrivateKey.generate()).der), False),
    ],
)
def test_a_key_that_is_damaged_or_not_the_one(info: str, value: bool | None) -> None:
    message = made(MESSAGE, rsa_made(info=info))
    verdict = verify(message, trust=TRUST, at=AT)
    assert (verdict.integrity, verdict.value, verdict.good, verdict.refused) == (True, value, False, False)
    assert verdict.trust in ("no certificate", "unproven")
    assert {one.rule for one in findings(message)} <= {"S02", "S04"}


@pytest.mark.parametrize("size", [0, 63, 65, 128])
def test_an_elliptic_value_of_the_wrong_length_does_not_match(size: int) -> None:
    verdict = verify(made(MESSAGE, Made(lambda _: b"a" * size, ECDSA, x509_data(desk().der))), at=AT)
    assert verdict.value is False


def test_a_certificate_put_there_by_a_forger_proves_nothing() -> None:
    """The value is by the forger's bare key; the certificate beside it is an honest one."""
    verdict = verify(
        made(MESSAGE, rsa_made(info=x509_data(desk().der, intermediate().der) + rsa_value())), trust=TRUST, at=AT
    )
    assert (verdict.value, verdict.signer, verdict.trust, verdict.good) == (True, None, "no certificate", False)
    wrong = verify(made(MESSAGE, rsa_made(info=x509_data(desk().der, intermediate().der))), trust=TRUST, at=AT)
    assert wrong.signer is not None
    assert (wrong.value, wrong.trust, wrong.good) == (False, "unproven", False)


def test_the_signer_may_stand_anywhere_among_the_certificates() -> None:
    info = x509_data(intermediate().der, b"damaged", desk().der)
    verdict = verify(made(MESSAGE, Made(ec_value(desk().key), ECDSA, info)), trust=TRUST, at=AT)
    assert verdict.good
    assert verdict.reasons[-1] == "A certificate that was sent along is damaged."


@pytest.mark.parametrize("serial", [b"\x02\x01\x00", b"\x02\x01\xff", b"\x02\x00"])
def test_a_certificate_without_a_positive_serial_number_is_damaged(serial: bytes) -> None:
    der = issue("Zero").der
    body = x509.load_der_x509_certificate(der).tbs_certificate_bytes
    start = body.index(b"\x02\x14" if b"\x02\x14" in body[:12] else b"\x02\x13", 4)
    changed = der.replace(body[start : start + 2 + body[start + 1]], serial, 1)
    assert verify(made(MESSAGE, rsa_made(info=x509_data(changed))), at=AT).signer is None


def test_a_certificate_of_the_first_version_is_looked_at() -> None:
    """It has no tag before its serial number; nobody makes such any more, so only the reading of it is seen."""
    assert verify(made(MESSAGE, rsa_made(info=x509_data(b"\x30\x06\x30\x04\x02\x01\x01\x00"))), at=AT).signer is None


@pytest.mark.parametrize(
    ("old", "new", "form"),
    [
        (b"<info>", b"\n  <info>", ("blanks",)),
        (b"<alert", b"<?xml-stylesheet href='a'?><alert", ("instructions",)),
        (b"<alert", b"<!-- a -->\n<alert", ()),
        (b"<info>", b"<!-- a --><info>", ()),
        (b"<info>", b"\n<!-- a -->\n<info>", ("blanks",)),
        (b"<ds:SignedInfo>", b"<ds:SignedInfo>\n ", ("blanks",)),
        (b"<ds:SignatureValue>", b"\n<ds:SignatureValue>\n", ()),
        (b"</alert>", b"</alert>\n", ()),
    ],
)
def test_changes_without_meaning_are_named(old: bytes, new: bytes, form: tuple[str, ...]) -> None:
    assert old in SIGNED
    verdict = verify(SIGNED.replace(old, new, 1), trust=TRUST, at=AT)
    assert (verdict.good, verdict.form) == (True, form)
    assert len(verdict.reasons) == 1 + len(form)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"Kyiv", b"Lviv"),
        (b"20.0", b"21.0"),
        (b">Kyiv<", b"> Kyiv<"),
        (b"<info>", b"\xc2\xa0<info>"),
        (b"<info>", b"<?a b?><info>"),
        (b"<info>", b"<info a='b'>"),
        (b"<info>", b"\n<info a='b'>"),
        (b"<info>", b"<info/><info>"),
        (b"<headline>", b"<headline xml:lang='en'>"),
    ],
)
def test_a_change_of_content_is_seen(old: bytes, new: bytes) -> None:
    message = (
        SIGNED.replace(b"<radius>", b"").replace(old, new, 1) if old in SIGNED else SIGNED.replace(b" 20<", b" 21<")
    )
    verdict = verify(message, trust=TRUST, at=AT)
    assert (verdict.integrity, verdict.value, verdict.good, verdict.alert_is_signed) == (False, True, False, False)
    assert verdict.reasons[0].startswith("The content is not what was signed")
    assert [one.rule for one in findings(message)] == ["S03"]


def test_two_signatures_over_the_same_content() -> None:
    """The second signer leaves out the first one's signature, as Environment Canada and its distributor do."""
    first = made(MESSAGE, rsa_made())
    second = SIGNED[SIGNED.index(b"<ds:Signature ") : SIGNED.index(b"</alert>")]
    for message in (
        first.replace(b"</alert>", second + b"</alert>"),
        first.replace(b"<identifier>", second + b"<identifier>"),
    ):
        verdict = verify(message, trust=TRUST, at=AT)
        assert (verdict.good, verdict.form) == (True, ("other signatures",))
        assert [(one.good, one.alert_is_signed) for one in verdict.others] == [(False, True)]
        assert [one.rule for one in findings(message)] == ["S02"]


def test_a_message_with_a_stylesheet_that_was_re_indented() -> None:
    """As the composer of several weather services sends it."""
    message = SIGNED.replace(b"<alert", b"<?xml-stylesheet href='a'?>\n<alert").replace(b"<info>", b"\n<info>")
    verdict = verify(message, trust=TRUST, at=AT)
    assert (verdict.good, verdict.form) == (True, ("instructions", "blanks"))


def test_a_second_signature_may_cover_the_first() -> None:
    message = made(made(MESSAGE, Made(ec_value(desk().key), ECDSA, x509_data(desk().der))), rsa_made())
    message = message.replace(b"<info>", b"<!-- a --><info>")
    verdict = verify(message, trust=load_trust(pinned=desk().pem), at=AT)
    assert (verdict.good, verdict.form) == (True, ("other signatures",))
    assert [(one.alert_is_signed, one.form) for one in verdict.others] == [(True, ())]


def test_large_content_is_tried_only_as_received() -> None:
    alone = MESSAGE.replace(b"<info>", b"<info><description>" + b"a " * 300_000 + b"</description>")
    good = sign(alone, desk().key, CHAIN, at=AT)
    assert verify(good, trust=TRUST, at=AT).good
    assert not verify(good.replace(b"<info>", b"\n<info>"), trust=TRUST, at=AT).good


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        (lambda: rsa_made()._replace(algorithm="urn:x"), "the algorithm 'urn:x' is not known"),
        (lambda: rsa_made(digest="urn:x"), "the digest algorithm 'urn:x' is not known"),
        (lambda: rsa_made(method="urn:x"), "the canonical form of what it signs is not known"),
    ],
)
def test_an_unknown_algorithm_is_named(how: Any, reason: str) -> None:
    message = made(MESSAGE, how())
    verdict = verify(message, at=AT)
    assert f"The signature cannot be checked: {reason}." in verdict.reasons
    assert None in (verdict.integrity, verdict.value)
    assert f"it cannot be checked: {reason}" in [one.reason for one in findings(message)]


def test_content_without_a_canonical_form() -> None:
    message = made(MESSAGE, rsa_made()).replace(b"<info>", b"<info><x xmlns='relative'/>")
    verdict = verify(message, at=AT)
    assert verdict.integrity is None
    assert any("no canonical form" in reason for reason in verdict.reasons)


@pytest.mark.parametrize("name", ["SignedInfo", "SignatureValue", "Reference", "DigestValue", "SignatureMethod"])
def test_an_incomplete_signature_is_no_reason_to_reject(name: str) -> None:
    message = SIGNED.replace(f"<ds:{name}".encode(), f"<ds:X{name}".encode())
    message = message.replace(f"</ds:{name}>".encode(), f"</ds:X{name}>".encode())
    verdict = verify(message, trust=TRUST, at=AT)
    assert (verdict.signed, verdict.refused, verdict.good) == (True, False, False)
    assert verdict.reasons == (f"The signature cannot be read: it is incomplete: <{name}> is missing.",)
    assert [(one.rule, one.level) for one in findings(message)] == [("S04", "warning")]
