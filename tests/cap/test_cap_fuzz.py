import importlib.util
import math
import time
from pathlib import Path

import pytest

INPUTS = 150


def test_a_few_seconds_of_fuzzing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same inputs each time: those that follow from messages of our own."""
    folder = Path(__file__).parents[1] / "fuzz"
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setenv("TOCSIN_SHARED", str(folder))
    spec = importlib.util.spec_from_file_location("fuzz_cap", folder / "fuzz_cap.py")
    assert spec is not None
    assert spec.loader is not None
    target = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(target)
    summary = target.run(time.monotonic() + 60, most=INPUTS, most_mb=math.inf)
    assert summary.executions == INPUTS
    assert summary.read > INPUTS / 5
    assert not summary.failures
