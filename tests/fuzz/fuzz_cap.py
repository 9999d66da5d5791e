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
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from cap_mutations import mutation
from cap_seeds import seeds

from tocsin.cap import Alert, CapError, check, parse, read, write
from tocsin.cap.convert import FORMATS, from_json, to_json
from tocsin.cap.feeds import read_feed
from tocsin.cap.findings import Finding, rules
from tocsin.cap.profiles import PROFILES
from tocsin.cap.signature import verify
from tocsin.errors import InputError

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
MAX_SECONDS = 1.0
"""Of processor time for one thing done with an input, so that a busy machine does not matter."""
MAX_MB = 200.0
HANGING = 120.0
"""Seconds on the wall after which one input ends the process, with a traceback."""
MB = 1e6
RSS_UNIT = 1 if sys.platform == "darwin" else 1024
LEVELS = ("error", "warning", "advice")


class Failure(NamedTuple):
    number: int
    size: int
    what: str


class Summary(NamedTuple):
    """``slowest`` is (seconds of processor time for one thing done with an input, the number of the input).

    ``read`` counts inputs that hold a message.
    """

    executions: int
    read: int
    slowest: tuple[float, int]
    peak_mb: float
    failures: list[Failure]


class Clock:
    """The longest time between two laps, each of which is one thing that a program does with a file or a message."""

    def __init__(self) -> None:
        self.begun = time.process_time()
        self.longest = 0.0

    def lap(self) -> None:
        now = time.process_time()
        self.longest = max(self.longest, now - self.begun)
        self.begun = time.process_time()


def exercise(data: bytes, clock: Clock) -> int:
    """Everything that the library does with a file from a stranger; how many messages it holds."""
    strict = _parsed(data)
    clock.lap()
    _feed(data)
    clock.lap()
    try:
        messages = read(data, "fuzz")
    except CapError as refused:
        _refusal(refused)
        assert strict is None, "parse takes what read refuses"
        return 0
    for message in messages:
        _findings(check(message))
    clock.lap()
    with contextlib.suppress(CapError):
        assert all(reason.isprintable() for reason in verify(data, at=NOW).reasons)
    for message in messages:
        _alert(message.alert, clock)
    if strict is not None:
        assert len(messages) == 1
        assert messages[0].alert == strict, "parse and read differ"
        assert not [one for one in messages[0].findings if one.level == "error"], "parse takes what read calls an error"
        assert parse(write(strict)) == strict, "what is written is read otherwise"
    clock.lap()
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


def _alert(alert: Alert, clock: Clock) -> None:
    """A lenient alert: checked, put into other forms, written where CAP can carry it, read again, its shapes made."""
    _findings(check(alert))
    _findings((finding for profile in PROFILES.values() for finding in profile.check(alert, ("en", "fr"))), ours=False)
    for area in [area for info in alert.info[:5] for area in info.area[:5]]:
        with contextlib.suppress(ValueError):
            area.shape()
    for form in FORMATS.values():
        clock.lap()
        with _refused():
            form(alert, None)
    clock.lap()
    with _refused():
        assert from_json(to_json(alert)) == alert, "JSON is read otherwise"
    with _refused():
        (again,) = read(write(alert), "written")
        assert again.alert == alert, "a lenient message is written otherwise"


@contextlib.contextmanager
def _refused() -> Iterator[None]:
    """Forms may refuse what they cannot carry, in one line."""
    try:
        yield
    except InputError as refused:
        _line(refused)


def _feed(data: bytes) -> None:
    with _refused():
        feed = read_feed(data, "fuzz", "https://example.org/feed.xml")
        assert all(isinstance(entry.addresses(), tuple) for entry in feed.entries)


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
        faulthandler.dump_traceback_later(HANGING, exit=True)
        data = mutation(seed, number, known)
        clock, before = Clock(), peak()
        try:
            read_count += exercise(data, clock) > 0
            what, place = "", ""
        except Exception as error:
            what, place = f"{type(error).__name__}: {error}"[:300], _place(error)
        clock.lap()
        took = clock.longest
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
        exercise(data, Clock())
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
