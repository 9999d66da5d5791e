import importlib.util
from pathlib import Path


def test_a_few_seconds_of_fuzzing() -> None:
    path = Path(__file__).parents[1] / "fuzz" / "fuzz_intake.py"
    spec = importlib.util.spec_from_file_location("fuzz_intake", path)
    assert spec is not None
    assert spec.loader is not None
    target = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(target)
    assert target.run(1.0) >= 1
