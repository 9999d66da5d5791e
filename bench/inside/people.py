"""A million invented people, the same ones each time: most in towns, some of them in the town that is asked about."""

from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from tocsin.registry.grid import encode

SEED = 20_250_115
TOWN = (48.85, 2.35)
SHARE = 0.05
"""Of all people, those who are around that town."""
ACCURACIES = (20, 100, 1_000, 5_000, 15_000)
SHARES = (0.4, 0.4, 0.1, 0.05, 0.05)
"""How often a location is told to within so many metres: a telephone's, an address, a quarter, a small town, a city."""
CORNERS = 1_000
STARTS, SEEN, ENDS = 1_735_000_000, 1_736_000_000, 1_770_000_000
MOMENT = 1_740_000_000


class Crowd(NamedTuple):
    """Columns, one entry a person."""

    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    accuracy: NDArray[np.int64]
    cell: NDArray[np.int64]


def crowd(count: int) -> Crowd:
    """Around the town, around 200 others in a box as large as France, and anywhere in it."""
    random = np.random.default_rng(SEED)
    here, spread = int(count * SHARE), int(count * 0.2)
    towns = np.column_stack([random.uniform(42, 51, 200), random.uniform(-4, 8, 200)])
    chosen = towns[random.integers(0, len(towns), count - here - spread)]
    lat = np.concatenate([random.normal(TOWN[0], 0.06, here), random.normal(chosen[:, 0], 0.06)])
    lon = np.concatenate([random.normal(TOWN[1], 0.09, here), random.normal(chosen[:, 1], 0.09)])
    lat = np.concatenate([lat, random.uniform(42, 51, spread)])
    lon = np.concatenate([lon, random.uniform(-4, 8, spread)])
    accuracy = random.choice(ACCURACIES, count, p=SHARES)
    order = random.permutation(count)
    lat, lon = lat[order], lon[order]
    return Crowd(lat, lon, accuracy, encode(lon, lat))


def city() -> shapely.Polygon:
    """A ragged outline of 1,000 corners, about 26 km across."""
    random = np.random.default_rng(SEED)
    turn = np.linspace(0, 2 * np.pi, CORNERS, endpoint=False)
    radius = 0.12 * (1 + 0.2 * np.sin(7 * turn) + 0.02 * random.normal(size=CORNERS))
    return shapely.Polygon(np.column_stack([TOWN[1] + 1.5 * radius * np.cos(turn), TOWN[0] + radius * np.sin(turn)]))
