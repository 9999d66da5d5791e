"""Which language a text is in: by its little words where they leave no doubt, else by an offline identifier.

The identifier (py3langid, BSD) costs 0.4 s and 160 MB once; plain prose in a language that is read never needs it.
"""

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from tocsin.errors import InputError
from tocsin.intake.names import shown

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

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
SAMPLE = 20_000
"""Characters that are looked at."""
FEWEST, SHARE, LEAD = 6, 0.22, 1.5
"""Little words decide where there are this many, in this share of all words, this many times the runner-up's."""
_WORD = re.compile(r"[^\W\d_]+")


def identify(text: str, hint: str | None = None) -> str:
    """The ISO 639-1 code of ``text``; a text with fewer than 8 letters is in ``hint`` or English."""
    sample = text[:SAMPLE]
    if sum(map(str.isalpha, sample)) < ENOUGH_LETTERS:
        return hint or DEFAULT
    return by_little_words(sample) or _by_identifier(sample)


def by_little_words(sample: str) -> str | None:
    """The language that is read whose commonest words fill ``sample``; ``None`` where that is not beyond doubt."""
    read, languages_of = _little_words()
    words = _WORD.findall(sample.lower())
    scores: Counter[str] = Counter()
    for word, times in Counter(words).items():
        for lang in languages_of.get(word, ()):
            scores[lang] += times
    (best, most), (_, second) = (*scores.most_common(2), ("", 0), ("", 0))[:2]
    clear = most >= max(FEWEST, SHARE * len(words), LEAD * second)
    return best if clear and best in read else None


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
def _little_words() -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
    """The languages that are read, and each little word with the languages that have it."""
    table = tomllib.loads(files(__package__).joinpath("common_words.toml").read_text("utf-8"))
    languages_of: dict[str, tuple[str, ...]] = {}
    for lang, words in (table["read"] | table["near"]).items():
        for word in set(words.split()):
            languages_of[word] = (*languages_of.get(word, ()), lang)
    return frozenset(table["read"]), languages_of


def _by_identifier(sample: str) -> str:
    ranked = _identifier().rank(sample)
    return str(max(ranked, key=lambda pair: pair[1] * (PRIOR if pair[0] in READ else 1.0))[0])


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(NAMED)
    return identifier
