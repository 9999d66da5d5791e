"""Order the places that one name may stand for."""

import math
from collections.abc import Iterable, Sequence

from tocsin.places.geo import distance_km
from tocsin.places.place import Place

COUNTRY_BONUS = 1.8
"""A named country outweighs sixtyfold in people."""

NEAR_BONUS = 2.0
NEAR_KM = 300.0
"""At this distance of a place that the text names, half of the bonus is left."""


def rank(
    candidates: Sequence[Place], countries: Iterable[str] = (), near: Iterable[Place | tuple[float, float]] = ()
) -> tuple[Place, ...]:
    """All candidates, the likeliest first, by the countries named (alpha-2), nearness to places and prominence.

    Prominence never rises along the list that :func:`tocsin.places.lookup` gives, so that a place whose own name it
    is keeps its lead over a larger one that is only also called so.
    """
    if len(candidates) < 2:
        return tuple(candidates)
    named = frozenset(countries)
    points = tuple(near)
    scored, ceiling = [], math.inf
    for order, place in enumerate(candidates):
        ceiling = min(ceiling, math.log10(place.prominence + 10))
        score = ceiling
        if place.country in named:
            score += COUNTRY_BONUS
        if points:
            nearest = min(distance_km(place, point) for point in points)
            score += NEAR_BONUS * NEAR_KM / (NEAR_KM + nearest)
        scored.append((-score, order, place))
    return tuple(place for _, _, place in sorted(scored, key=lambda entry: entry[:2]))
