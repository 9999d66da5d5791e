"""The catalogue is complete in every language, and each text names the place and the time."""

from string import Formatter
from typing import get_args

import msgspec
import pytest
from babel import Locale
from situations import LANGUAGES

from tocsin.cap.checks.info import HEADLINE
from tocsin.errors import InputError
from tocsin.reading.acts import ACTS
from tocsin.reading.claim import Status
from tocsin.warning.kinds import TABLE
from tocsin.warning.phrases import Phrases, languages, phrases

ACTION = {"place", "threat", "from", "until"}
SLOTS = {
    "clock": {"date", "time", "zone"},
    "headline": {"place", "threat", "status", "until"},
    "headline_short": {"place", "threat", "status"},
    "area": {"place", "radius"},
    "intro": {"place", "now"},
    "period": {"start", "end"},
    "by": {"who"},
    "reported": {"who"},
    "more": {"number"},
    "advice": {"who", "audience", "threat", "status"},
}


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_the_languages() -> None:
    assert languages() == tuple(sorted(LANGUAGES))


@pytest.fixture(params=LANGUAGES)
def catalogue(request: pytest.FixtureRequest) -> Phrases:
    return phrases(request.param)


def test_every_key_is_there_and_no_other(catalogue: Phrases) -> None:
    english = phrases("en")
    dangers = {act for kind in TABLE.kinds.values() for act in kind.acts}
    conduct = {act for act in ACTS if act.startswith("people.")}
    assert catalogue.threat.keys() == dangers | conduct
    assert catalogue.status.keys() == set(get_args(Status))
    assert catalogue.instruction.keys() == {kind.instruction for kind in TABLE.kinds.values()} | set(
        TABLE.responses.values()
    )
    assert catalogue.role.keys() == english.role.keys()
    assert catalogue.actor.keys() == english.actor.keys()


@pytest.mark.parametrize(("name", "expected"), SLOTS.items())
def test_the_slots_are_those_that_are_filled(catalogue: Phrases, name: str, expected: set[str]) -> None:
    assert slots(getattr(catalogue, name)) == expected


def test_every_text_for_people_names_place_and_time(catalogue: Phrases) -> None:
    for text in catalogue.instruction.values():
        assert slots(text) == ACTION
    for text in (catalogue.all_clear.description, catalogue.all_clear.instruction):
        assert slots(text) == ACTION
    assert slots(catalogue.all_clear.headline) == {"place", "threat"}


def test_names_are_plain_words(catalogue: Phrases) -> None:
    tables = (catalogue.role, catalogue.actor, catalogue.threat)
    for word in (*catalogue.status.values(), *(word for table in tables for word in table.values())):
        assert word == word.strip()
        assert word
        assert not slots(word)
        assert word[-1] not in ".:;"


def test_the_short_headline_leaves_room_for_a_place(catalogue: Phrases) -> None:
    words = catalogue.threat
    subjects = {act for kind in TABLE.kinds.values() for act in kind.acts if act not in TABLE.open}
    combined = [f"{words[act]} – {words[subject]}" for act in TABLE.open for subject in subjects]
    for threat in (*words.values(), *combined):
        for status in catalogue.status.values():
            assert len(catalogue.headline_short.format(place="", threat=threat, status=status)) <= HEADLINE - 40


def test_no_two_languages_share_a_text() -> None:
    for key in phrases("en").instruction:
        assert len({phrases(language).instruction[key] for language in LANGUAGES}) == len(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_locale_is_of_the_language(language: str) -> None:
    assert Locale.parse(phrases(language).locale).language == language


@pytest.mark.parametrize("language", ["fr-BE", "FR", "fr"])
def test_a_regional_tag_finds_its_language(language: str) -> None:
    assert phrases(language) is phrases("fr")


@pytest.mark.parametrize("language", ["pt", "", "../en", "en.toml"])
def test_no_other_language(language: str) -> None:
    with pytest.raises(InputError, match="choose from de, en"):
        phrases(language)


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        msgspec.convert(msgspec.to_builtins(phrases("en")) | {"spare": "x"}, Phrases)
