"""Classes of accuracy: how far from its point a location may really be."""

from bisect import bisect_left

LIMITS_M = (100, 500, 2_500, 10_000, 40_000, 200_000)
"""The upper bounds of the classes 0 to 5; class 6 may be anywhere."""
BOUNDS_M = tuple(zip((0, *LIMITS_M), LIMITS_M, strict=False))
"""More than the first and at most the second, for each class but the last."""
VAGUE_M = 30_000
"""From here on a location that is not wholly inside an area tells nothing about it."""
DEFAULT_M = 100
"""Of coordinates without an accuracy: a building and its surroundings."""
MOST_M = 20_100_000
"""Half way round the globe."""


def reach(accuracy_m: int) -> int:
    """The class of an accuracy in metres."""
    return bisect_left(LIMITS_M, accuracy_m)
