"""Bad input in a process of its own: one clear line, exit 2, the other files read, little memory."""

import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
GOMA = str(EXAMPLES / "goma.en.txt")
LINE = "The US embassy in Kyiv was closed on Monday. Missiles hit Odesa on Sunday. "
MOST_MB = 400


MEASURED = """
import pathlib, re, sys
from tocsin.cli.main import main
code = main(sys.argv[2:])
most = re.search(r"VmHWM:\\s+(\\d+)", pathlib.Path("/proc/self/status").read_text())
pathlib.Path(sys.argv[1]).write_text(most[1])
sys.exit(code)
"""
"""The child tells its own peak: the system's count for a child holds what its parent had before the exec."""


def run(*arguments: str) -> tuple[int, str, str, float]:
    """Exit code, output, errors, and the most memory that it held, in MB."""
    with tempfile.NamedTemporaryFile() as told:
        command = [sys.executable, "-c", MEASURED, told.name, *arguments]
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
        return done.returncode, done.stdout.decode(), done.stderr.decode(), int(told.read()) / 1024


BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\t\xef\xbb\xbf\n", "is empty"),
    "binary.bin": (bytes(range(256)) * 400, "binary data|not recognised"),
    "archive.txt": (b"PK\x03\x04" + bytes(2000), "a ZIP archive"),
    "big.txt": (LINE.encode() * 700_000, "is larger than 5 MB"),
    "line.txt": (LINE.encode() * 14_000, "too long for one report"),
    "encoding.txt": ("Київ".encode("utf-16-be")[1:] + bytes(range(128, 256)) * 40, "not recognised"),
    "arabic.txt": ("أغلقت السفارة الأمريكية في كييف أبوابها يوم الأربعاء بسبب هجوم جوي محتمل.".encode(), "not read"),
}
FAIR: dict[str, bytes] = {
    "control.txt": "The US embassy in Kyiv\x1b[31m was closed\x07. \0Missiles hit Odesa\u202e on Sunday.".encode(),
    "emoji.txt": ("🚨🚨 " + LINE + "💥👩‍👩‍👧‍👦 ").encode() * 20,
    "letters.txt": b"a" * 390_000,
    "nested.html": b"<html><body>" + b"<div>" * 400_000 + LINE.encode() + b"</body></html>",
    "tag.html": b"<html><body><p>" + LINE.encode() + b"<a " + b" ".join(b"x%d=1" % n for n in range(200_000)) + b">",
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_line_and_the_rest_is_briefed(name: str, tmp_path: Path) -> None:
    content, reason = BAD[name]
    path = tmp_path / name
    path.write_bytes(content)
    code, out, err, memory = run("brief", str(path), GOMA)
    assert code == 2
    assert err.count("\n") == 1
    assert err.startswith(f"tocsin: {path}: ")
    assert any(part in err for part in reason.split("|"))
    assert "GOMA" in out
    assert memory < MOST_MB


@pytest.mark.parametrize("name", FAIR)
def test_odd_text_is_read_and_shown_harmless(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(FAIR[name])
    code, out, err, memory = run("brief", str(path))
    assert (code, err) == (0, "")
    assert not {sign for sign in out if sign < " " and sign != "\n"}
    assert "\u202e" not in out
    assert memory < MOST_MB


@pytest.mark.parametrize(
    ("option", "value", "reason"),
    [
        ("--published", "tomorrow", "'tomorrow' is no date"),
        ("--published", "2024-13-40", "'2024-13-40' is no date"),
        ("--lang", "xx", "unknown language 'xx'"),
        ("--lang", "pt", "not read (pt)"),
    ],
)
def test_a_bad_option_names_the_file(option: str, value: str, reason: str) -> None:
    code, out, err, _ = run("brief", GOMA, option, value)
    assert (code, out) == (2, "")
    assert err.startswith(f"tocsin: {GOMA}: ")
    assert err.count("\n") == 1
    assert reason in err


def test_a_bad_hour_is_one_line() -> None:
    assert run("brief", GOMA, "--as-of", "soon")[:3] == (
        2,
        "",
        "tocsin: --as-of: 'soon' is no time; write 2025-01-14T13:30+02:00\n",
    )


class Redirecting(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(302)
        self.send_header("Location", self.path)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def port() -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Redirecting) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def test_addresses_that_may_not_or_do_not_answer(port: int) -> None:
    for address, reason in (
        (f"http://localhost:{port}/redirect", "not on the public internet"),
        ("http://nosuch.invalid/", "is not known"),
    ):
        code, out, err, _ = run("brief", address, GOMA)
        assert code == 2
        assert err.startswith(f"tocsin: {address}: ")
        assert err.count("\n") == 1
        assert reason in err
        assert "GOMA" in out
    code, _, err, _ = run("brief", f"http://127.0.0.1:{port}/", "--allow-private")
    assert code == 2
    assert "redirect" in err


def test_the_first_run_says_that_it_builds_the_place_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOCSIN_CACHE", str(tmp_path))
    assert run("read", GOMA)[2] == "Building the place index (once) …\n"
    assert run("read", GOMA)[2] == ""
