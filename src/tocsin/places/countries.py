"""Countries: codes, names in every language of CLDR, usual names of the press, capitals."""

from functools import cache

from babel import localedata

from tocsin.places import sources
from tocsin.places.names import fold

READ = ("en", "fr", "es", "it", "de", "uk", "ru", "ar", "pt", "pl", "tr", "zh")
"""Languages in which a country's name outweighs every city's; in the others ``Beni`` is a city before it is Benin."""


@cache
def _alpha3() -> dict[str, str]:
    return {code: row.iso3 for code, row in sources.countries().items()}


@cache
def _alpha2() -> dict[str, str]:
    return {long: short for short, long in _alpha3().items()}


def codes() -> tuple[str, ...]:
    """Every alpha-2 code, Kosovo's ``XK`` among them."""
    return tuple(_alpha3())


def alpha3(code: str) -> str | None:
    """``UA`` → ``UKR``."""
    return _alpha3().get(code.upper())


def alpha2(code: str) -> str | None:
    """``UKR`` → ``UA``."""
    return _alpha2().get(code.upper())


@cache
def names(lang: str) -> dict[str, str]:
    """Alpha-2 code → name in a CLDR language (``fr``, ``pt_PT``); empty for a language that CLDR has not."""
    tag = localedata.normalize_locale(lang.replace("-", "_")) or ""
    if not tag:
        return {}
    territories = localedata.load(tag).get("territories", {})
    return {code: territories[code] for code in codes() if code in territories}


@cache
def english(code: str) -> str:
    """The common English name of an alpha-2 code, the code itself where it is none."""
    named: str | None = sources.table("countries")["english"].get(code)
    return named or names("en").get(code, code).replace(" & ", " and ").replace("St. ", "Saint ")


def name(code: str, lang: str = "en") -> str:
    """The name of an alpha-2 code in a language, English where CLDR has none."""
    return english(code) if lang == "en" else names(lang).get(code, english(code))


def press_names(code: str) -> set[str]:
    """Names in the languages that Tocsin reads (:data:`READ`), CLDR's and the usual ones of the press."""
    return {english(code), *sources.table("countries")["names"].get(code, ()), *(name(code, lang) for lang in READ)}


def every_name() -> dict[str, set[str]]:
    """Alpha-2 code → names in every language of CLDR."""
    found: dict[str, set[str]] = {code: set() for code in codes()}
    for tag in localedata.locale_identifiers():
        if len(tag.rpartition("_")[2]) == 2 and "_" in tag:
            continue  # a country's variant of a language, as a rule with the same names
        for code, text in localedata.load(tag, merge_inherited=False).get("territories", {}).items():
            if code in found:
                found[code].add(text)
    localedata._cache.clear()  # Babel would keep every locale: 60 MB
    return found


@cache
def _by_name(lang: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for code, usual in sources.table("countries")["names"].items():
        found.update((fold(text), code) for text in usual)
    found.update((fold(text), code) for code, text in names("en").items())
    found.update((fold(text), code) for code, text in names(lang).items())
    return found


def country_by_name(text: str, lang: str = "en") -> str | None:
    """Alpha-2 code of a name in ``lang`` or English, or of a usual name (``USA``, ``RDC``, ``Birmanie``)."""
    return _by_name(lang).get(fold(text))


def capital(code: str) -> str | None:
    """The capital of an alpha-2 code, in English; ``None`` where it has none."""
    row = sources.countries().get(code.upper())
    if row is None or not row.capital:
        return None
    named: str | None = sources.table("countries")["capitals"].get(code.upper())
    return named or row.capital


@cache
def _capitals() -> dict[str, str]:
    return {fold(city): code for code in codes() if (city := capital(code))}


def capital_country(text: str) -> str | None:
    """Alpha-2 code of the state whose capital bears this English name (``Kyiv`` → ``UA``).

    For names in other languages look the city up first: ``capital_country(lookup('Moscou')[0].name)``.
    """
    return _capitals().get(fold(text))
