import importlib.util
from pathlib import Path


def test_a_few_seconds_of_fuzzing() -> None:
    path = Path(__file__).parents[1] / "fuzz" / "fuzz_reading.py"
    spec = importlib.util.spec_from_file_location("fuzz_reading", path)
    assert spec is not None
    assert spec.loader is not None
    target = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(target)
    assert target.run(3.0) >= 1
