"""Whether an area lies where its sender warns, or only when latitude and longitude are swapped (section 3.3.1)."""

import csv
import re
from functools import cache
from importlib import resources
from typing import NamedTuple

from tocsin.cap.checks.report import Report
from tocsin.cap.model import Alert, Area

AROUND = 10
"""Degrees round a country's box in which it may warn: its seas and neighbours."""
DOMAIN = re.compile(r"\.([A-Za-z]{2})(?![\w.-])")
REGISTER = re.compile(r"2\.49\.0\.[0-9]+\.([0-9]{1,3})\.")
"""An OID of WMO's Register of Alerting Authorities, which holds the country's ISO 3166-1 number."""
OTHERS = {"uk": "gb"}
"""Top-level domains that are no ISO 3166-1 code."""


class Box(NamedTuple):
    """Degrees."""

    west: int
    south: int
    east: int
    north: int

    def holds(self, lat: float, lon: float, around: int = 0) -> bool:
        """Whether a point lies in the box widened by ``around`` degrees."""
        return self.south - around <= lat <= self.north + around and self.west - around <= lon <= self.east + around


@cache
def boxes() -> dict[str, Box]:
    """By alpha-2 code in lower case and by number without leading zeros."""
    text = (resources.files("tocsin.cap") / "data" / "countries.csv").read_text("utf-8")
    found = {}
    for row in csv.DictReader(line for line in text.splitlines() if not line.startswith("#")):
        box = Box(*(int(row[side]) for side in Box._fields))
        found[row["alpha2"].lower()] = box
        found[row["numeric"].lstrip("0")] = box
    return found


def country_of(alert: Alert) -> Box | None:
    """Where the sender warns, by the number in its OID or the country in its domain; ``None`` where neither tells."""
    for name in (alert.sender, alert.identifier):
        if (registered := REGISTER.search(name)) is not None:
            return boxes().get(registered[1].lstrip("0"))
    if (domain := DOMAIN.search(alert.sender)) is not None:
        code = domain[1].lower()
        return boxes().get(OTHERS.get(code, code))
    return None


def check_place(area: Area, home: Box, report: Report) -> None:
    """The first corner or centre of each shape."""
    firsts = [(f"polygon[{n}]", *one.points[0]) for n, one in enumerate(area.polygon) if one.points]
    firsts += [(f"circle[{n}]", one.lat, one.lon) for n, one in enumerate(area.circle)]
    for where, lat, lon in firsts:
        if not home.holds(lat, lon, AROUND) and home.holds(lon, lat):
            report.add("G14", where, f"begins at {lat},{lon}, far from the sender's country; latitude comes first")
