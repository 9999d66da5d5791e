"""Fetching a page from the network: bounded in time, size and reach.

Each host, those of redirects too, is resolved once, every address is checked, and the connection goes to a checked
address: a name that changes its answer after the check (DNS rebinding) gains nothing.
"""

import asyncio
import socket
import ssl
import zlib
from collections.abc import Callable, Collection, Mapping

import httpx
import msgspec

from tocsin.errors import InputError
from tocsin.intake.addresses import Allowed, Resolve, is_public, resolve
from tocsin.intake.files import too_large
from tocsin.intake.inflate import Inflater, TooLargeError
from tocsin.intake.limits import Limits
from tocsin.intake.names import shown

HEADERS = {"User-Agent": "Tocsin/0.1 (early-warning desk)", "Accept-Encoding": "gzip"}
READABLE = {"", "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/octet-stream"}
_AWAY = "save the page and give the file"


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for: headers, which media types are read, what they are not (ends a sentence), and which statuses
    are answers rather than failures. Only the body of a 200 is read."""

    headers: Mapping[str, str]
    reads: Callable[[str], bool]
    unlike: str
    statuses: Collection[int] = (200,)


PAGE = Wanted(
    headers={"Accept": "text/html,application/xhtml+xml,text/plain;q=0.9"},
    reads=READABLE.__contains__,
    unlike=f"neither a web page nor text; {_AWAY} as text",
)


class Answer(msgspec.Struct, frozen=True):
    """What a server sent: ``url`` after redirects, bytes decompressed, Content-Type as sent, headers in lower case."""

    url: str
    data: bytes
    content_type: str
    status: int = 200
    headers: Mapping[str, str] = {}


def get(
    source: str,
    limits: Limits,
    wanted: Wanted = PAGE,
    *,
    allow_private: bool = False,
    lookup: Resolve = resolve,
    allowed: Allowed = is_public,
) -> Answer:
    """The answer to GET ``source``. Raises InputError with the one reason that it failed for."""

    def anywhere(_: str) -> bool:
        return True

    return asyncio.run(_within_time(source, limits, wanted, lookup, anywhere if allow_private else allowed))


async def _within_time(source: str, limits: Limits, wanted: Wanted, lookup: Resolve, allowed: Allowed) -> Answer:
    try:
        async with asyncio.timeout(limits.total):
            return await _follow(source, limits, wanted, lookup, allowed)
    except TimeoutError:
        raise InputError(shown(source), f"no answer within {limits.total:g} s; try later or {_AWAY}") from None
    except (httpx.HTTPError, zlib.error, OSError) as error:
        raise InputError(shown(source), _reason(error)) from None


async def _follow(source: str, limits: Limits, wanted: Wanted, lookup: Resolve, allowed: Allowed) -> Answer:
    url = _parsed(source, source)
    timeout = httpx.Timeout(limits.total, connect=limits.connect)
    # trust_env is off: a proxy would resolve names itself, behind the check.
    async with httpx.AsyncClient(timeout=timeout, follow_redirects=False, trust_env=False) as client:
        for _ in range(limits.redirects + 1):
            addresses = await _checked(url, source, lookup, allowed)
            response = await _send(client, url, addresses, wanted)
            try:
                if not response.has_redirect_location:
                    return await _read(response, url, source, limits, wanted)
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


async def _send(client: httpx.AsyncClient, url: httpx.URL, addresses: list[str], wanted: Wanted) -> httpx.Response:
    """The answer's head, from the first address that takes the connection; TLS is checked against the host's name."""
    failure: httpx.HTTPError | None = None
    for address in addresses:
        request = client.build_request(
            "GET",
            url.copy_with(host=address, fragment=None),
            headers={**HEADERS, **wanted.headers, "Host": url.netloc.decode("ascii")},
            extensions={"sni_hostname": url.raw_host.decode("ascii")},
        )
        try:
            return await client.send(request, stream=True)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            failure = failure or error
    raise failure or httpx.ConnectError("no address")


async def _read(response: httpx.Response, url: httpx.URL, source: str, limits: Limits, wanted: Wanted) -> Answer:
    if response.status_code not in wanted.statuses:
        status = f"{response.status_code} {response.reason_phrase}".strip()
        raise InputError(shown(source), f"the server answers {shown(status)}; check the address or {_AWAY}")
    content_type = response.headers.get("Content-Type", "")
    headers = {name.lower(): value for name, value in response.headers.items()}
    if response.status_code != 200:
        return Answer(str(url), b"", content_type, response.status_code, headers)
    kind = content_type.partition(";")[0].strip().lower()
    if not wanted.reads(kind):
        raise InputError(shown(source), f"is {shown(kind)}, {wanted.unlike}")
    try:
        inflater = Inflater(response.headers.get("Content-Encoding", ""), limits.size)
    except ValueError as error:
        raise InputError(shown(source), f"comes in an unknown compression ({shown(str(error))}); {_AWAY}") from None
    try:
        async for chunk in response.aiter_raw(65_536):
            inflater.feed(chunk)
    except TooLargeError:
        raise too_large(source, limits) from None
    return Answer(str(url), bytes(inflater.data), content_type, 200, headers)


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
