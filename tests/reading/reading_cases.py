"""How the tests of the reader ask it things: claims, analyses and sentences of a line of text."""

from datetime import datetime

from tocsin.intake.document import Document
from tocsin.reading import Claim, read
from tocsin.reading.analysis import Analysis
from tocsin.reading.language import load
from tocsin.reading.mention import Mention
from tocsin.reading.sentence import Sentence

NOON = "2024-11-20T12:00:00+01:00"
"""A Wednesday."""
LANGUAGES = ("de", "en", "es", "fr", "it", "ru", "uk")


def document(
    lang: str, text: str, *, published: str = NOON, title: str | None = None, outlet: str | None = None
) -> Document:
    return Document(
        id="case",
        source="case",
        lang=lang,
        published=datetime.fromisoformat(published),
        text=text,
        title=title,
        outlet=outlet,
    )


def claims(
    lang: str, text: str, *, published: str = NOON, title: str | None = None, outlet: str | None = None
) -> tuple[Claim, ...]:
    """What the reader finds in ``text``."""
    return read(document(lang, text, published=published, title=title, outlet=outlet))


def only(lang: str, text: str, act: str, *, outlet: str | None = None) -> Claim:
    """The one claim of ``act`` in ``text``."""
    found = [claim for claim in claims(lang, text, outlet=outlet) if claim.act == act]
    assert len(found) == 1, (act, claims(lang, text, outlet=outlet))
    return found[0]


def words(claim: Claim, text: str) -> str:
    """The evidence of ``claim``."""
    return text[claim.evidence.start : claim.evidence.end]


def analyse(lang: str, text: str, title: str | None = None) -> Analysis:
    language, published = load(lang), datetime.fromisoformat(NOON)
    heading = Analysis(language, title, published) if title else None
    return Analysis(language, text, published, (), heading)


def sentences(lang: str, text: str) -> list[Sentence]:
    analysis = analyse(lang, text)
    return [
        Sentence(analysis, first, last, [h for h in analysis.hits if first <= h.first < last])
        for first, last in analysis.sentences
    ]


def named(analysis: Analysis, m: Mention) -> str:
    """The words of a mention."""
    return analysis.tokens.text[analysis.tokens.starts[m.first] : analysis.tokens.ends[m.last - 1]]
