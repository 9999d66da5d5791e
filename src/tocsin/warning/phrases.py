"""The catalogue of controlled phrases, one file a language: ``phrases/<code>.toml``."""

from functools import cache
from importlib.resources import files

import msgspec

from tocsin.errors import InputError
from tocsin.reading.claim import Status
from tocsin.warning.tables import load


class AllClear(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What people are told when it is over."""

    headline: str
    description: str
    instruction: str


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language. Texts carry slots in braces; ``locale`` is a CLDR locale, for dates and countries."""

    locale: str
    clock: str
    """A moment: ``{date}``, ``{time}``, ``{zone}``."""
    headline: str
    headline_short: str
    """Where the full headline is too long."""
    area: str
    intro: str
    """First line of a description; ``{now}`` is the moment of the picture."""
    period: str
    by: str
    reported: str
    disputed: str
    more: str
    advice: str
    everyone: str
    status: dict[Status, str]
    role: dict[str, str]
    actor: dict[str, str]
    """Names of actors that CLDR does not name."""
    threat: dict[str, str]
    """Name of each act, nominative, as it stands alone."""
    instruction: dict[str, str]
    all_clear: AllClear


def languages() -> tuple[str, ...]:
    """Codes of the languages that have a catalogue, in alphabetical order."""
    names = (entry.name for entry in files("tocsin.warning").joinpath("phrases").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def phrases(language: str) -> Phrases:
    """The catalogue for a language tag (``fr``, ``fr-BE``). ``InputError`` where there is none: nothing is drafted."""
    code = language.partition("-")[0].lower()
    if code not in languages():
        raise InputError(
            f"language {language!r}", f"no reviewed texts, so nothing is drafted; choose from {', '.join(languages())}"
        )
    return _load(code)


@cache
def _load(code: str) -> Phrases:
    return load(f"phrases/{code}.toml", Phrases)
