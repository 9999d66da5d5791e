import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from intake_server import TEXT, running

from tocsin.errors import InputError
from tocsin.intake import Limits, fetch
from tocsin.intake.addresses import is_public
from tocsin.intake.net import get

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
QUICK = Limits(total=1.0, connect=0.5)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with running() as address:
        yield address


@pytest.mark.parametrize("path", ["page", "gzip", "moved"])
def test_a_page_is_fetched_through_compression_and_redirects(server: str, path: str) -> None:
    document = fetch(f"{server}/{path}", now=NOW, allow_private=True)
    assert document.text == TEXT
    assert document.source == f"{server}/{path}"
    assert document.outlet == "127.0.0.1"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("gzip-bomb", "larger than 5 MB"),
        ("big", "larger than 5 MB"),
        ("broken-gzip", "compressed content is damaged"),
        ("brotli", "unknown compression"),
        ("loop", "redirects more than 5 times"),
        ("to-file", "not http or https"),
        ("pdf", "application/pdf"),
        ("missing", "404 Not Found"),
        ("nothing", "is empty"),
        ("slow-head", "no answer within 1 s"),
        ("slow-body", "no answer within 1 s"),
        ("unknown", "breaks off"),
    ],
)
def test_a_bad_answer_gives_one_line_with_its_reason(server: str, path: str, reason: str) -> None:
    limits = QUICK if path.startswith("slow") else Limits()
    began = time.monotonic()
    with pytest.raises(InputError, match=reason) as caught:
        fetch(f"{server}/{path}", now=NOW, allow_private=True, limits=limits)
    assert str(caught.value).startswith(f"{server}/{path}: ")
    assert "\n" not in str(caught.value)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost:8000/",
        "http://[::1]/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://[::ffff:10.0.0.1]/",
    ],
)
def test_what_is_not_on_the_public_internet_is_not_asked(address: str) -> None:
    with pytest.raises(InputError, match=r"not on the public internet|is not known"):
        fetch(address, now=NOW)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://example.org/a", "not http or https"),
        ("http://", "names no host"),
        ("http://user:secret@example.org/", "user name or password"),
        ("http://[::1/", "not a web address"),
        ("http://a b/", "not a web address|is not known"),
    ],
)
def test_a_bad_address_is_refused_before_the_network(address: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        fetch(address, now=NOW)


async def _first_loopback(host: str, port: int) -> list[str]:
    return [host if host.startswith("127.") else "127.0.0.1"]


def test_a_redirect_to_an_address_that_is_not_allowed_is_not_followed(server: str) -> None:
    with pytest.raises(InputError, match=r"127\.0\.0\.2, not on the public internet"):
        get(f"{server}/to-private", Limits(), lookup=_first_loopback, allowed=lambda ip: ip == "127.0.0.1")


def test_the_connection_goes_to_the_checked_address_and_names_the_host(server: str) -> None:
    port = server.rpartition(":")[2]
    answer = get(f"http://report.test:{port}/host", Limits(), lookup=_first_loopback, allowed=str.isascii)
    assert answer.data == b"Report for report.test"


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    async def both(host: str, port: int) -> list[str]:
        return ["1.1.1.1", "10.0.0.1"]

    with pytest.raises(InputError, match=r"10\.0\.0\.1"):
        get("http://report.test/", Limits(), lookup=both)


def test_a_host_without_address_is_named() -> None:
    async def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror

    with pytest.raises(InputError, match=r"report\.test is not known"):
        get("http://report.test/", Limits(), lookup=unknown)


def test_a_refused_connection_and_a_server_without_tls_are_told_apart(server: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(InputError, match="refuses the connection"):
        fetch(f"http://127.0.0.1:{port}/", now=NOW, allow_private=True)
    with pytest.raises(InputError, match="TLS"):
        fetch(f"{server.replace('http', 'https')}/page", now=NOW, allow_private=True)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("1.1.1.1", True),
        ("2606:4700::1111", True),
        ("64:ff9b::101:101", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b:1::1", False),
        ("2002:7f00:1::", False),
        ("not an address", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public
