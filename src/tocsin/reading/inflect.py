"""All forms of a verb from its base, each with its features; paradigms are data (``languages/<code>/verbs.toml``).

Features: ``inf`` (English: base form), ``pres``, ``past`` (simple past), ``imp`` (imperfect), ``fut``, ``cond``,
``pp`` (past participle), ``presp`` (present participle). More forms than the language knows do no harm: nobody
writes them.
"""

from collections.abc import Mapping
from typing import Any

Forms = dict[str, set[str]]


def conjugate(base: str, paradigms: Mapping[str, Any]) -> Forms:
    """Form → features. Without paradigms the base stands alone."""
    if "classes" in paradigms:
        return _by_class(base, paradigms)
    if "irregular" in paradigms:
        return _english(base, paradigms)
    return {base: {"any"}}


def _by_class(base: str, paradigms: Mapping[str, Any]) -> Forms:
    models: Mapping[str, Mapping[str, list[str]]] = paradigms["models"]
    for size in range(len(base), 2, -1):
        model = models.get(base[-size:])
        if model:
            stem = base[:-size]
            forms: Forms = {base: {"inf"}}
            for feature, endings in model.items():
                for ending in endings:
                    forms.setdefault(stem + ending, set()).add(feature)
            return forms
    endings_of: Mapping[str, list[str]] = paradigms["classes"].get(base[-2:], {})
    forms = {base: {"inf"}}
    for feature, endings in endings_of.items():
        for ending in endings:
            forms.setdefault(base[:-2] + ending, set()).add(feature)
    return forms


def _english(base: str, paradigms: Mapping[str, Any]) -> Forms:
    forms: Forms = {base: {"inf"}}
    doubled = base + base[-1] if base in paradigms["double"]["words"] else None
    forms.setdefault(_third_person(base), set()).add("pres")
    irregular = paradigms["irregular"].get(base)
    if irregular is None and "-" in base:
        irregular = paradigms["irregular"].get(base.rpartition("-")[2])
        prefix = base.rpartition("-")[0] + "-"
    else:
        prefix = ""
    if irregular:
        past, participle = irregular.split()
        for form in past.split("|"):
            forms.setdefault(prefix + form, set()).add("past")
        for form in participle.split("|"):
            forms.setdefault(prefix + form, set()).add("pp")
    else:
        forms.setdefault(_past(base, doubled), set()).update(("past", "pp"))
        if doubled and base.endswith("l"):  # American spelling: canceled, traveled
            forms.setdefault(base + "ed", set()).update(("past", "pp"))
    forms.setdefault(_gerund(base, doubled), set()).add("presp")
    return forms


def _third_person(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ies"
    return base + "s"


def _past(base: str, doubled: str | None) -> str:
    if doubled:
        return doubled + "ed"
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ied"
    return base + "ed"


def _gerund(base: str, doubled: str | None) -> str:
    if doubled:
        return doubled + "ing"
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return base + "ing"


def plurals(noun: str, lang: str) -> tuple[str, ...]:
    """Singular and plural of a noun in a language that has a conjugator here; the noun alone in others."""
    if lang == "fr":
        return _french_plurals(noun)
    if lang == "es":
        return _spanish_plurals(noun)
    if lang == "it":
        return _italian_plurals(noun)
    if lang == "en":
        if noun.endswith("y") and noun[-2:-1] not in "aeiou":
            return noun, noun[:-1] + "ies"
        if noun.endswith(("s", "x", "ch", "sh")):
            return noun, noun + "es"
        return noun, noun + "s"
    return (noun,)


def _french_plurals(noun: str) -> tuple[str, ...]:
    if noun.endswith(("s", "x", "z")):
        return (noun,)
    if noun.endswith("al"):
        return noun, noun[:-1] + "ux", noun + "s"
    if noun.endswith(("eau", "eu")):
        return noun, noun + "x"
    return noun, noun + "s"


_UNSTRESSED = str.maketrans("áéíóú", "aeiou")


def _spanish_plurals(noun: str) -> tuple[str, ...]:
    if noun.endswith(("as", "es", "is", "os", "us", "x")):
        return (noun,)
    if noun.endswith("z"):
        return noun, noun[:-1] + "ces"
    if noun[-1] in "aeouáéó":
        return noun, noun + "s"
    if noun[-1] in "íú":
        return noun, noun + "es", noun + "s"
    if noun[-3:-2] in tuple("aeo"):  # país, países: the accent parts two vowels and stays
        return noun, noun + "es"
    return noun, noun[:-2] + noun[-2:].translate(_UNSTRESSED) + "es"


def _italian_plurals(noun: str) -> tuple[str, ...]:
    if noun.endswith(("cia", "gia")):
        return noun, noun[:-2] + "e", noun[:-1] + "e"
    if noun.endswith(("ca", "ga")):
        return noun, noun[:-1] + "he", noun[:-1] + "hi"
    if noun.endswith("a"):
        return noun, noun[:-1] + "e", noun[:-1] + "i"
    if noun.endswith(("co", "go")):
        return noun, noun[:-1] + "hi", noun[:-1] + "i"
    if noun.endswith("io"):
        return noun, noun[:-1]
    if noun.endswith(("o", "e")):
        return noun, noun[:-1] + "i"
    return (noun,)
