"""The phrases of each language (``*.toml`` beside this file) as compiled patterns over one line."""

import re
import tomllib
from functools import cache
from importlib.resources import files

import msgspec

ALWAYS = ("any", "en")
"""Tables used for every text: site furniture is English on pages of all languages."""
LANGUAGES = ("fr", "en", "es", "it", "de", "uk", "ru")


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One table. Phrases are plain words, matched without regard to case, spaces between words of any width."""

    opens: tuple[str, ...] = ()
    """The line begins with these words, whatever follows: 'Read also'."""
    labels: tuple[str, ...] = ()
    """The line is these words alone, or they and a colon, a bar or a spaced dash, whatever follows: 'Photo: AFP'."""
    lists: tuple[str, ...] = ()
    """The heading of a list of links: it and the list under it."""
    counted: tuple[str, ...] = ()
    """What is counted: '1,204 views', 'Views: 2'."""
    buttons: tuple[str, ...] = ()
    """The line is one of these or several."""
    notices: tuple[str, ...] = ()
    """Anywhere in a line of at most 250 characters: 'All rights reserved'."""


class Patterns(msgspec.Struct, frozen=True):
    line: re.Pattern[str]
    """Matches from the start of a stripped line that is boilerplate by itself."""
    heading: re.Pattern[str]
    """Matches the heading of a list of links."""


@cache
def patterns(lang: str) -> Patterns:
    """The patterns for texts in ``lang``; those of all languages where it is none of ours."""
    codes = dict.fromkeys((*ALWAYS, lang) if lang in LANGUAGES else (*ALWAYS, *LANGUAGES))
    return _compiled([_table(code) for code in codes])


@cache
def _table(code: str) -> Phrases:
    text = files(__package__).joinpath(f"{code}.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), Phrases)


def _compiled(tables: list[Phrases]) -> Patterns:
    def either(field: str) -> str:
        # The longest first, and atomic: no phrase is tried twice, so that no line makes the search slow.
        phrases = sorted({p for table in tables for p in getattr(table, field)}, key=len, reverse=True)
        words = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in phrases)
        return f"(?>{words})(?!\\w)"

    number = r"\d[\d\s.,']*+(?:[km](?!\w)|тыс\.?|тис\.?|mila|mil|tsd\.?)?\+?"
    count = rf"(?:{number}\s*{either('counted')}|{either('counted')}\s*[:(–-]?\s*{number}\)?)"
    kinds = (
        either("opens"),
        rf"{either('labels')}\s*(?:[:|/»>].*|[–—-]\s.*)?$",
        rf"{count}(?:\s*[·•|,;/–-]*\s*{count})*+[\s.·•|]*$",
        rf"{either('buttons')}(?:[\s·•|,/]+{either('buttons')})*+[\s.…»>·•|]*$",
        rf"(?=.{{1,250}}$).*?(?<!\w){either('notices')}",
    )
    flags = re.IGNORECASE
    return Patterns(
        re.compile("|".join(kinds), flags),
        re.compile(rf"{either('lists')}\s*[:»>…]*$", flags),
    )
