"""Contact addresses: what each channel takes, in one normal form."""

import ipaddress
import re
from typing import TYPE_CHECKING, Literal, get_args
from urllib.parse import urlsplit

import msgspec

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

Channel = Literal["email", "sms", "push", "webhook"]
CHANNELS: tuple[Channel, ...] = get_args(Channel)
LONGEST = 2_000
_EMAIL = re.compile(
    r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,63}",
    re.IGNORECASE,
)
_LOCAL = ("localhost", ".localhost", ".local", ".internal", ".lan", ".home.arpa")


class AddressError(Exception):
    """Why an address is refused, and how to mend it."""


class Address(msgspec.Struct, frozen=True):
    """``sent`` is what messages go to, ``normal`` what makes two addresses the same."""

    channel: Channel
    sent: str
    normal: str


def address(channel: Channel, text: str, country: str = "") -> Address:
    """An address as people write it; ``country`` (alpha-2) is that of telephone numbers without +.

    Raises ``AddressError``.
    """
    text = text.strip()
    if len(text) > LONGEST or not text.isprintable():
        raise AddressError("has control characters or is far too long; write the address alone")
    if channel == "email":
        return _email(text)
    if channel == "sms":
        return _number(text, country)
    return _endpoint(channel, text)


def _email(text: str) -> Address:
    if len(text) > 254 or not _EMAIL.fullmatch(text):
        raise AddressError(f"'{text}' is no e-mail address; write name@example.org")
    local, _, domain = text.rpartition("@")
    if len(local) > 64:
        raise AddressError(f"'{text}' is no e-mail address: more than 64 characters stand before the @")
    return Address("email", f"{local}@{domain.lower()}", text.lower())


def _number(text: str, country: str) -> Address:
    import phonenumbers

    text = f"+{text[2:]}" if text.startswith("00") else text
    try:
        number = phonenumbers.parse(text, country or None)
    except phonenumbers.NumberParseException as problem:
        if problem.error_type == phonenumbers.NumberParseException.INVALID_COUNTRY_CODE and not text.startswith("+"):
            raise AddressError(f"'{text}' has no country code; write +33 6 12 34 56 78, or say --country FR") from None
        raise AddressError(f"'{text}' is no telephone number; write +33 6 12 34 56 78") from None
    if not phonenumbers.is_valid_number(number):
        where = f" in {country}" if country and not text.startswith("+") else ""
        raise AddressError(f"'{text}' is no number in use{where}: {_amiss(number)}; write +33 6 12 34 56 78")
    normal = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return Address("sms", normal, normal)


def _amiss(number: "PhoneNumber") -> str:
    import phonenumbers

    kind = phonenumbers.is_possible_number_with_reason(number)
    reasons = {
        phonenumbers.ValidationResult.TOO_SHORT: "too few digits",
        phonenumbers.ValidationResult.TOO_LONG: "too many digits",
        phonenumbers.ValidationResult.INVALID_COUNTRY_CODE: "no such country code",
    }
    return reasons.get(kind, "no network has given such numbers out")


def _endpoint(channel: Channel, text: str) -> Address:
    """An HTTPS address on the public internet. Where its name leads is for the channel to check when it sends."""
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        host, parts = "", None
    if parts is None or parts.scheme.lower() != "https" or not host or " " in text:
        raise AddressError(f"'{text}' is no secure web address; write https://example.org/path")
    if parts.username is not None or parts.password is not None:
        raise AddressError("the web address holds a password; leave it out, requests are signed")
    if _private(host):
        raise AddressError(f"'{host}' is in a private network; give an address that is on the public internet")
    normal = parts._replace(scheme="https", netloc=parts.netloc.lower(), fragment="").geturl()
    return Address(channel, normal, normal)


def _private(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        name = host.rstrip(".").lower()
        return "." not in name or name.endswith(_LOCAL) or name.replace(".", "").isdecimal()
