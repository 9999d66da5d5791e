"""At each moment the newest statement that holds then wins."""

from hypothesis import given
from hypothesis import strategies as st
from people import DAY, NOW, person, presence

from tocsin.registry import models, whereabouts
from tocsin.registry.timeline import FOREVER, Told, timeline

TOLD = st.builds(Told, st.integers(0, 30), st.integers(0, 30), st.integers(0, 5), st.integers(0, 99))


@given(st.lists(TOLD, max_size=8, unique_by=lambda one: one.order))
def test_it_is_what_looking_at_each_moment_gives(told: list[Told]) -> None:
    spans = timeline(told)
    for moment in range(31):
        holding = [i for i, one in enumerate(told) if one.starts <= moment < one.ends]
        best = max(holding, key=lambda i: (told[i].reported, told[i].order), default=None)
        found = [span.which for span in spans if span.starts <= moment < span.ends]
        assert found == ([] if best is None else [best])
    assert all(span.starts < span.ends for span in spans)
    assert spans == sorted(spans, key=lambda span: span.starts)


def test_the_table_follows_the_presences(database: str) -> None:
    one = person()
    presence(one, ends_at=None, reported_at=NOW - DAY)
    presence(one, lat=50.45, lon=30.52, starts_at=NOW, ends_at=NOW + DAY, accuracy_m=20_000)
    rows = list(models.Whereabouts.objects.order_by("starts").values_list("starts", "ends", "accuracy", "reach"))
    times = [int(moment.timestamp()) for moment in (NOW - DAY, NOW, NOW + DAY)]
    assert rows == [(times[0], times[1], 50, 0), (times[1], times[2], 20_000, 4), (times[2], FOREVER, 50, 0)]
    whereabouts.rebuild([one.pk])
    assert models.Whereabouts.objects.count() == 3
    whereabouts.write([])
