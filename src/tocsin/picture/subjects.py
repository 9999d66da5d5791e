"""What a warning, threat or denial is about: ``subjects.toml`` read over its own words."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from tocsin.picture.model import Event

SPEECH = frozenset({"warning.issue", "threaten", "deny"})


@cache
def _stems() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = tomllib.loads((files("tocsin.picture") / "subjects.toml").read_text("utf-8"))["stem"]
    return tuple(
        (row["act"], re.compile(r"\b(?:" + "|".join(map(re.escape, row["words"])) + ")", re.IGNORECASE)) for row in rows
    )


def subject_of(words: str) -> str | None:
    """The act that ``words`` name, ``None`` where none of the stems stands in them."""
    return next((act for act, pattern in _stems() if pattern.search(words)), None)


def subject(event: Event) -> str | None:
    """The act that a warning, threat or denial is about, by the first of its tellings that says."""
    if event.act not in SPEECH:
        return None
    found = (subject_of(telling.source.quote) for telling in event.tellings)
    return next((act for act in found if act), None)
