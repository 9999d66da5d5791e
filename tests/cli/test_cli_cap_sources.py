"""What is given to ``tocsin cap``: folders, standard input, what is no CAP, what is hostile."""

import os
import pty
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from cap_files import BROKEN, FLOOD, GOOD, Ran, variant

TOCSIN = [sys.executable, "-c", "import sys; from tocsin.cli.main import main; sys.exit(main())", "cap"]


def test_a_folder_stands_for_its_files(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for name in ("b.cap", "a.XML", "deep/er/c.atom", ".hidden.xml", ".git/d.xml", "notes.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(GOOD)
    (tmp_path / "loop").symlink_to(tmp_path)
    ran = Ran(capfd, "check", str(tmp_path))
    assert (ran.code, ran.out) == (0, "3 messages in 3 files: nothing wrong\n")


def test_an_empty_folder_is_bad_input(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capfd, "check", str(tmp_path))
    assert ran.code == 2
    assert ran.err.startswith(f"tocsin: {tmp_path}: the folder holds no .xml")


@pytest.mark.parametrize("command", ["check", "show", "convert", "active", "verify"])
def test_standard_input_is_read(command: str) -> None:
    for arguments in ([command], [command, "-"]):
        done = subprocess.run([*TOCSIN, *arguments], input=GOOD, capture_output=True, check=False)  # noqa: S603
        assert done.returncode == int(command == "verify"), done.stderr
        assert done.stderr == b""
        assert done.stdout


def test_nothing_at_all_on_a_terminal_is_bad_input() -> None:
    ours, theirs = pty.openpty()
    done = subprocess.run([*TOCSIN, "check"], stdin=theirs, capture_output=True, check=False)  # noqa: S603
    os.close(ours)
    os.close(theirs)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"tocsin: no message given: name a file")


REFUSED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "N00"),
    "text": (b"The river rises.", "N00"),
    "binary": (bytes(range(256)) * 50, "N00"),
    "cut": (GOOD[:900], "N00"),
    "encoding": (variant(("UTF-8", "US-ASCII")), "N00"),
    "other": (b"<project><version>4</version></project>", "N02"),
    "case": (variant(("<alert ", "<Alert "), ("</alert>", "</Alert>")), "N02"),
    "namespace": (variant(("cap:1.2", "cap:9.9")), "N01"),
    "links": (b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="x"/></entry></feed>', "N02"),
    "bomb": (b'<!DOCTYPE a [<!ENTITY b "c">]>' + GOOD.partition(b"?>")[2].lstrip(), "N04"),
    "large": (b"<a>" + b" " * 10_000_001, "N05"),
    "tags": (b"<a>" + b"<b/>" * 300_000 + b"</a>", "N05"),
    "deep": (b"<a>" * 5_000, "N00"),
    "timeless": (variant(("<sent>2025-03-04T17:20:00+01:00</sent>", "")), "A03"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_message_is_refused_and_the_rest_is_checked(
    name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    content, rule = REFUSED[name]
    path = tmp_path / f"{name}.xml"
    path.write_bytes(content)
    ran = Ran(capfd, "check", str(path), str(FLOOD))
    assert (ran.code, ran.err) == (1, "")
    assert f"{path}: refused, no message in it can be read" in ran.flat
    assert f"✗ ERROR {rule} " in ran.out
    assert "1 message in 2 files" in ran.out
    assert "1 file unreadable" in ran.out
    shown = Ran(capfd, "show", str(path), str(FLOOD))
    assert shown.code == 2
    assert shown.err.startswith(f"tocsin: {path}")
    assert shown.err.count("\n") == 1
    assert "Flood in Valbrune" in shown.out


@pytest.mark.parametrize("command", ["check", "show", "convert", "active", "verify"])
def test_what_cannot_be_opened_is_one_line(command: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    locked = tmp_path / "loop.xml"
    locked.symlink_to(locked)
    for source, reason in (("none.xml", "no such file"), (str(locked), "cannot be read"), ("a\0b", "cannot be read")):
        ran = Ran(capfd, command, source, str(FLOOD), *(("-o", os.devnull) if command == "convert" else ()))
        assert ran.code == 2
        assert ran.err.startswith("tocsin: ")
        assert reason in ran.err
        assert ran.err.count("\n") == 1


def test_nothing_of_a_message_reaches_the_screen_raw(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "odd\x1b[31m.xml"
    path.write_bytes(
        variant(
            ("valbrune-2025-0007", "a\u202eb c"),
            ("Valbrune flood desk", "desk\u202e\u2066 \x85"),
            ("<severity>Extreme</severity>", "<severity>\u202eExtreme\x9b31m</severity>"),
        )
    )
    for arguments in (
        ["check", str(path)],
        ["check", str(path), "--format", "json"],
        ["show", str(path)],
        ["convert", str(path), "--to", "json"],
        ["diff", str(path), str(FLOOD)],
        ["active", str(path), str(BROKEN), "--now", "2025-03-04T17:30+01:00"],
    ):
        ran = Ran(capfd, *arguments)
        assert not set(ran.out + ran.err) & set("\x1b\x85\x9b\u202e\u2066"), arguments


def test_a_file_name_that_is_no_text(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.xml")
    try:
        Path(name).write_bytes(BROKEN.read_bytes())
    except OSError:
        pytest.skip("this file system has no such names")
    for form in ("text", "json", "sarif"):
        assert Ran(capfd, "check", str(tmp_path), "-f", form).code == 1


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    with subprocess.Popen(  # noqa: S603
        [*TOCSIN, "check", str(BROKEN)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_a_person_who_watches_gets_a_bar_and_a_pipe_none(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number}.xml").write_bytes(GOOD)
    done = subprocess.run([*TOCSIN, "check", str(tmp_path)], capture_output=True, check=True)  # noqa: S603
    assert done.stderr == b""
    ours, theirs = pty.openpty()
    with subprocess.Popen([*TOCSIN, "check", str(tmp_path)], stdout=subprocess.PIPE, stderr=theirs):  # noqa: S603
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 65536):
                shown += part
        except OSError:
            pass
        os.close(ours)
    assert b"checking" in shown


def test_a_small_file_loads_nothing_that_it_does_not_need() -> None:
    heavy = "httpx rich.progress cryptography trafilatura babel tocsin.reading tocsin.places tocsin.brief tocsin.intake"
    code = (
        f"import sys; from tocsin.cli.main import main; main(['cap', 'check', {str(FLOOD)!r}]); "
        f"print([m for m in '{heavy}'.split() if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)  # noqa: S603
    assert done.stderr == b"[]\n"


def test_a_small_file_is_quick() -> None:
    """By the time of the processor, so that a busy machine does not fail it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([*TOCSIN, "check", str(FLOOD)], capture_output=True, check=True)  # noqa: S603
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime - before.ru_utime < 1.5
