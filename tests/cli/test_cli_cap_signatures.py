"""``tocsin cap sign`` and ``verify``, with keys of the test's own."""

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from cap_files import BROKEN, FLOOD, GOOD, Ran, feed
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID

NOW = "2025-03-04T18:00+00:00"
START = datetime(2025, 1, 1, tzinfo=UTC)
TOCSIN = [sys.executable, "-c", "import sys; from tocsin.cli.main import main; sys.exit(main())", "cap"]


class Desk(NamedTuple):
    """Files of one sender; the key is there with the password 'secret' too."""

    key: str
    locked: str
    cert: str


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return issue(tmp_path_factory.mktemp("desk"), "Valbrune flood desk")


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return issue(tmp_path_factory.mktemp("stranger"), "Somebody")


def issue(folder: Path, name: str) -> Desk:
    """A key with a certificate of its own for the hundred days of 2025 that begin with the year."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(START)
        .not_valid_after(START + timedelta(days=100))
        .sign(key, hashes.SHA256())
    )
    made = Desk(*(str(folder / f"{part}.pem") for part in ("key", "locked", "cert")))
    Path(made.key).write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    Path(made.locked).write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"secret"))
    )
    Path(made.cert).write_bytes(certificate.public_bytes(Encoding.PEM))
    return made


@pytest.fixture
def signed(desk: Desk, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Path:
    out = tmp_path / "signed.xml"
    ran = Ran(capfd, "sign", str(FLOOD), "--key", desk.key, "--cert", desk.cert, "-o", str(out), "--now", NOW)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    return out


def test_a_signed_message_is_verified_by_who_trusts_its_sender(
    signed: Path, desk: Desk, stranger: Desk, capfd: pytest.CaptureFixture[str]
) -> None:
    ran = Ran(capfd, "verify", str(signed), "--pin", desk.cert, "--at", NOW)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"✓ VERIFIED {signed}")
    assert "valid until 2025-04-11 (37 days left)" in ran.flat
    assert "Valbrune flood desk" in ran.out
    assert Ran(capfd, "check", str(signed)).out == "1 message in 1 file: nothing wrong\n"
    for arguments in ((), ("--pin", stranger.cert), ("--trust", stranger.cert)):
        ran = Ran(capfd, "verify", str(signed), *arguments, "--at", NOW)
        assert ran.code == 1
        assert "✗ NOT VERIFIED" in ran.out


def test_days_left_and_expired(signed: Path, desk: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    last = Ran(capfd, "verify", str(signed), "--pin", desk.cert, "--at", "2025-04-09T12:00+00:00")
    assert (last.code, "(1 day left)" in last.out) == (0, True)
    late = Ran(capfd, "verify", str(signed), "--pin", desk.cert, "--at", "2025-05-11T12:00+00:00")
    assert (late.code, "expired" in late.out) == (1, True)


def test_a_changed_message_and_an_unsigned_one(
    signed: Path, desk: Desk, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    changed = tmp_path / "changed.xml"
    changed.write_bytes(signed.read_bytes().replace(b"Evacuate", b"Shelter"))
    ran = Ran(capfd, "verify", str(changed), str(FLOOD), "--pin", desk.cert, "--at", NOW)
    assert ran.code == 1
    assert f"✗ NOT VERIFIED {changed}" in ran.flat
    assert f"○ NOT SIGNED {FLOOD}" in ran.flat
    assert "S03" in Ran(capfd, "check", str(changed)).out


def test_the_verdict_as_json(signed: Path, desk: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capfd, "verify", str(signed), str(FLOOD), "--pin", desk.cert, "--at", NOW, "--format", "json")
    assert ran.code == 1
    first, second = json.loads(ran.out)
    assert (first["source"], first["good"], first["signer"]["days_left"]) == (str(signed), True, 37)
    assert (second["signed"], second["good"]) == (False, False)


def test_show_tells_who_vouches(signed: Path, desk: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capfd, "show", str(signed), "--pin", desk.cert, "--now", NOW)
    assert "signature ✓ VERIFIED: Signed by CN=Valbrune flood desk, pinned" in ran.flat
    assert "The certificate has 37 days left." in ran.flat
    assert "✗ NOT VERIFIED" in Ran(capfd, "show", str(signed), "--now", NOW).out


def test_a_message_in_a_feed_is_no_longer_what_was_signed(
    signed: Path, desk: Desk, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(feed(signed.read_bytes()))
    ran = Ran(capfd, "verify", str(path), "--pin", desk.cert, "--at", NOW)
    assert (ran.code, ran.out) == (2, "")
    assert "is Atom around 1 message; verify each message as its sender sent it" in ran.err


def test_the_password_comes_from_the_environment(
    desk: Desk, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ["sign", str(FLOOD), "--key", desk.locked, "--cert", desk.cert, "--now", NOW, "--password-env", "PW"]
    for value, code, reason in (
        (None, 2, "--password-env PW: this environment variable is not set"),
        ("wrong", 2, "its password is wrong"),
        ("secret", 0, ""),
    ):
        if value is not None:
            monkeypatch.setenv("PW", value)
        ran = Ran(capfd, *arguments)
        assert ran.code == code
        assert reason in ran.err
        assert bool(ran.out) is (code == 0)


def test_without_a_terminal_nobody_is_asked(desk: Desk) -> None:
    command = [*TOCSIN, "sign", str(FLOOD), "--key", desk.locked, "--cert", desk.cert]
    done = subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL, start_new_session=True)  # noqa: S603
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"there is no terminal to ask on; give --password-env NAME" in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_the_password_is_asked_for(
    desk: Desk, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tocsin.cli.cap.sign.terminal", lambda: True)
    monkeypatch.setattr("typer.prompt", lambda *_, **options: "secret" if options["hide_input"] else "")
    ran = Ran(capfd, "sign", str(FLOOD), "--key", desk.locked, "--cert", desk.cert, "--now", NOW)
    assert (ran.code, "Signature" in ran.out) == (0, True)


def test_what_cannot_be_signed(signed: Path, desk: Desk, stranger: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    keys = ("--key", desk.key, "--cert", desk.cert)
    for arguments, reason in (
        ((str(signed), *keys, "--now", NOW), "is signed already"),
        ((str(FLOOD), "--key", desk.key, "--cert", stranger.cert, "--now", NOW), "none belongs to the key"),
        ((str(FLOOD), "--key", desk.cert, "--cert", desk.cert), f"{desk.cert}: holds no private key"),
        ((str(FLOOD), "--key", desk.key, "--cert", desk.key), f"{desk.key}: holds no certificate"),
        ((str(FLOOD), *keys, "--now", "2027-01-01T00:00Z"), "expired on"),
        (("none.xml", *keys), "none.xml: no such file"),
        ((desk.cert, *keys, "--now", NOW), "not well-formed XML"),
    ):
        ran = Ran(capfd, "sign", *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert reason in ran.err
        assert ran.err.count("\n") == 1
    assert Ran(capfd, "sign", str(signed), *keys, "--now", NOW, "--replace").code == 0


def test_a_wrong_message_is_signed_but_not_silently(desk: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capfd, "sign", str(BROKEN), "--key", desk.key, "--cert", desk.cert, "--now", NOW)
    assert (ran.code, "Signature" in ran.out) == (0, True)
    assert "signed, but it breaks rules of CAP 1.2 (A14, " in ran.err


def test_standard_input_is_signed(desk: Desk) -> None:
    command = [*TOCSIN, "sign", "-", "--key", desk.key, "--cert", desk.cert, "--now", NOW]
    done = subprocess.run(command, input=GOOD, capture_output=True, check=True)  # noqa: S603
    assert b"Signature" in done.stdout
