"""Mutated messages: none may crash the library, hold it up or fill the memory."""

import subprocess
import sys

import msgspec

from bench.data import ROOT
from bench.figure import Figure

_NO_FAILURE, _FAILURES = 0, 1


class Summary(msgspec.Struct, frozen=True):
    """What ``tests/fuzz/fuzz_cap.py --json`` prints."""

    executions: int
    read: int
    slowest: tuple[float, int]
    peak_mb: float
    failures: list[tuple[int, int, str]]


def figures(minutes: float) -> list[Figure]:
    """A process of its own. A process begins with its parent's peak as its own on Linux, so measure this first."""
    command = (sys.executable, "tests/fuzz/fuzz_cap.py", "--json", "--minutes", str(minutes))
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=False)
    if done.returncode not in (_NO_FAILURE, _FAILURES):
        raise RuntimeError(f"the fuzzing ended with code {done.returncode}")
    summary = msgspec.json.decode(done.stdout, type=Summary)
    for number, size, what in summary.failures:
        print(f"fuzzing, input {number}, {size} bytes: {what}", file=sys.stderr)
    about = f"fuzzing, {minutes:g} minutes, {summary.executions:,} inputs"
    return [
        Figure(name=f"{about}: failures", value=len(summary.failures), target=0, most=True, style="{:.0f}"),
        Figure(name="fuzzing: slowest step, s", value=summary.slowest[0], target=1, most=True, style="{:.2f}"),
        Figure(name="fuzzing: peak memory, MB", value=summary.peak_mb, target=200, most=True, style="{:.0f}"),
    ]
