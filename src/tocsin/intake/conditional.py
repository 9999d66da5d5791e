"""Asking for a feed or a message again and again, with little traffic: conditional requests (RFC 9110, section 13).

What a server said of its answer goes back with the next request; if nothing changed, it answers 304 without a body.
Of a server that cannot do so, the digest of the body tells. Bounds and refusals are those of ``net``.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from hashlib import sha256

import msgspec

from tocsin.cap import tree
from tocsin.errors import InputError
from tocsin.intake import net
from tocsin.intake.addresses import Allowed, Resolve, is_public, resolve
from tocsin.intake.limits import Limits
from tocsin.intake.names import shown

FEED = Limits(size=tree.MAX_BYTES)
LONGEST_WAIT = timedelta(days=1)
"""A server that asks for more is asked again after this: a mistaken header must not silence a source of warnings."""
ACCEPT = "application/cap+xml,application/atom+xml,application/rss+xml,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.1"
READABLE = {"", "application/xml", "text/xml", "text/plain", "text/html", "application/octet-stream"}
"""Beside all types that end with +xml; some servers call their feeds text or HTML."""
STATUSES = (200, 304, 429, 503)
_SENDABLE = re.compile(r"[!-~][ -~]{0,999}")
_SECONDS = re.compile(r"\d{1,12}", re.ASCII)
_DIRECTIVE = re.compile(r'([a-z-]+)\s*(?:=\s*"?(\d{1,12})"?)?', re.ASCII | re.IGNORECASE)


class Validators(msgspec.Struct, frozen=True, kw_only=True):
    """What tells one version of a resource from the next: keep them beside the address and give them again.

    ``etag`` and ``last_modified`` are as the server sent them, ``digest`` is the SHA-256 of the body in hexadecimal.
    """

    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """A new body. ``url`` is where it was found after redirects; ``fresh_until`` as in ``Unchanged``."""

    data: bytes
    url: str
    content_type: str
    validators: Validators
    fresh_until: datetime | None = None


class Unchanged(msgspec.Struct, frozen=True, kw_only=True):
    """The body is the one of last time. Until ``fresh_until`` the server would rather not be asked (Cache-Control)."""

    validators: Validators
    fresh_until: datetime | None = None


class Later(msgspec.Struct, frozen=True, kw_only=True):
    """The server is busy, or is asked too often (503, 429). ``until`` is its Retry-After, ``None`` if it gave none."""

    status: int
    validators: Validators
    until: datetime | None = None


def fetch_if_changed(
    url: str,
    known: Validators | None = None,
    *,
    now: datetime,
    allow_private: bool = False,
    limits: Limits = FEED,
    lookup: Resolve = resolve,
    allowed: Allowed = is_public,
) -> Changed | Unchanged | Later:
    """What is at ``url`` since ``known``, which is what the last answer gave; ``None`` the first time.

    ``now`` is aware; times that a server gives are held to a day after it. Raises ``InputError`` for what cannot be
    fetched: no http(s) address, one off the public internet (``allow_private`` lifts that), too large, too slow, not
    XML by its type, or another status than 200, 304, 429 and 503.
    """
    known = known or Validators()
    wanted = net.Wanted(
        headers={"Accept": ACCEPT, **_conditions(known)},
        reads=lambda kind: kind in READABLE or kind.endswith("+xml"),
        unlike="no XML; give the address of a feed or a CAP message",
        statuses=STATUSES,
    )
    answer = net.get(url, limits, wanted, allow_private=allow_private, lookup=lookup, allowed=allowed)
    if answer.status in (429, 503):
        until = _retry_after(answer.headers.get("retry-after", ""), now)
        return Later(status=answer.status, validators=known, until=until)
    if answer.status == 304 and not _conditions(known):
        raise InputError(shown(url), "the server answers 304 Not Modified to a first request; try later")
    fresh_until = _fresh_until(answer.headers, now)
    validators = _validators(answer, known)
    if answer.status == 304 or validators.digest == known.digest:
        return Unchanged(validators=validators, fresh_until=fresh_until)
    return Changed(
        data=answer.data,
        url=answer.url,
        content_type=answer.content_type,
        validators=validators,
        fresh_until=fresh_until,
    )


def _conditions(known: Validators) -> dict[str, str]:
    """The headers of a conditional request; what cannot stand in a header is left out."""
    pairs = (("If-None-Match", known.etag), ("If-Modified-Since", known.last_modified))
    return {name: value for name, value in pairs if value is not None and _SENDABLE.fullmatch(value)}


def _validators(answer: net.Answer, known: Validators) -> Validators:
    """Those of the answer. A 304 keeps what it does not name."""
    etag, last_modified = (_kept(answer.headers.get(name)) for name in ("etag", "last-modified"))
    if answer.status == 304:
        return Validators(
            etag=etag or known.etag, last_modified=last_modified or known.last_modified, digest=known.digest
        )
    return Validators(etag=etag, last_modified=last_modified, digest=sha256(answer.data).hexdigest())


def _kept(value: str | None) -> str | None:
    return value if value is not None and _SENDABLE.fullmatch(value) else None


def _fresh_until(headers: Mapping[str, str], now: datetime) -> datetime | None:
    """RFC 9111, section 5.2.2: max-age less the answer's Age; no-cache and no-store ask for a request each time."""
    directives = {name.lower(): value for name, value in _DIRECTIVE.findall(headers.get("cache-control", ""))}
    if directives.keys() & {"no-cache", "no-store"}:
        return now
    if not directives.get("max-age"):
        return None
    age = headers.get("age", "").strip()
    seconds = int(directives["max-age"]) - (int(age) if _SECONDS.fullmatch(age) else 0)
    return _held(seconds, now)


def _retry_after(value: str, now: datetime) -> datetime | None:
    """Seconds or a date (RFC 9110, section 10.2.3)."""
    value = value.strip()
    if _SECONDS.fullmatch(value):
        return _held(int(value), now)
    try:
        when = parsedate_to_datetime(value)
    except ValueError:
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return _held((when - now).total_seconds(), now)


def _held(seconds: float, now: datetime) -> datetime:
    return now + timedelta(seconds=max(0.0, min(seconds, LONGEST_WAIT.total_seconds())))
