"""A certificate authority and a signer of its own, made at test time: nothing here is a secret or outlives the run."""

import hashlib
from base64 import b64encode
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from lxml import etree
from messages import PLAIN

from tocsin.cap import write

AT = datetime(2024, 11, 20, 8, 0, tzinfo=UTC)
DAY = timedelta(days=1)
MESSAGE = write(PLAIN)
DSIG = "http://www.w3.org/2000/09/xmldsig#"
DS = f"{{{DSIG}}}"
EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#"
INCLUSIVE = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"


class Holder(NamedTuple):
    key: Any
    certificate: x509.Certificate

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    def key_pem(self, password: bytes | None = None) -> bytes:
        protection = NoEncryption() if password is None else BestAvailableEncryption(password)
        return bytes(self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, protection))


def usage(*, sign: bool = False, certify: bool = False, encipher: bool = False) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=sign,
        content_commitment=False,
        key_encipherment=encipher,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=certify,
        crl_sign=certify,
        encipher_only=False,
        decipher_only=False,
    )


SIGNING = usage(sign=True)


def issue(
    name: str,
    issuer: Holder | None = None,
    *,
    key: Any = None,
    start: datetime = AT - 100 * DAY,
    end: datetime = AT + 30 * DAY,
    authority: bool = False,
    purpose: x509.KeyUsage | None = SIGNING,
) -> Holder:
    """A certificate of that common name; self-signed without an issuer."""
    key = key or ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    parent = issuer or Holder(key, None)  # type: ignore[arg-type]
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject if issuer is None else issuer.certificate.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(parent.key.public_key()), critical=False)
    )
    if authority:
        purpose = usage(certify=True)
    if purpose is not None:
        builder = builder.add_extension(purpose, critical=True)
    digest = None if "Ed25519" in type(parent.key).__name__ else hashes.SHA256()
    return Holder(key, builder.sign(parent.key, digest))


@cache
def rsa_key(bits: int = 2048) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, bits)


@cache
def root() -> Holder:
    return issue("Test Root", authority=True, start=AT - 1000 * DAY, end=AT + 1000 * DAY)


@cache
def intermediate() -> Holder:
    return issue("Test Intermediate", root(), authority=True, start=AT - 500 * DAY, end=AT + 500 * DAY)


@cache
def desk() -> Holder:
    """The good signer: EC, under the intermediate authority, 30 days left."""
    return issue("Test Desk", intermediate())


CHAIN = desk().pem + intermediate().pem


class Made(NamedTuple):
    """How ``made`` signs. ``info`` is what stands in ``KeyInfo``; ``transforms`` are their identifiers."""

    value: Callable[[bytes], bytes]
    algorithm: str
    info: str = ""
    uri: str | None = ""
    digest: str = SHA256
    hash: str = "sha256"
    method: str = EXCLUSIVE
    transforms: tuple[str, ...] = (f"{DSIG}enveloped-signature",)


def made(message: bytes, how: Made) -> bytes:
    """Signed by hand, with a default namespace as Canadian senders write it: what ``sign`` does not offer."""
    document = etree.fromstring(message)
    content = etree.tostring(document.getroottree(), method="c14n", with_comments=False)
    digest = b64encode(hashlib.new(how.hash, content).digest()).decode()
    uri = "" if how.uri is None else f' URI="{how.uri}"'
    transforms = "".join(f'<Transform Algorithm="{one}"></Transform>' for one in how.transforms)
    info = (
        f'<SignedInfo xmlns="{DSIG}"><CanonicalizationMethod Algorithm="{how.method}"></CanonicalizationMethod>'
        f'<SignatureMethod Algorithm="{how.algorithm}"></SignatureMethod>'
        f"<Reference{uri}><Transforms>{transforms}</Transforms>"
        f'<DigestMethod Algorithm="{how.digest}"></DigestMethod><DigestValue>{digest}</DigestValue></Reference>'
        "</SignedInfo>"
    )
    value = b64encode(how.value(info.encode())).decode()
    signature = (
        f'<Signature xmlns="{DSIG}">{info}<SignatureValue>{value}</SignatureValue>'
        f"<KeyInfo>{how.info}</KeyInfo></Signature>"
    )
    return message.replace(b"</alert>", f"{signature}</alert>".encode())


def x509_data(*certificates: bytes) -> str:
    inner = "".join(f"<X509Certificate>{b64encode(one).decode()}</X509Certificate>" for one in certificates)
    return f"<X509Data>{inner}</X509Data>"
