"""What a warning, alert, threat or denial is about: ``subjects.toml`` read over its own words, then its sentence."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import chain

from tocsin.picture.model import Event
from tocsin.picture.sentences import sentence
from tocsin.picture.sources import Reports

SPEECH = frozenset({"warning.issue", "threaten", "deny", "alert.raise"})


@cache
def _stems() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = tomllib.loads((files("tocsin.picture") / "subjects.toml").read_text("utf-8"))["stem"]
    return tuple(
        (row["act"], re.compile(r"\b(?:" + "|".join(map(re.escape, row["words"])) + ")", re.IGNORECASE)) for row in rows
    )


def subject_of(words: str) -> str | None:
    """The act that ``words`` name, ``None`` where none of the stems stands in them."""
    return next((act for act, pattern in _stems() if pattern.search(words)), None)


def subject(event: Event, reports: Reports) -> str | None:
    """The act that the event is about, by the first of its tellings that says; ``None`` where none does."""
    if event.act not in SPEECH:
        return None
    quotes = (telling.source.quote for telling in event.tellings)
    sentences = (sentence(reports.document(telling).text, telling.claim.evidence) for telling in event.tellings)
    return next((act for words in chain(quotes, sentences) if (act := subject_of(words))), None)
