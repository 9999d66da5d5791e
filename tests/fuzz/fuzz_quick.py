"""Spoils CAP messages and holds the quick path to the careful one: what ``scan`` takes, lxml takes, and reads the same.

Alone: ``python tests/fuzz/fuzz_quick.py SECONDS [SEED]``. ``tests/cap/test_cap_scan.py`` runs a small budget.
"""

import sys
import time
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1] / "cap"))

from messages import FULL, PLAIN
from mutations import mutated
from quick import agreed, forms


def run(seconds: float, seed: int = 0) -> tuple[int, int]:
    """How many messages were tried, and how many the quick path took."""
    random, end = Random(seed), time.perf_counter() + seconds  # noqa: S311 - no secret
    seeds = [form for alert in (PLAIN, FULL) for form in forms(alert)]
    tried = taken = 0
    while time.perf_counter() < end:
        data = mutated(random, random.choice(seeds))
        tried += 1
        taken += agreed(data)
    return tried, taken


if __name__ == "__main__":
    sys.stdout.write("tried {}, taken {}\n".format(*run(float(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else 0)))
