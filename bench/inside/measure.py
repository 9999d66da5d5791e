"""One database measured, in a process of its own: ``python -m bench.inside.measure COUNT ROUNDS``."""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from statistics import median

import msgspec
import shapely

from bench.inside.people import MOMENT, city
from bench.inside.stores import fill


class Measured(msgspec.Struct, frozen=True):
    """Seconds, each the median of the rounds; people found."""

    ours: float
    plain: float
    inside: int
    edge: int
    plain_inside: int


def main(count: int, rounds: int) -> Measured:
    """Fill, warm up, then take turns."""
    from tocsin.desk import setup

    setup()
    fill(count)
    from tocsin.registry.certainty import Sure
    from tocsin.registry.inside import inside

    at, area = datetime.fromtimestamp(MOMENT, UTC), city()
    found = inside(shapely.from_wkb(area.wkb), at)
    simple = plain(area)
    ours: list[float] = []
    peers: list[float] = []
    for _ in range(rounds):
        ours.append(_timed(lambda: inside(shapely.from_wkb(area.wkb), at)))
        peers.append(_timed(lambda: plain(shapely.from_wkb(area.wkb))))
    counts = found.count(Sure.INSIDE), found.count(Sure.EDGE)
    return Measured(median(ours), median(peers), *counts, simple)


def plain(area: shapely.Polygon) -> int:
    """What one would write first: the rows of the bounding box, then each point by itself; no accuracy, no edge."""
    from django.db import connection

    west, south, east, north = area.bounds
    shapely.prepare(area)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT person, lon, lat, accuracy FROM plain "
            "WHERE lat BETWEEN %s AND %s AND lon BETWEEN %s AND %s AND starts <= %s AND ends > %s",
            [south, north, west, east, MOMENT, MOMENT],
        )
        return sum(area.intersects(shapely.Point(lon, lat)) for _, lon, lat, _ in cursor.fetchall())


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.stdout.buffer.write(msgspec.json.encode(main(int(sys.argv[1]), int(sys.argv[2]))))
