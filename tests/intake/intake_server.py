"""A real HTTP server on loopback that behaves well and badly."""

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TEXT = "The embassy in Kyiv is closed today and its staff were told to shelter in place."
PAGE = f"<!doctype html><html><body><p>{TEXT}</p></body></html>".encode()


class Handler(BaseHTTPRequestHandler):
    server: ThreadingHTTPServer

    def do_GET(self) -> None:
        try:
            getattr(self, f"on_{self.path.strip('/').replace('-', '_')}")()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Type": "text/html; charset=utf-8", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def on_page(self) -> None:
        self.answer(PAGE)

    def on_host(self) -> None:
        self.answer(f"Report for {self.headers['Host'].partition(':')[0]}".encode(), Content_Type="text/plain")

    def on_gzip(self) -> None:
        self.answer(gzip.compress(PAGE), Content_Encoding="gzip")

    def on_gzip_bomb(self) -> None:
        self.answer(gzip.compress(bytes(60_000_000)), Content_Encoding="gzip")

    def on_broken_gzip(self) -> None:
        self.answer(b"\x1f\x8bnonsense", Content_Encoding="gzip")

    def on_brotli(self) -> None:
        self.answer(b"x", Content_Encoding="br")

    def on_big(self) -> None:
        self.answer(b"a" * 6_000_000)

    def on_moved(self) -> None:
        self.answer(b"", 302, Location="/page")

    def on_loop(self) -> None:
        self.answer(b"", 302, Location="/loop")

    def on_to_private(self) -> None:
        self.answer(b"", 302, Location=f"http://127.0.0.2:{self.server.server_port}/page")

    def on_to_file(self) -> None:
        self.answer(b"", 302, Location="file:///etc/passwd")

    def on_pdf(self) -> None:
        self.answer(b"%PDF-1.7", Content_Type="application/pdf")

    def on_missing(self) -> None:
        self.answer(b"gone", 404)

    def on_nothing(self) -> None:
        self.answer(b"")

    def on_slow_head(self) -> None:
        """A header sign by sign: no single read ever waits long."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        for _ in range(100):
            self.wfile.write(b"x")
            time.sleep(0.05)

    def on_slow_body(self) -> None:
        self.answer(b"")
        for _ in range(100):
            self.wfile.write(b"x")
            time.sleep(0.05)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Quiet."""


@contextmanager
def running() -> Iterator[str]:
    """The server's address, without a path."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
