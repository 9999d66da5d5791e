"""``tocsin cap sign``: a message with the signature of its sender."""

import os
from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli import options, screen
from tocsin.cli.cap.sources import data
from tocsin.errors import InputError


def sign(
    source: Annotated[str, typer.Argument(metavar="FILE|-", help="The message.")],
    key: Annotated[str, typer.Option(metavar="KEY.pem", help="The private key.")],
    cert: Annotated[str, typer.Option(metavar="CERT.pem", help="The certificate of the key.")],
    chain: Annotated[
        list[str] | None, typer.Option(metavar="FILE", help="Certificates up to the authority, sent along.")
    ] = None,
    password_env: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Environment variable with the key's password; else it is asked for."),
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Take earlier signatures out.")] = False,
    out: options.Out = None,
    now: options.Now = None,
) -> None:
    """Sign a message (XML Signature, RSA or ECDSA with SHA-256).

    Send the bytes as they are: a message that is indented anew no longer matches its signature.
    """
    from tocsin.cap import signature

    message = data(source)
    pem = data(key)
    secret = _password(pem, key, password_env)
    certificates = tuple(
        one for name in (cert, *(chain or ())) for one in signature.load_certificates(data(name), source=name)
    )
    name = "standard input" if source == "-" else source
    signed = signature.sign(
        message,
        signature.load_key(pem, password=secret, source=key),
        certificates,
        at=options.clock(now),
        replace=replace,
        source=name,
    )
    _warn(signed, name)
    screen.put(signed, out)


def _password(pem: bytes, key: str, variable: str | None) -> bytes | None:
    """``None`` for a key without one. Raises ``InputError`` where nobody can be asked."""
    if b"ENCRYPTED" not in pem:
        return None
    if variable is not None:
        if not os.environ.get(variable):
            raise InputError(f"--password-env {variable}", "this environment variable is not set, or empty; set it")
        return os.environb[variable.encode()]
    if not terminal():
        raise InputError(key, "is protected, and there is no terminal to ask on; give --password-env NAME")
    password: str = typer.prompt(f"Password of {key}", hide_input=True, err=True)
    return password.encode()


def terminal() -> bool:
    """Whether a person can be asked, even where standard input is the message."""
    try:
        with Path("/dev/tty").open("rb"):
            return True
    except OSError:
        return False


def _warn(signed: bytes, name: str) -> None:
    """A wrong message is signed all the same, for the sender knows what it sends; but not silently."""
    from tocsin import cap

    errors = [finding for finding in cap.check(cap.read(signed, name)[0]) if finding.level == "error"]
    if errors:
        rules = ", ".join(dict.fromkeys(finding.rule for finding in errors))
        screen.complain(f"{name}: signed, but it breaks rules of CAP 1.2 ({rules}); see `tocsin cap check`")
