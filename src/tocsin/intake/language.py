"""Which language a text is in: a small offline identifier (py3langid, 4.5 MB, BSD)."""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from tocsin.errors import InputError
from tocsin.intake.names import shown

READ = ("fr", "en", "es", "it", "de", "uk", "ru")
"""The languages that reports are read in."""
_OTHERS = """
    ar be bg ca cs da el et fa fi he hi hr hu hy id ja ka ko lt lv mk nl no pl ps pt ro sk sl sq sr sv sw th tr ur vi zh
"""
NAMED = (*READ, *_OTHERS.split())
"""The languages that are told apart and named, whether or not they are read."""
DEFAULT = "en"
"""What a text too short to tell is taken for."""
ENOUGH_LETTERS = 8
# A text is likelier to be in a language that is read than one of the others that look like it (Galician, Belarusian).
PRIOR = 20.0


def identify(text: str, hint: str | None = None) -> str:
    """The ISO 639-1 code of ``text``; a text with fewer than 8 letters is in ``hint`` or English."""
    sample = text[:20_000]
    if sum(map(str.isalpha, sample)) < ENOUGH_LETTERS:
        return hint or DEFAULT
    ranked = _identifier().rank(sample)
    return str(max(ranked, key=lambda pair: pair[1] * (PRIOR if pair[0] in READ else 1.0))[0])


def checked(lang: str, source: str) -> str:
    """The code of a language that a person gave (``fr``, ``FR``, ``fr-CA``). Raises InputError."""
    code = normal(lang)
    if code is None:
        raise InputError(shown(source), f"unknown language {lang[:20]!r}; give one of {', '.join(NAMED)}, or none")
    return code


def normal(lang: str | None) -> str | None:
    """The code of a language tag, None where it is none that we name."""
    code = (lang or "").strip().replace("_", "-").partition("-")[0].lower()
    return code if code in NAMED else None


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(NAMED)
    return identifier
