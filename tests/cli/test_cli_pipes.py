"""The command in a process of its own: pipes, signals, a terminal."""

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples"
TOCSIN = [sys.executable, "-c", "import sys; from tocsin.cli.main import main; sys.exit(main())"]
CLOCK = ["--now", "2025-01-14T15:00+01:00"]


def test_standard_input_is_read() -> None:
    report = (EXAMPLES / "kyiv-alert.fr.txt").read_bytes()
    done = subprocess.run([*TOCSIN, "brief", "-", *CLOCK], input=report, capture_output=True, check=False)  # noqa: S603
    assert (done.returncode, done.stderr) == (0, b"")
    assert "KYIV" in done.stdout.decode()


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = [*TOCSIN, "schema"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_ctrl_c_is_quiet() -> None:
    command = [*TOCSIN, "read", "--jsonl", "-"]
    with subprocess.Popen(  # noqa: S603
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        line = b'{"id": "1", "lang": "en", "published": "2025-01-14", "text": "Nothing."}\n'
        process.stdin.write(line)
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == b""
    assert process.returncode == 130


def test_a_terminal_gets_colour_unless_it_wants_none() -> None:
    for environment, coloured in (({}, True), ({"NO_COLOR": "1"}, False)):
        ours, theirs = pty.openpty()
        with subprocess.Popen(  # noqa: S603
            [*TOCSIN, "brief", str(EXAMPLES / "kyiv-alert.fr.txt"), *CLOCK],
            stdout=theirs,
            env={
                **{key: value for key, value in os.environ.items() if key != "NO_COLOR"},
                "TERM": "xterm-256color",
                **environment,
            },
        ):
            os.close(theirs)
            shown = _all(ours)
        assert (b"\x1b[" in shown) is coloured


def _all(terminal: int) -> bytes:
    """What a terminal got until its last writer left."""
    shown = b""
    try:
        while part := os.read(terminal, 65536):
            shown += part
    except OSError:
        pass
    finally:
        os.close(terminal)
    return shown


def test_help_is_quick() -> None:
    subprocess.run([*TOCSIN, "--help"], capture_output=True, check=True)  # noqa: S603
    start = time.perf_counter()
    subprocess.run([*TOCSIN, "--help"], capture_output=True, check=True)  # noqa: S603
    assert time.perf_counter() - start < 1.0


def test_help_imports_nothing_heavy() -> None:
    heavy = "lxml shapely rich trafilatura httpx tocsin.reading tocsin.picture tocsin.places"
    code = f"import sys; import tocsin.cli.main; print([m for m in '{heavy}'.split() if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)  # noqa: S603
    assert done.stdout == b"[]\n"


def test_a_brief_of_a_text_loads_nothing_that_only_pages_and_addresses_need() -> None:
    heavy = "py3langid trafilatura httpx charset_normalizer"
    code = (
        f"import sys; from tocsin.cli.main import main; main(['brief', {str(EXAMPLES / 'kyiv-alert.fr.txt')!r}]); "
        f"print([m for m in '{heavy}'.split() if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)  # noqa: S603
    assert done.stderr == b"[]\n"


def test_the_module_runs_as_the_command_does() -> None:
    done = subprocess.run([sys.executable, "-m", "tocsin.cli.main", "--version"], capture_output=True, check=True)
    assert done.stdout.startswith(b"tocsin ")
