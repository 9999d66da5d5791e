"""Conditional logit: the weights under which the right options are the likeliest, held small."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from training.record import Example

Floats = NDArray[np.float64]
Key = tuple[str, str]


def keys(example: Example, option: int) -> list[Key]:
    """The (context, signal) pairs of an option."""
    chosen = example.options[option]
    return [(context, signal) for context in ("", *chosen.contexts) for signal in chosen.signals]


def fit(examples: Sequence[Example], *, l2: float, least: int, steps: int = 150, rate: float = 0.1) -> dict[Key, float]:
    """Weights by (context, signal). ``l2`` holds them small; pairs seen in fewer than ``least`` choices have none."""
    seen = Counter(key for e in examples for key in {k for i in range(len(e.options)) for k in keys(e, i)})
    names = [key for key, count in seen.items() if count >= least]
    number = {key: i for i, key in enumerate(names)}
    columns, rows, groups, right = _flat(examples, number)
    w = np.zeros(len(names))
    mean, square = np.zeros_like(w), np.zeros_like(w)
    for step in range(1, steps + 1):
        slope = _slope(w, columns, rows, groups, right) + l2 * w
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        w -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)  # Adam (Kingma, 2015)
    return dict(zip(names, w.tolist(), strict=True))


def _slope(
    w: Floats, columns: NDArray[np.int64], rows: NDArray[np.int64], groups: NDArray[np.int64], right: Floats
) -> Floats:
    scores = np.bincount(rows, w[columns], minlength=len(right))
    top = np.full(groups[-1] + 1, -np.inf)
    np.maximum.at(top, groups, scores)
    odds = np.exp(scores - top[groups])
    miss = odds / np.bincount(groups, odds)[groups] * np.bincount(groups, right)[groups] - right
    return np.asarray(np.bincount(columns, miss[rows], minlength=len(w)), dtype=np.float64)


def _flat(
    examples: Sequence[Example], number: dict[Key, int]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], Floats]:
    columns: list[int] = []
    rows: list[int] = []
    groups: list[int] = []
    right: list[float] = []
    for group, example in enumerate(examples):
        for i, share in enumerate(example.right):
            known = [number[key] for key in keys(example, i) if key in number]
            columns += known
            rows += [len(right)] * len(known)
            groups.append(group)
            right.append(share)
    return np.array(columns), np.array(rows), np.array(groups), np.array(right)
