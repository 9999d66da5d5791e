"""Throws files at the CAP library: messages or one line that says why not, quickly, and in little memory.

Alone: ``python tests/fuzz/fuzz_cap.py --minutes 10``; ends with code 1 after a failure. Each input follows from a seed
and a number, so ``--replay NUMBER`` runs one of them again and ``--keep FOLDER`` writes those that failed.
``tests/cap/test_cap_fuzz.py`` runs a small budget.
"""

import argparse
import contextlib
import faulthandler
import json
import resource
import sys
import time
import traceback
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from cap_mutations import mutation
from cap_seeds import seeds

from tocsin.cap import Alert, CapError, check, parse, read, write
from tocsin.cap.findings import Finding, rules
from tocsin.cap.profiles import PROFILES
from tocsin.cap.signature import verify
from tocsin.errors import InputError

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
MAX_SECONDS = 1.0
"""Of processor time for one input, so that a busy machine does not matter."""
MAX_MB = 200.0
HANGING = 60.0
"""Seconds on the wall after which the process is ended, where no processor time can be asked for."""
MB = 1e6
RSS_UNIT = 1 if sys.platform == "darwin" else 1024
LEVELS = ("error", "warning", "advice")


class Failure(NamedTuple):
    number: int
    size: int
    what: str


class Summary(NamedTuple):
    """``slowest`` is (seconds of processor time, number of the input); ``read`` counts inputs that hold a message."""

    executions: int
    read: int
    slowest: tuple[float, int]
    peak_mb: float
    failures: list[Failure]


def exercise(data: bytes) -> int:
    """Everything that the library does with a file from a stranger; how many messages it holds."""
    strict = _parsed(data)
    try:
        messages = read(data, "fuzz")
    except CapError as refused:
        _refusal(refused)
        assert strict is None, "parse takes what read refuses"
        return 0
    for message in messages:
        _findings(check(message))
        _alert(message.alert)
    with contextlib.suppress(CapError):
        assert all(reason.isprintable() for reason in verify(data, at=NOW).reasons)
    if strict is not None:
        assert len(messages) == 1
        assert messages[0].alert == strict, "parse and read differ"
        assert not [one for one in messages[0].findings if one.level == "error"], "parse takes what read calls an error"
        assert parse(write(strict)) == strict, "what is written is read otherwise"
    return len(messages)


def _parsed(data: bytes) -> Alert | None:
    try:
        return parse(data, "fuzz")
    except CapError as refused:
        _refusal(refused)
        return None


def _refusal(error: CapError) -> None:
    assert error.rule in rules(), error.rule
    _line(error)
    _findings(error.findings)


def _line(error: InputError) -> None:
    assert str(error).isprintable(), repr(str(error))
    assert len(str(error)) < 2_000, len(str(error))


def _findings(findings: Iterable[Finding], *, ours: bool = True) -> None:
    """``ours`` are of the standard's rules, the others of a profile's."""
    for one in findings:
        assert not ours or one.rule in rules(), one
        assert one.level in LEVELS, one
        assert one.line is None or one.line >= 1, one
        assert one.reason.isprintable(), one
        assert len(one.reason) < 2_000, one


def _alert(alert: Alert) -> None:
    """A lenient alert: checked, written where CAP can carry it, read again, its shapes made."""
    _findings(check(alert))
    _findings((finding for profile in PROFILES.values() for finding in profile.check(alert, ("en", "fr"))), ours=False)
    for area in [area for info in alert.info[:5] for area in info.area[:5]]:
        with contextlib.suppress(ValueError):
            area.shape()
    try:
        written = write(alert)
    except InputError as refused:
        _line(refused)
        return
    (again,) = read(written, "written")
    assert again.alert == alert, "a lenient message is written otherwise"


def run(
    end: float, seed: int = 1, most: int | None = None, keep: Path | None = None, most_mb: float = MAX_MB
) -> Summary:
    """Inputs number 0, 1, 2 … until ``end`` by the monotonic clock, or ``most`` of them.

    ``most_mb`` is for the whole process, so it says something only in one that does nothing else.
    """
    known, failures, told = seeds(), [], set()
    number = read_count = 0
    slowest = (0.0, -1)
    while time.monotonic() < end and (most is None or number < most):
        if number % 200 == 0:
            faulthandler.dump_traceback_later(HANGING, exit=True)
        data = mutation(seed, number, known)
        begun = time.process_time()
        before = peak()
        try:
            read_count += exercise(data) > 0
            what, place = "", ""
        except Exception as error:
            what, place = f"{type(error).__name__}: {error}"[:300], _place(error)
        took = time.process_time() - begun
        slowest = max(slowest, (took, number))
        if not what and took > MAX_SECONDS:
            what = place = f"took {took:.2f} s"
        if not what and peak() > most_mb and before < peak():
            what = place = f"needed {peak():.0f} MB"
        if what and place not in told:
            told.add(place)
            failures.append(Failure(number, len(data), f"{what} {place}"))
            if keep is not None:
                (keep / f"{seed}-{number}.xml").write_bytes(data)
        number += 1
    faulthandler.cancel_dump_traceback_later()
    return Summary(number, read_count, slowest, peak(), failures)


def _place(error: Exception) -> str:
    """Where it was raised: failures at one place are told once."""
    frames = traceback.extract_tb(error.__traceback__)
    return " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames[-3:]))


def peak() -> float:
    """Resident memory of this process at its highest, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT / MB


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--replay", type=int, metavar="NUMBER")
    parser.add_argument("--keep", type=Path, metavar="FOLDER")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    if asked.replay is not None:
        data = mutation(asked.seed, asked.replay, seeds())
        sys.stdout.buffer.write(data + b"\n")
        sys.stdout.flush()
        exercise(data)
        return 0
    found = run(time.monotonic() + 60 * asked.minutes, asked.seed, keep=asked.keep)
    if asked.json:
        print(json.dumps(found._asdict()))  # noqa: T201
    else:
        print(  # noqa: T201
            f"{found.executions:,} inputs, {found.read:,} with a message; slowest {found.slowest[0]:.2f} s (number "
            f"{found.slowest[1]}), peak memory {found.peak_mb:.0f} MB, {len(found.failures)} failures"
        )
        for failure in found.failures:
            print(f"  number {failure.number}, {failure.size} bytes: {failure.what}")  # noqa: T201
    return 1 if found.failures else 0


if __name__ == "__main__":
    sys.exit(main())
