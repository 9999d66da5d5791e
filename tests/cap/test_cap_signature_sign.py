"""What is signed verifies, here and with signxml, and what had better not be signed is refused in one line."""

import re
from datetime import datetime
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed25519
from lxml import etree
from shared_cap import assert_valid
from signature_authority import AT, CHAIN, DAY, DS, MESSAGE, Holder, desk, intermediate, issue, root, rsa_key, usage
from signxml.verifier import SignatureConfiguration, XMLVerifier

from tocsin.cap.signature import findings, load_certificates, load_key, load_trust, sign, verify
from tocsin.cap.tree import CapError
from tocsin.errors import InputError


def signed(message: bytes = MESSAGE, who: Holder | None = None, **options: Any) -> bytes:
    who = who or desk()
    return sign(message, who.key, [who.certificate], **{"at": AT, **options})


SIGNERS = [
    pytest.param(lambda: issue("RSA", key=rsa_key()), "RSA-SHA256", id="RSA"),
    pytest.param(lambda: issue("P-256"), "ECDSA-SHA256", id="P-256"),
    pytest.param(lambda: issue("P-384", key=ec.generate_private_key(ec.SECP384R1())), "ECDSA-SHA256", id="P-384"),
    pytest.param(lambda: issue("P-521", key=ec.generate_private_key(ec.SECP521R1())), "ECDSA-SHA256", id="P-521"),
]


@pytest.mark.parametrize("form", ["exclusive", "inclusive"])
@pytest.mark.parametrize(("who", "algorithm"), SIGNERS)
def test_what_is_signed_verifies_here_and_with_signxml(who: Any, algorithm: str, form: str) -> None:
    holder = who()
    message = signed(who=holder, form=form)
    verdict = verify(message, trust=load_trust(pinned=holder.pem), at=AT)
    assert verdict.good, verdict.reasons
    assert (verdict.algorithm, verdict.digest, verdict.form) == (algorithm, "SHA256", ())
    assert list(findings(message, at=AT)) == []
    config = SignatureConfiguration(location="./", verification_time=AT)
    XMLVerifier().verify(message, x509_cert=holder.certificate, expect_config=config)


def test_an_element_with_a_name_beyond_ascii_is_signed() -> None:
    message = MESSAGE.replace(b"</alert>", '<m:météo xmlns:m="urn:m">là</m:météo></alert>'.encode())
    assert verify(signed(message), trust=load_trust(pinned=desk().pem), at=AT).good


def test_the_signature_is_the_last_child_and_the_message_stays_valid() -> None:
    message = signed()
    assert message.startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n")
    assert etree.fromstring(message)[-1].tag == f"{DS}Signature"
    assert re.sub(rb"<ds:Signature.*</ds:Signature>", b"", message, flags=re.DOTALL) == MESSAGE
    assert_valid(message)


def test_the_chain_goes_along_with_the_signer_first() -> None:
    message = sign(MESSAGE, desk().key_pem(), intermediate().pem + desk().pem, at=AT)
    texts = ["".join(one.text.split()) for one in etree.fromstring(message).iter(f"{DS}X509Certificate")]
    expected = [desk().pem, intermediate().pem]
    assert texts == ["".join(one.decode().split("\n")[1:-2]) for one in expected]


def test_a_message_of_another_encoding_with_stylesheet_and_comments_is_signed_as_it_stands() -> None:
    message = (
        '<?xml version="1.0" encoding="ISO-8859-1"?><?xml-stylesheet href="a.xsl"?><!-- a -->'
        '<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">\n  <!-- b -->'
        " <code> <!-- c --></code><note>é &#13;<![CDATA[<]]></note>\n</alert>"
    ).encode("iso-8859-1")
    result = signed(message)
    assert b"\n  <!-- b --> <code> <!-- c --></code><note>\xc3\xa9 &#13;&lt;</note>\n<ds:Signature" in result
    assert verify(result, trust=load_trust(pinned=desk().pem), at=AT).good


def test_a_password_opens_the_key() -> None:
    message = sign(MESSAGE, desk().key_pem(b"open"), CHAIN, at=AT, password=b"open")
    assert verify(message, trust=load_trust(root().pem), at=AT).good


def test_a_signed_message_is_signed_anew_only_when_asked() -> None:
    once = signed(MESSAGE.replace(b"</alert>", b"\n</alert>"))
    with pytest.raises(InputError, match=r"m\.xml: is signed already"):
        signed(once, source="m.xml")
    again = signed(once, who=issue("Other"), replace=True)
    verdict = verify(again, at=AT)
    assert verdict.alert_is_signed
    assert verdict.signer is not None
    assert verdict.signer.subject == "CN=Other"
    assert again.count(b"<ds:Signature ") == 1


def old(end: datetime) -> Holder:
    return issue("Old", start=AT - 90 * DAY, end=end)


@pytest.mark.parametrize(
    ("who", "reason"),
    [
        (lambda: old(AT - DAY), "certificates: the signer's expired on 2024-11-19 08:00 UTC; renew it"),
        (lambda: issue("New", start=AT + DAY), "certificates: the signer's is valid only from 2024-11-21 08:00 UTC"),
        (lambda: issue("Web", purpose=usage(encipher=True)), "certificates: the signer's is not made for signatures"),
        (lambda: Holder(rsa_key(), desk().certificate), "certificates: none belongs to the key"),
        (lambda: Holder(rsa_key(1024), desk().certificate), "key: RSA with 1024 bits cannot"),
        (lambda: Holder(ec.generate_private_key(ec.SECP256K1()), desk().certificate), "key: EC secp256k1 cannot"),
        (lambda: Holder(dsa.generate_private_key(2048), desk().certificate), "key: DSA cannot be used for signing"),
        (
            lambda: Holder(ed25519.Ed25519PrivateKey.generate(), desk().certificate),
            "key: Ed25519 .*use RSA .*or EC P-2",
        ),
    ],
)
def test_an_unfit_signer_is_refused(who: Any, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        signed(who=who())
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("message", "rule", "reason"),
    [
        (b"<alert>", "N00", "m.xml: line 1: not well-formed"),
        (b"<feed/>", "N02", "m.xml: <feed> is no CAP message"),
        (b"<alert><note>a<!-- b -->c</note></alert>", "S05", "m.xml: line 1: cannot be signed: a comment splits"),
        (b'<alert Id="a"/>', "X01", "m.xml: line 1: <alert> bears an Id"),
        (b'<alert xmlns="relative"/>', "N01", "m.xml: a namespace is no full address"),
    ],
)
def test_an_unfit_message_is_refused(message: bytes, rule: str, reason: str) -> None:
    with pytest.raises(CapError, match=reason) as caught:
        signed(message, source="m.xml")
    assert caught.value.rule == rule


@pytest.mark.parametrize(
    ("pem", "password", "reason"),
    [
        (b"", None, "k.pem: holds no private key in PEM form"),
        (desk().pem, None, "k.pem: holds no private key in PEM form"),
        (desk().key_pem(b"x"), None, "k.pem: is protected; give its password"),
        (desk().key_pem(b"x"), b"y", "k.pem: is damaged or its password is wrong"),
        (desk().key_pem(), b"y", "k.pem: has no password; give none"),
        (desk().key_pem().replace(b"MIG", b"MIX"), None, "k.pem: is damaged; export it again"),
    ],
)
def test_a_key_that_does_not_load_says_why(pem: bytes, password: bytes | None, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        load_key(pem, password=password, source="k.pem")


@pytest.mark.parametrize(
    ("pem", "reason"),
    [
        (b"", "c.pem: holds no certificate in PEM form"),
        (desk().key_pem(), "c.pem: holds no certificate in PEM form"),
        (desk().pem + root().pem.replace(b"MII", b"MIX"), "c.pem: certificate 2 of 2 is damaged"),
    ],
)
def test_a_certificate_that_does_not_load_says_why(pem: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        load_certificates(pem, source="c.pem")


def test_the_names_of_the_package_are_loaded_when_used() -> None:
    from tocsin.cap import signature

    assert all(getattr(signature, name) for name in signature.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = signature.nothing
