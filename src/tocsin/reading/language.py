"""A language of the reader: its small words, its phrases, its verbs, loaded once from ``languages/<code>``."""

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from tocsin.errors import InputError
from tocsin.places import countries
from tocsin.reading.inflect import conjugate, plurals
from tocsin.reading.patterns import Element, Entry, Phrasebook, compile_element
from tocsin.reading.tokens import Tokens, tokenise

_FOLDER = files("tocsin.reading").joinpath("languages")
_VERBAL = ("verbs", "intransitive", "does", "shuns", "advise")
Forms = Mapping[str, Any]


class Small(dict[str, frozenset[str]]):
    """Closed word classes by name; a class that a language does not have is empty."""

    def __missing__(self, name: str) -> frozenset[str]:
        return frozenset()


class Language:
    """What one language brings. ``small`` are its closed word classes as frozen sets."""

    def __init__(self, code: str) -> None:
        folder = _FOLDER.joinpath(code)
        if not folder.joinpath("grammar.toml").is_file():
            raise InputError(code, f"no reader for this language; there is one for {', '.join(known())}")
        self.code = code
        self.grammar = _toml(folder.joinpath("grammar.toml"))
        self.small = Small({name: frozenset(words) for name, words in self.grammar.items() if isinstance(words, list)})
        self.weak = Small({name: frozenset(words) for name, words in self.grammar.get("weak", {}).items()})
        paradigms = folder.joinpath("verbs.toml")
        self.paradigms: Forms = _toml(paradigms) if paradigms.is_file() else {}
        self.possessives = self.small["possessives"]
        self.determiners = self.small["determiners"]
        self.firsts = tuple(self.grammar.get("first", {}).get("phrases", ()))
        self._units = {form: unit for unit, forms in _optional(folder, "units").items() for form in forms}
        self.genres = {name: frozenset(words) for name, words in _optional(folder, "genres").items()}
        self.book = Phrasebook()
        self.auxiliaries = self._auxiliaries()
        self._fill(folder)

    def tokens(self, text: str) -> Tokens:
        """``text`` cut by this language's rules."""
        return tokenise(
            text,
            elisions=tuple(self.grammar.get("elisions", ())),
            clitics=tuple(self.grammar.get("clitics", ())),
            inner_apostrophe=self.grammar.get("inner_apostrophe", False),
            abbreviations=self.small.get("abbreviations", frozenset()),
        )

    def home(self, published: datetime, keys: Sequence[str] = ()) -> str | None:
        """The country (alpha-3) of a text that names none: by words of its offices, by the clock it is dated with,
        else the language's own."""
        told = frozenset(keys)
        for country, words in self.grammar.get("homes", {}).items():
            if not told.isdisjoint(words):
                return str(country)
        offset = published.utcoffset()
        hours = "" if offset is None else f"{offset.total_seconds() / 3600:g}"
        found: str | None = self.grammar.get("homes_by_clock", {}).get(hours, self.grammar.get("home"))
        return found

    def unit(self, word: str) -> str:
        """The English unit of a counted noun; the noun itself where it has none."""
        return self._units.get(word, word)

    def _auxiliaries(self) -> dict[str, tuple[str, frozenset[str]]]:
        """Form → (which: have, be or a modal class; features)."""
        found: dict[str, tuple[str, frozenset[str]]] = {}
        named = [*self.grammar.get("auxiliaries", {}).items()]
        for kind, verbs in self.grammar.get("modals", {}).items():
            named += [(kind, verb) for verb in verbs]
        for kind, verb in named:
            for form, features in conjugate(verb, self.paradigms).items():
                found.setdefault(form, (kind, frozenset(features)))
        for form, (kind, features) in self.grammar.get("auxiliary_forms", {}).items():
            found[form] = (kind, frozenset(features))
        return found

    def _fill(self, folder: Traversable) -> None:
        for name, table in (("roles", "role"), ("bodies", "body"), ("demonyms", "demonym")):
            for key, phrases in next(iter(_optional(folder, name).values()), {}).items():
                self._phrases(table, key, phrases)
        for table, entries in _optional(folder, "states").items():
            for key, phrases in entries.items():
                self._phrases({"names": "state", "capitals": "capital", "seats": "seat"}[table], key, phrases)
        for code, name in countries.names(self.code).items():
            actor = countries.alpha3(code)
            if actor:
                self._phrases("state", actor, [name])
        for key, entries in _optional(folder, "things").items():
            if key == "weapons":
                for kind, names in entries.items():
                    for name, phrases in names.items():
                        self._nouns("weapon", f"{kind}:{name}", "noun", phrases)
            else:
                self._nouns("thing", key, "noun", entries["nouns"])
        triggers = folder.joinpath("triggers")
        for path in sorted(triggers.iterdir(), key=lambda p: p.name) if triggers.is_dir() else ():
            for frame, lists in _toml(path).items():
                self._frame(frame, lists)
        for key, lists in _optional(folder, "cues").items():
            self._frame(key, lists, table="cue")

    def _frame(self, frame: str, lists: Mapping[str, list[str]], table: str = "trigger") -> None:
        for form, phrases in lists.items():
            if form in _VERBAL:
                for phrase in phrases:
                    self._verb(table, frame, form, phrase)
            elif form == "nouns":
                self._nouns(table, frame, "noun", phrases)
            else:
                self._phrases(table, frame, phrases, form)

    def _elements(self, words: Iterable[str]) -> tuple[Element, ...]:
        return tuple(compile_element(w, self.possessives, self.determiners, self._plural()) for w in words)

    def _plural(self) -> Callable[[str], tuple[str, ...]]:
        code = self.code
        return lambda word: plurals(word, code)

    def _words(self, phrase: str) -> list[str]:
        """A written pattern cut into its words as the text is: 'l'abri' gives two."""
        words: list[str] = []
        for word in phrase.split():
            elided = word.endswith("'") and word[:-1] in self.small["elisions"]
            if word.isalpha() or word == ".." or elided or any(c in word for c in "|*()"):
                words.append(word if word in ("POSS", "DET") else word.lower())
            else:
                words.extend(self.tokens(word).keys)
        return words

    def _verb(self, table: str, key: str, form: str, phrase: str) -> None:
        words = self._words(phrase)
        reflexive = len(words) > 1 and words[0] in ("se", "s'")
        words = words[1:] if reflexive else words
        negative = False
        if reflexive and words[0] in ("en", "y") and len(words) > 1:
            words = words[1:]
        if words[0] == "ne" and words[1:2] == ["pas"]:  # 'ne pas sortir': negated by its nature
            reflexive = words[2] in ("se", "s'")
            words = words[3:] if reflexive else words[2:]
            negative = True
        if form == "shuns":
            form, negative = "does", True
        entry = Entry(table, key, form, words[0], _size(words), reflexive, negative)
        rest = self._elements(words[1:])
        for base in words[0].split("|"):
            self.book.add(_conjugated(self, base), rest, entry)
            if self.grammar.get("verb_final"):
                self._bracketed(base, rest, entry)

    def _bracketed(self, base: str, rest: tuple[Element, ...], entry: Entry) -> None:
        """The German orders: object first, verb last; and the prefix split off."""
        if rest:
            self.book.add_final(_conjugated(self, base), rest, entry)
        prefix = max(
            (p for p in self.small["separable"] if base.startswith(p) and len(base) - len(p) > 2), key=len, default=""
        )
        if prefix:
            forms = _conjugated(self, base[len(prefix) :])
            finite = {
                form: features - {"pp"} for form, features in forms.items() if features & {"pres", "past", "cond"}
            }
            self.book.add_split(finite, rest, prefix, entry._replace(size=entry.size + 1))

    def _nouns(self, table: str, key: str, form: str, phrases: Iterable[str]) -> None:
        for phrase in phrases:
            words = self._words(phrase)
            if not words:
                continue
            for base in words[0].split("|"):
                first = plurals(base, self.code) if self.code in ("fr", "es", "it") or len(words) == 1 else (base,)
                self._add(first, words, Entry(table, key, form, base, _size(words)))

    def _phrases(self, table: str, key: str, phrases: Iterable[str], form: str = "name") -> None:
        for phrase in phrases:
            words = self._words(phrase)
            if words:
                self._add(words[0].split("|"), words, Entry(table, key, form, words[0], _size(words)))

    def _add(self, first: Iterable[str], words: list[str], entry: Entry) -> None:
        rest = self._elements(words[1:])
        for form in first:
            if form.endswith("*"):
                self.book.add_stem(form[:-1], rest, entry)
            else:
                self.book.add({form: {"noun"}}, rest, entry)


def _size(words: Iterable[str]) -> int:
    return sum(word not in ("..", "DET") and not word.startswith("(") for word in words)


def _conjugated(language: Language, base: str) -> dict[str, set[str]]:
    return conjugate(base, language.paradigms)


def _toml(path: Traversable) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _optional(folder: Traversable, name: str) -> dict[str, Any]:
    path = folder.joinpath(f"{name}.toml")
    return _toml(path) if path.is_file() else {}


@cache
def load(code: str) -> Language:
    """The language ``code`` (ISO 639-1); ``InputError`` where there is none."""
    return Language(code)


@cache
def known() -> tuple[str, ...]:
    """The languages there is a reader for."""
    return tuple(sorted(p.name for p in _FOLDER.iterdir() if p.joinpath("grammar.toml").is_file()))
