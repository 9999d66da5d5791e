from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from tocsin.errors import InputError
from tocsin.intake import published
from tocsin.intake.language import READ

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
DAY = datetime(2025, 3, 26, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "lang", "when"),
    [
        ("Titre\nmercredi 26 mars 2025, 9 h 15\nTexte.", "fr", DAY.replace(hour=9, minute=15)),
        ("Titre\nPublié le 26 mars 2025 à 09h15\nTexte", "fr", DAY.replace(hour=9, minute=15)),
        ("Mis à jour le mercredi 26 mars 2025 à 9 h\nTexte", "fr", DAY.replace(hour=9)),
        ("Published on Wednesday, March 26, 2025 at 9:15 pm\nText", "en", DAY.replace(hour=21, minute=15)),
        ("Published: 26 March 2025 | 12:05 am", "en", DAY.replace(minute=5)),
        ("KYIV, March 26, 2025 (Agency) – A strike", "en", DAY),
        ("KYIV (26 March 2025) — A strike", "en", DAY),
        ("Issued 2025-03-26T09:15:00Z", "en", DAY.replace(hour=9, minute=15)),
        (
            "From: a@example.org\nDate: Wed, 26 Mar 2025 09:15:00 +0100\n\nText",
            "en",
            DAY.replace(hour=9, minute=15, tzinfo=timezone(timedelta(hours=1))),
        ),
        ("Publicado el 26 de marzo de 2025 a las 9:15", "es", DAY.replace(hour=9, minute=15)),
        ("Pubblicato il 26 marzo 2025 alle 9.15", "it", DAY.replace(hour=9, minute=15)),
        ("Stand: 26.03.2025, 9:15 Uhr", "de", DAY.replace(hour=9, minute=15)),
        ("Опубліковано 26 березня 2025, 9:15", "uk", DAY.replace(hour=9, minute=15)),
        ("Опубликовано: 26 марта 2025 в 9:15", "ru", DAY.replace(hour=9, minute=15)),
        ("26/03/2025", "en", DAY),
        ("03/04/2025", "en", None),
        ("On 26 March 2025 the embassy closed.", "en", None),
        ("Le 26 mars 2025, une frappe a touché la ville.", "fr", None),
        ("La guerre a commencé le 24 février 2022.", "fr", None),
        ("Published on 31 February 2025", "en", None),
        ("Published on 26 March 2031", "en", None),
        ("x" * 700 + "\nPublished on 26 March 2025", "en", None),
        ("Date: nonsense of no use here\nText", "en", None),
    ],
)
def test_a_date_in_the_text(text: str, lang: str, when: datetime | None) -> None:
    assert published.found(text, "-", NOW, lang) == when


@pytest.mark.parametrize(
    ("source", "when"),
    [
        ("kyiv-2025-03-26.fr.txt", DAY),
        ("20250326_alert.txt", DAY),
        ("https://example.org/2025/03/26/alert", DAY),
        ("2025-03-26/report.txt", None),
        ("2025-02-30.txt", None),
        ("photo-120250326.txt", None),
        ("2025-13-01.txt", None),
    ],
)
def test_a_date_in_a_name(source: str, when: datetime | None) -> None:
    assert published.found("No date.", source, NOW, "en") == when


def test_metadata_comes_before_the_text_and_the_text_before_the_name() -> None:
    text = "Published on 25 March 2025"
    assert published.found(text, "2025-03-24.txt", NOW, "en", "2025-03-26") == DAY
    assert published.found(text, "2025-03-24.txt", NOW, "en", "nonsense") == DAY - timedelta(days=1)
    assert published.found("", "2025-03-24.txt", NOW, "en", "2031-01-01") == DAY - timedelta(days=2)


@pytest.mark.parametrize(
    ("value", "when"),
    [
        ("2025-03-26", DAY),
        (" 2025-03-26T09:15 ", DAY.replace(hour=9, minute=15)),
        ("2025-03-26T09:15+02:00", DAY.replace(hour=7, minute=15)),
    ],
)
def test_a_given_date(value: str, when: datetime) -> None:
    assert published.given(value, "-", NOW) == when


@pytest.mark.parametrize(
    "value", ["", "yesterday", "26/03/2025", "2025-02-30", "0001-01-01T00:00+14:00", "2025-03-26\n\x1b[31m"]
)
def test_a_wrong_given_date_says_how_to_write_one(value: str) -> None:
    if value.startswith("0001"):
        assert published.given(value, "-", NOW).year == 1
        return
    with pytest.raises(InputError, match="--published 2024-11-20") as caught:
        published.given(value, "-", NOW)
    assert str(caught.value).isprintable()


@given(
    st.dates(date(1990, 1, 1), date(2025, 5, 31)), st.sampled_from(READ), st.sampled_from(["long", "full", "medium"])
)
def test_every_day_in_every_language_is_read_back(day: date, lang: str, form: str) -> None:
    written = format_date(day, form, locale=lang)
    when = published.found(f"Title\n{written}\nText.", "-", NOW, lang)
    assert when is not None
    assert when.date() == day


@given(st.text(max_size=300), st.text(max_size=60), st.text(max_size=40))
def test_any_text_gives_a_date_that_is_aware_and_not_to_come_or_none(text: str, source: str, metadata: str) -> None:
    when = published.found(text, source, NOW, "en", metadata)
    assert when is None or (when.tzinfo is not None and when <= NOW + timedelta(days=1))
