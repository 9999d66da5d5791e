"""The grid: a point as one integer whose order follows the ground (a Morton code of 2 × 31 bits).

The square halved again and again has codes without a gap, so a square of any size is one range of integers, which every
database's index can look up. A code holds the point to 2 cm.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

BITS = 31
SIDE = 1 << BITS
Codes = NDArray[np.int64]
Floats = NDArray[np.float64]
_SPREADS = (
    (16, 0x0000FFFF0000FFFF),
    (8, 0x00FF00FF00FF00FF),
    (4, 0x0F0F0F0F0F0F0F0F),
    (2, 0x3333333333333333),
    (1, 0x5555555555555555),
)


def encode(lon: Any, lat: Any) -> Codes:
    """The codes of points in degrees."""
    x = np.clip((np.asarray(lon, np.float64) + 180) / 360 * SIDE, 0, SIDE - 1).astype(np.uint64)
    y = np.clip((np.asarray(lat, np.float64) + 90) / 180 * SIDE, 0, SIDE - 1).astype(np.uint64)
    return weave(x, y)


def decode(codes: Codes) -> tuple[Floats, Floats]:
    """Longitudes and latitudes of the middles of the squares."""
    raw = codes.astype(np.uint64)
    x, y = _gather(raw), _gather(raw >> np.uint64(1))
    return (x + 0.5) / SIDE * 360 - 180, (y + 0.5) / SIDE * 180 - 90


def weave(x: Any, y: Any) -> Codes:
    """Column and row, each below 2³¹, as one code."""
    woven: Codes = (_spread(x) | _spread(y) << np.uint64(1)).astype(np.int64)
    return woven


def _spread(values: Any) -> NDArray[np.uint64]:
    out = np.asarray(values).astype(np.uint64)
    for shift, mask in _SPREADS:
        out = (out | out << np.uint64(shift)) & np.uint64(mask)
    return out


def _gather(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    out = values & np.uint64(_SPREADS[-1][1])
    for (shift, _), mask in zip(
        reversed(_SPREADS), (*(m for _, m in reversed(_SPREADS[:-1])), 0xFFFFFFFF), strict=True
    ):
        out = (out | out >> np.uint64(shift)) & np.uint64(mask)
    return out
