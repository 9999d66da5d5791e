"""Rules of files that go with a message (section 3.2.3)."""

import binascii
import hashlib
import re

from tocsin.cap.checks.report import Report
from tocsin.cap.model import Resource
from tocsin.cap.text import shorten

MEDIA_TYPE = re.compile(r"[\w!#$&^.+-]+/[\w!#$&^.+-]+(\s*;.*)?", re.ASCII)
"""RFC 2046, type/subtype, perhaps with parameters."""
ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
SHA1 = re.compile(r"[0-9A-Fa-f]{40}|[A-Za-z0-9+/]{27}=")
"""FIPS 180-2: 40 hexadecimal digits; base64 is seen in the wild."""


def check_resource(resource: Resource, report: Report) -> None:
    """One resource; ``report.prefix`` is its path."""
    if not resource.resource_desc.strip():
        report.add("R01", "resourceDesc", "is empty; describe the file")
    if not MEDIA_TYPE.fullmatch(resource.mime_type.strip()):
        report.add("R02", "mimeType", f"{shorten(resource.mime_type)} is no media type such as image/png")
    if resource.size is not None and resource.size < 0:
        report.add("R03", "size", f"{resource.size} is no size")
    if resource.uri is not None:
        if not ABSOLUTE.fullmatch(resource.uri.strip()) and not resource.deref_uri:
            report.add("R04", "uri", f"{shorten(resource.uri)} is no full address, and no file is embedded")
        if resource.size is None and not resource.deref_uri:
            report.add("R07", "size", "is missing; give the bytes that are to be fetched")
    if resource.digest is not None and not SHA1.fullmatch(resource.digest.strip()):
        report.add("R06", "digest", f"{shorten(resource.digest)} is no SHA-1 of 40 hexadecimal digits")
    elif resource.deref_uri is not None:
        _embedded(resource.deref_uri, resource.digest, report)


def _embedded(encoded: str, digest: str | None, report: Report) -> None:
    try:
        data = binascii.a2b_base64("".join(encoded.split()).encode("ascii"), strict_mode=True)
    except ValueError:
        report.add("R05", "derefUri", "is not base64; encode the file anew")
        return
    if not data:
        report.add("R05", "derefUri", "is empty; embed the file or leave it out")
    elif digest is not None:
        true = hashlib.sha1(data, usedforsecurity=False)
        if digest.strip().lower() != true.hexdigest() and digest.strip() != _base64(true.digest()):
            report.add("R08", "digest", "is not that of the embedded file; make it anew")


def _base64(data: bytes) -> str:
    return binascii.b2a_base64(data, newline=False).decode("ascii")
