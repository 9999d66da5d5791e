"""The hour of a brief, and what the page says where it is long past."""

from datetime import UTC, datetime, timedelta

import pytest
import scene

from tocsin.brief import lay_out, make, standpoint, text
from tocsin.intake.document import Document

TOLD = datetime(2025, 1, 14, 9, 30, tzinfo=UTC)


def report(published: datetime = TOLD, words: str = "The US embassy in Kyiv was closed on Tuesday.") -> Document:
    return Document(id="a", source="a.txt", lang="en", published=published, text=words)


@pytest.mark.parametrize(
    ("published", "now", "hour"),
    [
        ([TOLD], TOLD + timedelta(days=6), TOLD + timedelta(days=6)),
        ([TOLD], TOLD + timedelta(days=8), TOLD),
        ([TOLD, TOLD - timedelta(days=90)], TOLD + timedelta(days=8), TOLD),
        ([TOLD, TOLD - timedelta(days=90)], TOLD, TOLD),
        ([TOLD.replace(hour=0, minute=0)], TOLD + timedelta(days=700), TOLD.replace(hour=12, minute=0)),
        ([], TOLD, TOLD),
    ],
)
def test_old_reports_are_shown_as_of_their_own_time(published: list[datetime], now: datetime, hour: datetime) -> None:
    assert standpoint([report(one) for one in published], now) == hour


def test_the_page_says_that_it_is_old() -> None:
    old = text(lay_out(make([report()], now=TOLD, asked=TOLD + timedelta(days=400))))
    assert "400 days ago" in old
    assert "as of 14 Jan 2025 09:30" in old
    assert "days ago" not in text(lay_out(make([report()], now=TOLD, asked=TOLD)))
    assert "days ago" not in text(scene.page())


def test_a_day_without_an_hour_shows_no_hour() -> None:
    shown = text(lay_out(make([report(TOLD.replace(hour=0, minute=0))], now=TOLD)))
    assert "first signal Tue 14 Jan\n" in shown
    assert "00:00" not in shown.split("DO NOW")[0].split("as of")[0]


def test_links_in_the_text_of_a_document_are_no_claims() -> None:
    words = (
        "The US embassy in Kyiv was closed on Tuesday.\nRead also: The Spanish embassy in Kyiv was closed on Tuesday."
    )
    made = make([report(words=words)], now=TOLD)
    assert made.readings[0][1]
    assert {actor for claim in made.readings[0][1] for actor in claim.who} == {"USA.mission"}
