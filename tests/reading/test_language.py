"""The languages as data: each loads, and what its files name is what the engine reads."""

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import pytest
from reading_cases import LANGUAGES

import tocsin.reading
from tocsin.errors import InputError
from tocsin.reading.acts import ACTS
from tocsin.reading.frames import frames
from tocsin.reading.language import Language, known, load
from tocsin.reading.mention import ACTOR_KINDS

FOLDER = files("tocsin.reading").joinpath("languages")
ENGINE = "".join(path.read_text("utf-8") for path in sorted(Path(tocsin.reading.__file__).parent.glob("*.py")))
GRAMMAR = {
    *re.findall(r'small(?:\.get\(|\[)"([\w.]+)"', ENGINE),
    *re.findall(r'grammar(?:\.get\(|\[)"([\w.]+)"', ENGINE),
    *(act for act in ACTS if re.search(r"small\[\w*act\]|small\[made\.act\]", ENGINE)),
}
"""The keys of ``grammar.toml`` that the engine reads, found in its source; a word class may be that of an act."""
AUXILIARIES = {"be", "cond", "do", "have", "must", "possible", "will"}
WEAK = {"conditional", "planned", "possible"}
FEATURES = {"cond", "fut", "imp", "inf", "past", "pp", "pres", "presp"}
REASONS = {"attack", "precaution", "retaliation", "threat", "weather"}
CUES = {
    "according", "advise", "authorise", "deny", "false", "happen", "idle", "imitate", "in_force", "limit.area",
    "limit.condition", "limit.time", "maybe", "no_such", "order", "ordered", "plan", "refuse", "say", "threaten",
}  # fmt: skip
FORMS = {"advise", "does", "intransitive", "nouns", "phrases", "shuns", "states", "verbs"}
FILES = {
    "bodies", "cues", "dates", "demonyms", "genres", "grammar", "numbers", "roles", "states", "things", "units",
    "verbs",
}  # fmt: skip
NEEDED = ("according", "advise", "order", "say")
"""Cues without which nobody says or orders anything."""


def table(lang: str, *path: str) -> dict[str, Any]:
    return tomllib.loads(FOLDER.joinpath(lang, *path).read_text(encoding="utf-8"))


def trigger_files(lang: str) -> list[Traversable]:
    return sorted(FOLDER.joinpath(lang, "triggers").iterdir(), key=lambda path: path.name)


def triggers(lang: str) -> Iterator[tuple[str, str, list[str]]]:
    """Frame, form and phrases of each list."""
    for path in trigger_files(lang):
        for frame, lists in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for form, phrases in lists.items():
                yield frame, form, phrases


def test_the_languages_known() -> None:
    assert known() == LANGUAGES


@pytest.mark.parametrize("lang", ["xx", "", "heads.toml"])
def test_an_unknown_language_says_which_there_are(lang: str) -> None:
    with pytest.raises(InputError, match="de, en, es, fr, it, ru, uk"):
        load(lang)


def test_the_engine_reads_grammar_keys() -> None:
    assert {"determiners", "negations", "weak", "auxiliaries", "verb_final"} <= GRAMMAR


@pytest.mark.parametrize("lang", LANGUAGES)
class TestLanguage:
    def test_it_loads(self, lang: str) -> None:
        language = Language(lang)
        assert language.code == lang
        assert {"have", "be"} & {kind for kind, _ in language.auxiliaries.values()}
        assert language.small["no such class"] == frozenset()
        assert language.unit("zzz") == "zzz"

    def test_its_files_are_known(self, lang: str) -> None:
        assert {path.name for path in FOLDER.joinpath(lang).iterdir()} <= {f"{n}.toml" for n in FILES} | {"triggers"}

    def test_its_grammar_has_no_key_that_nothing_reads(self, lang: str) -> None:
        grammar = table(lang, "grammar.toml")
        assert set(grammar) <= GRAMMAR
        assert set(grammar["weak"]) == WEAK
        assert {*grammar.get("auxiliaries", {}), *grammar.get("modals", {})} <= AUXILIARIES
        assert set(grammar.get("reasons", {})) <= REASONS
        assert set(grammar["first"]) == {"phrases"}

    def test_its_auxiliaries_have_known_kinds_and_features(self, lang: str) -> None:
        for form, (kind, features) in load(lang).auxiliaries.items():
            assert kind in AUXILIARIES, form
            assert features <= FEATURES, form

    def test_its_word_classes_are_lower_case_words_named_once(self, lang: str) -> None:
        for name, words in table(lang, "grammar.toml").items():
            if isinstance(words, list):
                assert all(isinstance(word, str) and word == word.lower().strip() != "" for word in words), name

    def test_its_triggers_name_frames_and_forms(self, lang: str) -> None:
        unknown = {(frame, form) for frame, form, _ in triggers(lang) if frame not in frames() or form not in FORMS}
        assert not unknown

    def test_its_lists_are_not_empty(self, lang: str) -> None:
        lists = [(frame, form, phrases) for frame, form, phrases in triggers(lang)]
        lists += [
            (cue, form, phrases) for cue, forms in table(lang, "cues.toml").items() for form, phrases in forms.items()
        ]
        assert not [(key, form) for key, form, phrases in lists if not phrases]
        assert all(word.strip() for _, _, phrases in lists for word in phrases)

    def test_its_phrases_are_told_once_in_a_list(self, lang: str) -> None:
        twice = {(frame, form, p) for frame, form, phrases in triggers(lang) for p in phrases if phrases.count(p) > 1}
        assert not twice

    def test_its_cues_are_known(self, lang: str) -> None:
        cues = table(lang, "cues.toml")
        assert set(NEEDED) <= set(cues) <= CUES
        assert {form for forms in cues.values() for form in forms} <= FORMS

    def test_its_phrases_compile_and_match_themselves(self, lang: str) -> None:
        language = load(lang)
        dead = []
        for frame, form, phrases in triggers(lang):
            for phrase in phrases:
                keys = language.tokens(_plainest(language, phrase)).keys
                aside = [False] * len(keys)
                hits = [hit for i in range(len(keys)) for hit in language.book.hits(keys, i, len(keys), aside)]
                if not any(hit.entry.key == frame for hit in hits):
                    dead.append((frame, form, phrase))
        assert not dead

    def test_its_things_are_themes(self, lang: str) -> None:
        themes = {kind for frame in frames().values() for kind in frame.theme} | {"bomb", "hostages", "voice"}
        assert set(table(lang, "things.toml")) <= themes | {"weapons"}

    def test_each_act_can_be_told(self, lang: str) -> None:
        told = {frames()[frame].act for frame, _, _ in triggers(lang)}
        told |= {frames()[frame].also for frame, _, _ in triggers(lang)}
        assert told >= set(ACTS)


def _plainest(language: Language, phrase: str) -> str:
    """A short text that a pattern stands for."""
    possessive = min(language.possessives, default="")
    words = [
        possessive if word == "POSS" else re.sub(r"\*$", "a", word.split("|")[0])
        for word in phrase.split()
        if word not in ("..", "DET") and not word.startswith("(")
    ]
    return " ".join([*words, "a"]).replace("' ", "'")


def test_frames_name_acts_and_kinds() -> None:
    kinds = {kind for lang in LANGUAGES for kind in table(lang, "things.toml")} | ACTOR_KINDS
    kinds |= {"number", "people", "place", "weapon"}
    for frame in frames().values():
        assert frame.act in ACTS, frame.name
        assert not frame.also or frame.also in ACTS, frame.name
        assert not frame.beside or frame.beside in frames(), frame.name
        assert set(frame.theme) <= kinds, frame.name
        assert frame.noun in ("told", "free", "no"), frame.name
        assert frame.who in ("agent", "authority", "crowd", "none", "parties", "source", "theme", "winner"), frame.name
        assert frame.to in ("addressee", "agent", "none", "owner", "partner", "recipient", "target", "theme"), (
            frame.name
        )
