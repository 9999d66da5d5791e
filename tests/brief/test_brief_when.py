"""Times as a person reads them."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.brief import when
from tocsin.brief.chart.axis import round_below, ticks

NOW = datetime(2025, 1, 14, 14, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2025-01-14", "2025-01-14", "Tue 14 Jan"),
        ("2025-01-13", "2025-01-14", "Mon 13 – Tue 14 Jan"),
        ("2025-01-31", "2025-02-01", "Fri 31 Jan – Sat 1 Feb"),
        ("2025-01-14T08:12", "2025-01-14T09:00", "Tue 14 Jan 08:12 – Tue 14 Jan 09:00"),
        ("2024-11-01", "2024-11-30", "1 Nov 2024 – 30 Nov 2024"),
        ("2025-01-14", None, "since Tue 14 Jan"),
        (None, "2025-01-14", "until Tue 14 Jan"),
        (None, None, ""),
    ],
)
def test_span(start: str | None, end: str | None, words: str) -> None:
    assert when.span(start, end, NOW) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2025-01-14", "2025-01-14", "Tue 14 Jan, all day"),
        ("2025-01-12", "2025-01-12", "Sun 12 Jan, all day (lapsed)"),
        ("2025-01-13", "2025-01-15T06:00", "Mon 13 Jan – Wed 15 Jan 06:00"),
        ("2025-01-13", None, "since Mon 13 Jan, no end told, review Tue 14 Jan 20:00"),
        (None, None, "no end told, review Tue 14 Jan 20:00"),
        (None, "2025-01-14T13:00", "until Tue 14 Jan 13:00 (lapsed)"),
    ],
)
def test_validity(start: str | None, end: str | None, words: str) -> None:
    assert when.valid(start, end, NOW + timedelta(hours=6), NOW) == words


@pytest.mark.parametrize(
    ("hours", "words"), [(6, "6 h ago"), (0.5, "30 min ago"), (50, "2 d ago"), (0, "just now"), (-1, "after the clock")]
)
def test_ago(hours: float, words: str) -> None:
    assert when.ago(NOW - timedelta(hours=hours), NOW) == words


@given(st.integers(0, 10**9), st.timedeltas(timedelta(0), timedelta(days=6000)))
def test_ticks_are_few_even_and_within(seconds: int, length: timedelta) -> None:
    first = datetime.fromtimestamp(seconds, UTC)
    marks = ticks(first, first + length)
    assert len(marks) <= 8
    assert all(first <= mark <= first + length for mark in marks)
    assert len({later - earlier for earlier, later in pairwise(marks)}) <= 1


@given(st.floats(min_value=1e-3, max_value=1e6))
def test_round_numbers_lie_below_and_near(value: float) -> None:
    assert value / 2.5000001 <= round_below(value) <= value * 1.0000001
