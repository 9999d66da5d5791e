"""The text forms of CAP 1.2: times (section 3.3.2), quoted lists and references (3.2.1), numbers and code words.

Every function that meets a wrong value raises ``ValueError``; its message says what is wrong and what is right.
"""

import re
from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from math import isfinite

import msgspec

from tocsin.cap.model import Circle, Polygon, Reference

BLANK = " \t\r\n"
"""White space of XML; Python's own has more, which the schema does not strip."""
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:[0-5]\d", re.ASCII)
NUMBER = re.compile(r"[+-]?(\d{1,400}(\.\d{0,400})?|\.\d{1,400})", re.ASCII)
"""400 digits hold every float; more is no honest number."""
INTEGER = re.compile(r"[+-]?\d{1,18}", re.ASCII)
MIDNIGHT = "T24:00:00"
"""The end of a day, which XML Schema allows and ``datetime`` does not know."""
LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,16}", re.ASCII)
LONGEST_LIST = 1_000_000
"""Characters of a list of words or references."""
LINE = 500
"""Characters of a reason."""
MOST_PAIRS = 100_000
"""Of one polygon; the finest coast that a sender is known to give has some thousands."""
WORD = re.compile(r'"([^"]*)"|([^\s"]+)')
ADDRESS = re.compile(
    r"""(?: [A-Za-z][A-Za-z0-9+.-]*: (?: //{authority}(?:/{part})*+ | (?!//){part}(?:/{part})*+ )
          | //{authority}(?:/{part})*+
          | (?!//){first}(?:/{part})*+ )
        (?:\?{query})? (?:\#{fragment})?""".format(
        authority=r"(?:{user}@)?(?:\[[^\]]*\]|{host}(?::[0-9]{{1,5}})?)".format(
            user=r"(?:[^%\[\]\#?/@]++|%[0-9A-Fa-f]{2})*+", host=r"(?:[^%\[\]\#?/:@]++|%[0-9A-Fa-f]{2})*+"
        ),
        part=r"(?:[^%\[\]\#?/]++|%[0-9A-Fa-f]{2})*+",
        first=r"(?:[^%\[\]\#?/:]++|%[0-9A-Fa-f]{2})*+",
        query=r"(?:[^%\[\]\#]++|%[0-9A-Fa-f]{2})*+",
        fragment=r"(?:[^%\#]++|%[0-9A-Fa-f]{2})*+",
    ),
    re.VERBOSE,
)
"""RFC 3986, and any character that anyURI of XML Schema allows in place of its escape."""
PAIRS = msgspec.json.Decoder(tuple[tuple[float, float], ...])
LONG = 300
"""Characters of a word that is not remembered."""
FARTHEST = timedelta(hours=14)
"""The widest offset from UTC that XML Schema allows."""


def show_time(value: datetime) -> str:
    """``2024-11-20T08:00:00+02:00``; UTC is written ``-00:00`` and never 'Z' (section 3.3.2)."""
    offset = value.utcoffset()
    if offset is None:
        raise ValueError("the time has no offset from UTC; give an aware time")
    if value.microsecond or offset % timedelta(minutes=1):
        raise ValueError("the time is finer than a second, or its offset than a minute; round it")
    if abs(offset) > FARTHEST:
        raise ValueError("the offset is beyond 14 hours; give the place's own offset")
    shown = value.isoformat(timespec="seconds")
    return shown[:-6] + "-00:00" if not offset else shown


def read_time(raw: str) -> datetime:
    """The instant with its offset; ``-00:00`` and ``+00:00`` are both UTC."""
    return _time(raw.strip(BLANK))


@lru_cache(maxsize=512)
def _time(word: str) -> datetime:
    if not TIME.fullmatch(word):
        hint = "; 'Z' is not allowed, write -00:00" if word.endswith(("Z", "z")) else ""
        raise ValueError(f"{shorten(word)} is no CAP time such as 2024-11-20T08:00:00+02:00{hint}")
    try:
        value = iso_time(word)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"{word} is no real date and time: {error}") from None
    offset = value.utcoffset() or timedelta()
    if abs(offset) > FARTHEST:
        raise ValueError(f"{word} has an offset beyond 14 hours")
    return value if offset else value.replace(tzinfo=UTC)


def iso_time(word: str) -> datetime:
    """A time of ISO 8601, the end of a day included. Raises ``ValueError``, ``OverflowError`` for year 10000."""
    if MIDNIGHT in word:
        return datetime.fromisoformat(word.replace(MIDNIGHT, "T00:00:00")) + timedelta(days=1)
    return datetime.fromisoformat(word)


def show_number(value: float) -> str:
    """Plain decimal, never an exponent, and exact: reading it gives the same float."""
    if not isfinite(value):
        raise ValueError(f"{value} is no finite number")
    return format(Decimal(repr(value)).normalize(), "f")


def read_number(raw: str) -> float:
    """A plain decimal number."""
    word = raw.strip(BLANK)
    if not NUMBER.fullmatch(word):
        raise ValueError(f"{shorten(word)} is no decimal number")
    value = float(word)
    if not isfinite(value):
        raise ValueError(f"{shorten(word)} is too large a number")
    return value


def show_integer(value: int) -> str:
    """A whole number of at most 18 digits."""
    if abs(value) >= 10**18:
        raise ValueError(f"{value:.3g} is too large a number")
    return str(value)


def read_integer(raw: str) -> int:
    """A whole number of at most 18 digits."""
    word = raw.strip(BLANK)
    if not INTEGER.fullmatch(word):
        raise ValueError(f"{shorten(word)} is no whole number")
    return int(word)


def show_words(words: tuple[str, ...]) -> str:
    """Separated by spaces; a word with white space, or an empty one, stands in double quotes (section 3.2.1)."""
    for word in words:
        if '"' in word:
            raise ValueError(f"{shorten(word)} holds a double quote, which CAP cannot carry in a list")
    return " ".join(f'"{word}"' if not word or re.search(r"\s", word) else word for word in words)


def read_words(raw: str) -> tuple[str, ...]:
    """The words of a list, at least one."""
    if not raw.strip():
        raise ValueError("is empty; fill it or leave it out")
    _limit(raw)
    rest = WORD.sub("", raw).strip()
    if rest:
        raise ValueError(f"{shorten(rest)} stands outside a pair of double quotes")
    return tuple(quoted if bare == "" else bare for quoted, bare in WORD.findall(raw))


def show_references(references: tuple[Reference, ...]) -> str:
    """``sender,identifier,sent`` for each, separated by spaces."""
    for reference in references:
        for part in (reference.sender, reference.identifier):
            if not part or re.search(r"[\s,]", part):
                raise ValueError(f"{shorten(part)} is empty or holds a space or a comma")
    return " ".join(f"{item.sender},{item.identifier},{show_time(item.sent)}" for item in references)


def read_references(raw: str) -> tuple[Reference, ...]:
    """The earlier messages, at least one."""
    _limit(raw)
    triples = raw.split()
    if not triples:
        raise ValueError("is empty; name the earlier message or leave it out")
    return tuple(map(read_reference, triples))


def _limit(raw: str) -> None:
    if len(raw) > LONGEST_LIST:
        raise ValueError(f"has {len(raw)} characters, more than {LONGEST_LIST}")


def read_reference(triple: str) -> Reference:
    """``sender,identifier,sent``."""
    parts = triple.split(",")
    if len(parts) != 3 or not all(parts):
        raise ValueError(f"{shorten(triple)} is no reference of the form sender,identifier,sent")
    return Reference(parts[0], parts[1], read_time(parts[2]))


def show_language(tag: str) -> str:
    """A tag of RFC 3066."""
    if not _is_language(tag):
        raise ValueError(f"{shorten(tag)} is no language tag such as en or fr-CA")
    return tag


def read_language(raw: str) -> str:
    """A tag of RFC 3066; an empty element is en-US (section 3.2.2, language)."""
    return show_language(raw.strip(BLANK)) if raw else "en-US"


def address(raw: str) -> str:
    """An address, whole or relative, of the form that the schema asks (anyURI); as it stands."""
    if not _is_address(raw.strip(BLANK)):
        raise ValueError(f"{shorten(raw)} is no address such as https://www.example.org/alerts/7")
    return raw


def show_polygon(polygon: Polygon) -> str:
    """``lat,lon`` pairs separated by spaces."""
    if not polygon.points:
        raise ValueError("the polygon has no points; give them or leave it out")
    return " ".join(f"{show_number(lat)},{show_number(lon)}" for lat, lon in polygon.points)


def read_polygon(raw: str) -> Polygon:
    """Pairs as written; whether they close and are in range is for ``check`` to say. At least one."""
    if raw.count(",") > MOST_PAIRS:
        raise ValueError(f"has more than {MOST_PAIRS} pairs; give a coarser outline")
    pairs = raw.split()
    if not pairs:
        raise ValueError("is empty; give the corners or leave it out")
    if not raw.isascii():
        raise ValueError(f"{shorten(raw)} holds other characters than those of pairs lat,lon")
    # Almost every pair is also JSON, which is decoded ten times faster; CAP knows no exponents and no brackets.
    if "e" not in raw and "E" not in raw and "[" not in raw:
        try:
            return Polygon(PAIRS.decode("[[" + "],[".join(pairs) + "]]"))
        except msgspec.MsgspecError:
            pass
    return Polygon(tuple(map(_pair, pairs)))


def show_circle(circle: Circle) -> str:
    """``lat,lon radius``."""
    return f"{show_number(circle.lat)},{show_number(circle.lon)} {show_number(circle.radius_km)}"


def read_circle(raw: str) -> Circle:
    """Centre and radius in kilometres."""
    parts = raw.split()
    if len(parts) != 2 or not raw.isascii():
        raise ValueError(f"{shorten(raw.strip())} is no circle of the form lat,lon radius")
    lat, lon = _pair(parts[0])
    return Circle(lat, lon, read_number(parts[1]))


def _pair(raw: str) -> tuple[float, float]:
    parts = raw.split(",")
    if len(parts) != 2:
        raise ValueError(f"{shorten(raw)} is no pair of the form lat,lon")
    return read_number(parts[0]), read_number(parts[1])


def one_of(word: str, allowed: Collection[str]) -> str:
    """The word, if the code list has it."""
    if word not in allowed:
        raise ValueError(f"{shorten(word)} is not one of {', '.join(allowed)}")
    return word


def shorten(raw: str) -> str:
    """The word in quotes, cut so that one line can show it."""
    return repr(raw if len(raw) <= 60 else raw[:59] + "…")


def _short(judge: Callable[[str], bool]) -> Callable[[str], bool]:
    """Remember the answers, which are the same for all messages of a sender, but for words that would fill memory."""
    remembered = lru_cache(maxsize=512)(judge)
    return lambda word: remembered(word) if len(word) < LONG else judge(word)


_is_language = _short(lambda word: LANGUAGE.fullmatch(word) is not None)
_is_address = _short(lambda word: ADDRESS.fullmatch(word) is not None)


def one_line(raw: str) -> str:
    """What a stranger may have written, in one line of characters that can be shown, and cut."""
    cut = raw if len(raw) <= LINE else raw[: LINE - 1] + "…"
    return " ".join("".join(one if one.isprintable() else " " for one in cut).split())
