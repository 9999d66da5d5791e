"""The same target led by coverage, where atheris is installed, which is not among the developers' tools.

    pip install atheris
    python tests/fuzz/guided_cap.py -max_total_time=600 [FOLDER OF MESSAGES]

Stops at the first failure and leaves the input that led to it.
"""

import sys

import atheris
from cap_mutations import mutation
from cap_seeds import OURS

with atheris.instrument_imports(include=["tocsin.cap"]):
    from fuzz_cap import Clock, exercise


def mutated(data: bytes, most: int, seed: int) -> bytes:
    """Two of three changes know the structure; the others are libFuzzer's own."""
    if seed % 3:
        return mutation(seed, 0, (data or OURS[0],))[:most]
    return bytes(atheris.Mutate(data, most))


if __name__ == "__main__":
    atheris.Setup(sys.argv, lambda data: exercise(data, Clock()) and None, custom_mutator=mutated)
    atheris.Fuzz()
