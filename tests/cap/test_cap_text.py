"""The text forms of values: what is read, what is refused and why, what is shown."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from math import inf, nan
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tocsin.cap import Circle, Polygon, Reference, text

ZONE = timezone(timedelta(hours=2))
EIGHT = datetime(2024, 11, 20, 8, tzinfo=ZONE)
XS = "http://www.w3.org/2001/XMLSchema"


def schema_of(kind: str) -> etree.XMLSchema:
    return etree.XMLSchema(
        etree.fromstring(f'<xs:schema xmlns:xs="{XS}"><xs:element name="a" type="xs:{kind}"/></xs:schema>')
    )


def valid(schema: etree.XMLSchema, value: str) -> bool:
    node = etree.Element("a")
    node.text = value
    return bool(schema.validate(node))


@pytest.mark.parametrize(
    ("read", "raw", "value"),
    [
        (text.read_time, "2024-11-20T08:00:00+02:00", EIGHT),
        (text.read_time, "\n 2024-11-20T08:00:00+02:00\t", EIGHT),
        (text.read_time, "2024-11-20T24:00:00+02:00", datetime(2024, 11, 21, tzinfo=ZONE)),
        (text.read_time, "2024-11-20T06:00:00-00:00", EIGHT),
        (text.read_number, " -0.50 ", -0.5),
        (text.read_number, "+5.", 5.0),
        (text.read_number, ".5", 0.5),
        (text.read_integer, " +007 ", 7),
        (text.read_words, ' a "b c"\n"" d', ("a", "b c", "", "d")),
        (text.read_words, 'a"b"', ("a", "b")),
        (text.read_references, "a,b,2024-11-20T08:00:00+02:00\n", (Reference("a", "b", EIGHT),)),
        (text.read_language, " fr-CA ", "fr-CA"),
        (text.read_language, "", "en-US"),
        (text.read_polygon, "1,2\n3,4 ", Polygon(((1.0, 2.0), (3.0, 4.0)))),
        (text.read_polygon, "01,+2. 3,4", Polygon(((1.0, 2.0), (3.0, 4.0)))),
        (text.read_circle, " 1,2  3 ", Circle(1.0, 2.0, 3.0)),
        (text.address, "", ""),
    ],
)
def test_a_value_is_read(read: Callable[[str], Any], raw: str, value: object) -> None:
    assert read(raw) == value


@pytest.mark.parametrize(
    ("read", "raw", "reason"),
    [
        (text.read_time, "", "'' is no CAP time such as 2024-11-20T08:00:00"),
        (text.read_time, "2024-11-20T08:00:00z", "'Z' is not allowed, write -00:00"),
        (text.read_time, "2024-11-20T08:00:00,02:00", "no CAP time"),
        (text.read_time, "2024-11-20T08:00:00+02:60", "no CAP time"),
        (text.read_time, "2024-11-20T08:00:00+14:01", "beyond 14 hours"),
        (text.read_time, "2023-02-29T08:00:00+02:00", "no real date and time"),
        (text.read_time, "2024-11-20T24:00:01+02:00", "no real date and time"),
        (text.read_time, "9999-12-31T24:00:00+00:00", "no real date and time"),
        (text.read_time, "0000-01-01T00:00:00+00:00", "no real date and time"),
        (text.read_time, "\u00a02024-11-20T08:00:00+02:00", "no CAP time"),
        (text.read_time, "٢٠٢٤-11-20T08:00:00+02:00", "no CAP time"),
        (text.read_number, "1e9", "no decimal number"),
        (text.read_number, "1,5", "no decimal number"),
        (text.read_number, ".", "no decimal number"),
        (text.read_number, "٣", "no decimal number"),
        (text.read_number, "9" * 401, "'9{59}…' is no decimal number"),
        (text.read_number, "9" * 400, "too large a number"),
        (text.read_integer, "1.0", "no whole number"),
        (text.read_integer, "9" * 19, "no whole number"),
        (text.read_words, " ", "is empty"),
        (text.read_words, 'a "b', "stands outside a pair of double quotes"),
        (text.read_words, "a " * 500_001, "characters, more than 1000000"),
        (text.read_references, "", "is empty"),
        (text.read_references, "a,b", "no reference of the form sender,identifier,sent"),
        (text.read_references, "a,b,c,2024-11-20T08:00:00+02:00", "no reference of the form"),
        (text.read_references, "a,b,2024-11-20", "no CAP time"),
        (text.read_references, "a " * 500_001, "characters, more than 1000000"),
        (text.read_language, "en_US", "no language tag such as en or fr-CA"),
        (text.read_language, " ", "no language tag"),
        (text.read_language, "\u2003en", "no language tag"),
        (text.read_language, "en" + "-a" * 17, "no language tag"),
        (text.read_polygon, " ", "is empty"),
        (text.read_polygon, "1,2 3", "'3' is no pair of the form lat,lon"),
        (text.read_polygon, "1,2,3", "no pair of the form lat,lon"),
        (text.read_polygon, "1,2],[3,4", "no pair of the form lat,lon"),
        (text.read_polygon, "1,1e2", "no decimal number"),
        (text.read_polygon, "1,1E2", "no decimal number"),
        (text.read_polygon, "1,null", "no decimal number"),
        (text.read_polygon, "1,2\u00a03,4", "other characters than those of pairs"),
        (text.read_polygon, "1," + "9" * 400, "too large a number"),
        (text.read_polygon, "1,1 " * 100_001, "more than 100000 pairs"),
        (text.read_circle, "1,2", "no circle of the form lat,lon radius"),
        (text.read_circle, "1,2\u00a03", "no circle of the form"),
        (text.read_circle, "1,2 3 4", "no circle of the form"),
        (text.read_circle, "1 2", "no pair of the form"),
        (text.address, "http://[x", "no address such as"),
        (lambda raw: text.one_of(raw, ("a", "b")), "c", "'c' is not one of a, b"),
    ],
)
def test_a_wrong_value_is_refused_with_a_reason(read: Callable[[str], Any], raw: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason) as caught:
        read(raw)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    ("show", "value", "shown"),
    [
        (text.show_time, EIGHT, "2024-11-20T08:00:00+02:00"),
        (text.show_time, EIGHT.astimezone(UTC), "2024-11-20T06:00:00-00:00"),
        (text.show_number, 1e22, "10000000000000000000000"),
        (text.show_number, 1.5e-7, "0.00000015"),
        (text.show_number, -0.0, "-0"),
        (text.show_integer, 10**18 - 1, "9" * 18),
        (text.show_words, ("a", "b c", "", "d\u00a0e"), 'a "b c" "" "d\u00a0e"'),
        (
            text.show_references,
            (Reference("a", "b", EIGHT),) * 2,
            "a,b,2024-11-20T08:00:00+02:00 a,b,2024-11-20T08:00:00+02:00",
        ),
        (text.show_polygon, Polygon(((1.0, 2.5),)), "1,2.5"),
        (text.show_circle, Circle(1.0, 2.0, 0.1), "1,2 0.1"),
        (text.show_language, "en", "en"),
        (text.shorten, "a" * 61, repr("a" * 59 + "…")),
        (text.one_line, "a\n\u2028b\x00 c", "a b c"),
        (text.one_line, "a" * 501, "a" * 499 + "…"),
    ],
)
def test_a_value_is_shown(show: Callable[[Any], str], value: object, shown: str) -> None:
    assert show(value) == shown


@pytest.mark.parametrize(
    ("show", "value", "reason"),
    [
        (text.show_time, EIGHT.replace(tzinfo=None), "no offset"),
        (text.show_time, EIGHT.replace(microsecond=1), "finer than a second"),
        (text.show_time, EIGHT.replace(tzinfo=timezone(timedelta(seconds=1))), "finer than a second, or its offset"),
        (text.show_time, EIGHT.replace(tzinfo=timezone(timedelta(hours=-15))), "beyond 14 hours"),
        (text.show_number, nan, "no finite number"),
        (text.show_number, inf, "no finite number"),
        (text.show_integer, 10**18, "too large a number"),
        (text.show_words, ('say "hi"',), "double quote"),
        (text.show_references, (Reference("a b", "c", EIGHT),), "holds a space or a comma"),
        (text.show_references, (Reference("a", "", EIGHT),), "is empty or holds"),
        (text.show_language, "", "no language tag"),
        (text.show_polygon, Polygon(()), "has no points"),
    ],
)
def test_what_cannot_be_shown_is_refused(show: Callable[[Any], str], value: object, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        show(value)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_read_as_it_was_shown(value: float) -> None:
    assert text.read_number(text.show_number(value)) == value
    polygon = Polygon(((value, -value),))
    assert text.read_polygon(text.show_polygon(polygon)) == polygon


@given(st.from_regex(text.NUMBER, fullmatch=True))
def test_both_ways_to_read_a_number_agree(raw: str) -> None:
    try:
        value = text.read_number(raw)
    except ValueError:
        return
    assert text.read_polygon(f"{raw},{raw}") == Polygon(((value, value),))


PIECES = [
    "a",
    "1",
    ":",
    "/",
    "//",
    "?",
    "#",
    "[",
    "]",
    "@",
    "%",
    "%4",
    "%41",
    " ",
    "é",
    "<",
    "\\",
    ".",
    "http:",
    "\t",
    "\x7f",
    '"',
    "{",
]
ADDRESSES = st.lists(st.sampled_from(PIECES), max_size=8).map("".join) | st.text(max_size=12).filter(
    lambda raw: all(one in "\t\n\r" or ord(one) > 31 for one in raw) and not {"\ufffe", "\uffff"} & set(raw)
)


@given(ADDRESSES.filter(lambda raw: not any(0xD800 <= ord(one) <= 0xDFFF for one in raw)))
def test_an_address_is_what_the_schema_takes_for_one(raw: str) -> None:
    try:
        taken = text.address(raw) == raw
    except ValueError:
        taken = False
    assert taken == valid(schema_of("anyURI"), raw)


@given(st.text("aZ1-_ é\t", max_size=12))
def test_a_language_is_one_for_the_schema(raw: str) -> None:
    try:
        text.read_language(raw)
    except ValueError:
        return
    assert not raw or valid(schema_of("language"), raw)
