"""Dates against a table worked out by hand, and what must hold for any text."""

import time
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.errors import InputError
from tocsin.reading.dates import DateMention, find_dates, resolve

TABLE: dict[str, dict[str, str | list[str]]] = tomllib.loads(
    Path(__file__).with_name("date_table.toml").read_text(encoding="utf-8")
)
PUBLISHED = (
    datetime(2024, 11, 20, 16, 30, tzinfo=UTC),
    datetime(2024, 12, 30, 9, 0, tzinfo=UTC),
    datetime(2025, 3, 1, 8, 0, tzinfo=UTC),
)
CARRIERS = {
    "fr": "Une alerte a été donnée {}, selon la police.",
    "en": "An alert was given {}, police said.",
    "es": "La alerta se dio {}, según la policía.",
    "it": "L'allarme è scattato {}, secondo la polizia.",
    "de": "Die Polizei warnte {}, hieß es.",
    "uk": "Поліція попередила {}, кажуть свідки.",
    "ru": "Полиция предупредила {}, говорят очевидцы.",
}
CASES = [
    (lang, told, day, published, meant if isinstance(meant, str) else meant[day])
    for lang, rows in TABLE.items()
    for told, meant in rows.items()
    for day, published in enumerate(PUBLISHED)
]
LANGUAGES = sorted(TABLE)
WEEKDAYS = {
    "fr": ["lundi", "jeudi", "dimanche"],
    "en": ["Monday", "Thursday", "Sunday"],
    "es": ["lunes", "jueves", "domingo"],
    "it": ["lunedì", "giovedì", "domenica"],
    "de": ["Montag", "Donnerstag", "Sonntag"],
    "uk": ["понеділок", "четвер", "неділя"],
    "ru": ["понедельник", "четверг", "воскресенье"],
}
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
WORDS = [word for rows in TABLE.values() for told in rows for word in told.split()]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=15).map(" ".join))


def written(mentions: list[DateMention]) -> str:
    """The last mention in the notation of the table."""
    if not mentions:
        return ""
    last = mentions[-1]
    if last.kind in ("duration", "recurring"):
        return last.kind
    first, end = (one[2:] if one else "" for one in (last.first, last.last))
    return first if first == end else f"{first}/{end}"


@pytest.mark.parametrize(("lang", "told", "day", "published", "meant"), CASES)
def test_table(lang: str, told: str, day: int, published: datetime, meant: str) -> None:
    assert written(find_dates(CARRIERS[lang].format(told), lang, published)) == meant


@pytest.mark.parametrize(
    ("lang", "told", "meant"),
    [
        ("fr", "Une marche aura lieu samedi.", "2024-11-23"),
        ("fr", "Il rouvrira le 10 mai.", "2025-05-10"),
        ("fr", "Il partira mercredi prochain.", "2024-11-27"),
        ("fr", "Depuis lundi, la route est fermée.", "2024-11-18"),
        ("en", "Schools will close on Tuesday.", "2024-11-26"),
        ("en", "It will reopen in March.", "2025-03-01"),
        ("en", "They will meet today.", "2024-11-20"),
    ],
)
def test_where_the_words_around_look_ahead(lang: str, told: str, meant: str) -> None:
    mention = find_dates(told, lang, PUBLISHED[0])[0]
    assert resolve(mention, future=True)[0] == meant
    assert resolve(mention, future=False) == (mention.first, mention.last)


def test_spans_are_the_words_told() -> None:
    text = "L’alerte, levée vendredi soir, à 23 h 11, valait depuis le 4 mars."
    assert [text[one.start : one.end] for one in find_dates(text, "fr", PUBLISHED[0])] == [
        "vendredi soir, à 23 h 11",
        "depuis le 4 mars",
    ]


def test_a_duration_has_its_length() -> None:
    assert find_dates("a truce for seven days", "en", PUBLISHED[0])[0].minutes == 7 * 24 * 60


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(InputError, match="no dates for this language; use one of"):
        find_dates("x", "xx", PUBLISHED[0])


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(LANGUAGES), MOMENTS)
def test_any_text(text: str, lang: str, published: datetime) -> None:
    end = 0
    for one in find_dates(text, lang, published):
        assert end <= one.start < one.end <= len(text)
        end = one.end
        for first, last in ((one.first, one.last), (one.future_first, one.future_last)):
            assert first is None or last is None or first <= last


@given(MOMENTS, st.sampled_from(LANGUAGES), st.integers(0, 2))
def test_a_bare_weekday_moves_with_the_week(published: datetime, lang: str, which: int) -> None:
    text = WEEKDAYS[lang][which]
    now, later = (find_dates(text, lang, published + timedelta(days=days))[0] for days in (0, 7))
    for before, after in ((now.first, later.first), (now.future_first, later.future_first)):
        assert before
        assert after
        assert datetime.fromisoformat(after) - datetime.fromisoformat(before) == timedelta(days=7)


@pytest.mark.parametrize(
    ("lang", "word"), [("fr", "vingt "), ("en", "one hundred "), ("de", "dreiundzwanzig"), ("fr", "mardi à ")]
)
def test_endless_words_take_linear_time(lang: str, word: str) -> None:
    def seconds(times: int) -> float:
        begun = time.perf_counter()
        find_dates(word * times, lang, PUBLISHED[0])
        return time.perf_counter() - begun

    seconds(100)
    assert seconds(4000) < 40 * max(seconds(400), 0.002)
