"""What the tests of ``tocsin cap`` share: messages, running a command, a local server."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tocsin.cli.main import main

EXAMPLES = Path(__file__).parents[2] / "examples"
FLOOD = EXAMPLES / "flood.cap.xml"
BROKEN = EXAMPLES / "flood-broken.cap.xml"
GOOD = FLOOD.read_bytes()
DURING = ("--now", "2025-03-04T18:00+01:00")
AFTER = ("--now", "2025-03-06T18:00+01:00")


def variant(*changes: tuple[str, str], of: bytes = GOOD) -> bytes:
    """The example with texts replaced, each of which must be there."""
    text = of.decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text.encode()


UPDATE = variant(
    ("valbrune-2025-0007", "valbrune-2025-0009"),
    ("17:20:00+01:00", "17:50:00+01:00"),
    (
        "<msgType>Alert</msgType>\n  <scope>Public</scope>",
        "<msgType>Update</msgType>\n  <scope>Public</scope>\n"
        "  <references>desk@valbrune.example,valbrune-2025-0007,2025-03-04T17:20:00+01:00</references>",
    ),
)
SILENT = variant(("<senderName>Valbrune flood desk</senderName>", ""), ("Cellule de crue de Valbrune", "Cellule"))
"""Without an error of CAP 1.2; act-now wants the name of the sender."""


def feed(*messages: bytes) -> bytes:
    """An Atom feed around messages."""
    entries = b"".join(
        b"<entry><content type='text/xml'>" + one.partition(b"?>")[2].strip() + b"</content></entry>"
        for one in messages
    )
    return b'<feed xmlns="http://www.w3.org/2005/Atom">' + entries + b"</feed>"


class Ran:
    """A command that has run: exit code, output, errors."""

    def __init__(self, capfd: pytest.CaptureFixture[str], *arguments: str) -> None:
        self.code = main(["cap", *arguments])
        self.out, self.err = capfd.readouterr()
        assert "Traceback" not in self.err
        self.flat = " ".join(self.out.split())
        """The output whatever its line breaks."""


@contextmanager
def served(answers: dict[str, tuple[str, bytes]]) -> Iterator[str]:
    """The address of a server that gives media type and bytes by path."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, content = answers.get(self.path, ("", b""))
            self.send_response(200 if kind else 404)
            self.send_header("Content-Type", kind or "text/plain")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
