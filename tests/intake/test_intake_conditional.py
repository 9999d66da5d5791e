"""A source that is asked often, over a real HTTP server: unchanged, changed, busy and broken."""

import gzip
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from tocsin.errors import InputError
from tocsin.intake.conditional import Changed, Later, Unchanged, Validators, fetch_if_changed
from tocsin.intake.limits import Limits

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
FEED = b'<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:example:1</id></feed>'
DIGEST = sha256(FEED).hexdigest()
MODIFIED = "Sun, 01 Jun 2025 10:00:00 GMT"


class Handler(BaseHTTPRequestHandler):
    """Each path is a behaviour; what was asked is kept in ``asked``."""

    asked: ClassVar[list[dict[str, str]]] = []

    def do_GET(self) -> None:
        self.asked.append({name.lower(): value for name, value in self.headers.items()})
        getattr(self, f"on_{self.path.strip('/').replace('-', '_')}")()

    def answer(self, body: bytes = FEED, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Type": "application/atom+xml", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def on_tagged(self) -> None:
        if self.headers["If-None-Match"] == '"v1"':
            self.answer(b"", 304, ETag='"v1"', Cache_Control="max-age=60")
        else:
            self.answer(ETag='"v1"', Last_Modified=MODIFIED, Cache_Control="public, max-age=300", Age="100")

    def on_dated(self) -> None:
        if self.headers["If-Modified-Since"] == MODIFIED:
            self.answer(b"", 304)
        else:
            self.answer(gzip.compress(FEED), Last_Modified=MODIFIED, Content_Encoding="gzip", Cache_Control="no-cache")

    def on_plain(self) -> None:
        self.answer(Content_Type="text/plain", Cache_Control="private, max-age=x")

    def on_moved(self) -> None:
        self.answer(b"", 301, Location="/tagged")

    def on_always_304(self) -> None:
        self.answer(b"", 304)

    def on_odd_tag(self) -> None:
        self.answer(ETag="\x01", Last_Modified="", Cache_Control="max-age=999999999999", Age="x")

    def on_busy(self) -> None:
        self.answer(b"busy", 503, Retry_After="120", Content_Type="text/html")

    def on_often(self) -> None:
        self.answer(b"", 429, Retry_After="Sun, 01 Jun 2025 12:10:00 GMT")

    def on_zoneless(self) -> None:
        self.answer(b"", 429, Retry_After="Sun, 01 Jun 2025 12:10:00 -0000")

    def on_past(self) -> None:
        self.answer(b"", 503, Retry_After="Sun, 01 Jun 2025 11:00:00 GMT")

    def on_for_ever(self) -> None:
        self.answer(b"", 503, Retry_After="Sun, 01 Jun 9999 12:10:00 GMT")

    def on_silent(self) -> None:
        self.answer(b"", 503)

    def on_json(self) -> None:
        self.answer(b"{}", Content_Type="application/json")

    def on_gone(self) -> None:
        self.answer(b"", 410)

    def on_big(self) -> None:
        self.answer(b"<" + b"a" * 2000)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Quiet."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


def ask(url: str, known: Validators | None = None) -> Changed | Unchanged | Later:
    return fetch_if_changed(url, known, now=NOW, allow_private=True)


def test_an_entity_tag_saves_the_body_the_second_time(server: str) -> None:
    first = ask(f"{server}/tagged")
    known = Validators(etag='"v1"', last_modified=MODIFIED, digest=DIGEST)
    assert first == Changed(
        data=FEED,
        url=f"{server}/tagged",
        content_type="application/atom+xml",
        validators=known,
        fresh_until=NOW + timedelta(seconds=200),
    )
    assert "if-none-match" not in Handler.asked[-1]
    assert ask(f"{server}/tagged", known) == Unchanged(validators=known, fresh_until=NOW + timedelta(seconds=60))
    assert (Handler.asked[-1]["if-none-match"], Handler.asked[-1]["if-modified-since"]) == ('"v1"', MODIFIED)
    assert isinstance(ask(f"{server}/tagged", Validators(etag='"v0"')), Changed)


def test_a_date_saves_the_body_too(server: str) -> None:
    first = ask(f"{server}/dated")
    assert isinstance(first, Changed)
    assert (first.data, first.fresh_until) == (FEED, NOW)
    assert ask(f"{server}/dated", first.validators) == Unchanged(validators=first.validators)


def test_of_a_server_that_knows_no_conditions_the_digest_tells(server: str) -> None:
    first = ask(f"{server}/plain")
    assert isinstance(first, Changed)
    assert (first.validators, first.fresh_until) == (Validators(digest=DIGEST), None)
    assert ask(f"{server}/plain", first.validators) == Unchanged(validators=first.validators)


def test_a_redirect_is_followed_and_told(server: str) -> None:
    first = ask(f"{server}/moved")
    assert isinstance(first, Changed)
    assert first.url == f"{server}/tagged"
    assert isinstance(ask(f"{server}/moved", first.validators), Unchanged)


def test_what_cannot_stand_in_a_header_is_neither_kept_nor_sent(server: str) -> None:
    first = ask(f"{server}/odd-tag", Validators(etag='"é"', last_modified="a\r\nX: b"))
    assert isinstance(first, Changed)
    assert "if-none-match" not in Handler.asked[-1]
    assert "x" not in Handler.asked[-1]
    assert first.validators == Validators(digest=DIGEST)
    assert first.fresh_until == NOW + timedelta(days=1)


@pytest.mark.parametrize(
    ("path", "status", "until"),
    [
        ("busy", 503, NOW + timedelta(seconds=120)),
        ("often", 429, NOW + timedelta(minutes=10)),
        ("zoneless", 429, NOW + timedelta(minutes=10)),
        ("past", 503, NOW),
        ("for-ever", 503, NOW + timedelta(days=1)),
        ("silent", 503, None),
    ],
)
def test_a_busy_server_is_asked_later(server: str, path: str, status: int, until: datetime | None) -> None:
    known = Validators(etag='"v1"', digest=DIGEST)
    assert ask(f"{server}/{path}", known) == Later(status=status, validators=known, until=until)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("json", "is application/json, no XML; give the address of a feed or a CAP message"),
        ("gone", "answers 410 Gone"),
        ("always-304", "304 Not Modified to a first request"),
        ("big", r"larger than 0\.001 MB"),
    ],
)
def test_a_bad_answer_gives_one_line(server: str, path: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        fetch_if_changed(f"{server}/{path}", now=NOW, allow_private=True, limits=Limits(size=1000))
    assert str(caught.value).startswith(f"{server}/{path}: ")


def test_what_is_not_on_the_public_internet_is_not_asked(server: str) -> None:
    before = len(Handler.asked)
    with pytest.raises(InputError, match="not on the public internet"):
        fetch_if_changed(f"{server}/tagged", now=NOW)
    assert len(Handler.asked) == before
