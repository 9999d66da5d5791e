"""Fetching a page from the network: bounded in time, size and reach.

Each host, those of redirects too, is resolved once, every address is checked, and the connection goes to a checked
address: a name that changes its answer after the check (DNS rebinding) gains nothing.
"""

import asyncio
import socket
import ssl
import zlib
from collections.abc import Collection

import httpx
import msgspec

from tocsin.errors import InputError
from tocsin.intake.addresses import Allowed, Resolve, is_public, resolve
from tocsin.intake.files import too_large
from tocsin.intake.inflate import Inflater, TooLargeError
from tocsin.intake.limits import Limits
from tocsin.intake.names import shown

HEADERS = {
    "User-Agent": "Tocsin/0.1 (early-warning desk)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9",
    "Accept-Encoding": "gzip",
}
READABLE = {"", "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/octet-stream"}
MESSAGES = READABLE | {
    "text/xml",
    "application/xml",
    "application/cap+xml",
    "application/atom+xml",
    "application/rss+xml",
    "application/json",
}
"""CAP messages and feeds of them."""
_AWAY = "save the page and give the file"


class Answer(msgspec.Struct, frozen=True):
    """What a server sent: ``url`` after redirects, bytes decompressed, Content-Type as sent."""

    url: str
    data: bytes
    content_type: str


def get(
    source: str,
    limits: Limits,
    *,
    allow_private: bool = False,
    lookup: Resolve = resolve,
    allowed: Allowed = is_public,
    kinds: Collection[str] = READABLE,
) -> Answer:
    """The answer to GET ``source``, of one of the media types ``kinds``. Raises InputError with the one reason."""

    def anywhere(_: str) -> bool:
        return True

    return asyncio.run(_within_time(source, limits, lookup, anywhere if allow_private else allowed, kinds))


async def _within_time(
    source: str, limits: Limits, lookup: Resolve, allowed: Allowed, kinds: Collection[str]
) -> Answer:
    try:
        async with asyncio.timeout(limits.total):
            return await _follow(source, limits, lookup, allowed, kinds)
    except TimeoutError:
        raise InputError(shown(source), f"no answer within {limits.total:g} s; try later or {_AWAY}") from None
    except (httpx.HTTPError, zlib.error, OSError) as error:
        raise InputError(shown(source), _reason(error)) from None


async def _follow(source: str, limits: Limits, lookup: Resolve, allowed: Allowed, kinds: Collection[str]) -> Answer:
    url = _parsed(source, source)
    timeout = httpx.Timeout(limits.total, connect=limits.connect)
    # trust_env is off: a proxy would resolve names itself, behind the check.
    async with httpx.AsyncClient(timeout=timeout, follow_redirects=False, trust_env=False) as client:
        for _ in range(limits.redirects + 1):
            addresses = await _checked(url, source, lookup, allowed)
            response = await _send(client, url, addresses, kinds)
            try:
                if not response.has_redirect_location:
                    return await _read(response, url, source, limits, kinds)
                url = _parsed(_joined(url, response.headers["Location"], source), source)
            finally:
                await response.aclose()
    raise InputError(shown(source), f"redirects more than {limits.redirects} times; give the address it ends at")


def _parsed(address: str, source: str) -> httpx.URL:
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, ValueError):
        raise InputError(shown(source), "is not a web address; check its spelling") from None
    led = "" if address == source else f"leads to {shown(str(url))}, which "
    if url.scheme not in ("http", "https"):
        raise InputError(shown(source), f"{led}is not http or https; {_AWAY}")
    if not url.host:
        raise InputError(shown(source), f"{led}names no host; check its spelling")
    if url.userinfo:
        raise InputError(shown(source), f"{led}holds a user name or password; {_AWAY}")
    return url


def _joined(url: httpx.URL, location: str, source: str) -> str:
    try:
        return str(url.join(location))
    except (httpx.InvalidURL, ValueError):
        raise InputError(shown(source), f"redirects to a broken address; {_AWAY}") from None


async def _checked(url: httpx.URL, source: str, lookup: Resolve, allowed: Allowed) -> list[str]:
    """The addresses of the host, every one of which is allowed."""
    host = url.host
    try:
        addresses = await lookup(host, _port(url))
    except (socket.gaierror, UnicodeError):
        addresses = []
    if not addresses:
        raise InputError(shown(source), f"the host {host} is not known; check the address and the connection")
    for address in addresses:
        if not allowed(address):
            reason = f"the host {host} is at {address}, not on the public internet; {_AWAY}"
            raise InputError(shown(source), reason)
    return addresses


def _port(url: httpx.URL) -> int:
    return url.port or (443 if url.scheme == "https" else 80)


async def _send(
    client: httpx.AsyncClient, url: httpx.URL, addresses: list[str], kinds: Collection[str]
) -> httpx.Response:
    """The answer's head, from the first address that takes the connection; TLS is checked against the host's name."""
    failure: httpx.HTTPError | None = None
    accept = HEADERS["Accept"] if kinds is READABLE else f"{', '.join(sorted(filter(None, kinds)))}, */*;q=0.1"
    for address in addresses:
        request = client.build_request(
            "GET",
            url.copy_with(host=address, fragment=None),
            headers={**HEADERS, "Accept": accept, "Host": url.netloc.decode("ascii")},
            extensions={"sni_hostname": url.raw_host.decode("ascii")},
        )
        try:
            return await client.send(request, stream=True)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            failure = failure or error
    raise failure or httpx.ConnectError("no address")


async def _read(
    response: httpx.Response, url: httpx.URL, source: str, limits: Limits, kinds: Collection[str]
) -> Answer:
    if response.status_code != 200:
        status = f"{response.status_code} {response.reason_phrase}".strip()
        raise InputError(shown(source), f"the server answers {shown(status)}; check the address or {_AWAY}")
    content_type = response.headers.get("Content-Type", "")
    kind = content_type.partition(";")[0].strip().lower()
    if kind not in kinds:
        wanted = "neither a web page nor text" if kinds is READABLE else "no CAP message or feed"
        raise InputError(shown(source), f"is {shown(kind)}, {wanted}; {_AWAY}{' as text' * (kinds is READABLE)}")
    try:
        inflater = Inflater(response.headers.get("Content-Encoding", ""), limits.size)
    except ValueError as error:
        raise InputError(shown(source), f"comes in an unknown compression ({shown(str(error))}); {_AWAY}") from None
    try:
        async for chunk in response.aiter_raw(65_536):
            inflater.feed(chunk)
    except TooLargeError:
        raise too_large(source, limits) from None
    return Answer(str(url), bytes(inflater.data), content_type)


def _reason(error: BaseException) -> str:
    """Why the connection failed, by the innermost cause that we know."""
    chain: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in chain:
        chain.append(cause)
        cause = cause.__cause__ or cause.__context__
    kinds: tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], str], ...] = (
        (ssl.SSLCertVerificationError, f"its TLS certificate is not valid; do not trust it, or {_AWAY}"),
        (ssl.SSLError, f"no secure (TLS) connection can be made; {_AWAY}"),
        (ConnectionRefusedError, "the host refuses the connection; check the address and the port"),
        ((httpx.TimeoutException, TimeoutError), f"the host does not answer in time; try later or {_AWAY}"),
        (zlib.error, f"its compressed content is damaged; {_AWAY}"),
        (httpx.ConnectError, "the host cannot be reached; check the address and the connection"),
    )
    for kind, reason in kinds:
        if any(isinstance(link, kind) for link in chain):
            return reason
    return f"the server breaks off or does not speak HTTP; try later or {_AWAY}"
