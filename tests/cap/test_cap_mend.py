"""What real senders mean is read with care; what nobody can tell is not guessed."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tocsin.cap import Circle, Polygon, Reference, mend
from tocsin.cap.mend import MENDERS

EIGHT = datetime(2024, 11, 20, 8, tzinfo=UTC)
EAST = timezone(timedelta(hours=2))
PAIRS = Polygon(((1.0, 2.0), (3.0, 4.0)))


@pytest.mark.parametrize(
    ("name", "raw", "value"),
    [
        ("sent", "2024-11-20T08:00:00Z", EIGHT),
        ("sent", " 2024-11-20T08:00:00.999+00:00 ", EIGHT),
        ("sent", "2024-11-20T08:00:00", EIGHT),
        ("sent", "2024-11-20T10:00+0200", EIGHT),
        ("sent", "2024-11-20T10:00:30+02:00:30", EIGHT),
        ("sent", "2024-11-20", EIGHT.replace(hour=0)),
        ("sent", "2024-11-19T24:00:00Z", EIGHT.replace(hour=0)),
        ("sent", "20 November 2024", None),
        ("sent", "2024-11-31T08:00:00Z", None),
        ("sent", "2024-11-20T08:00:00+15:00", None),
        ("sent", "9999-12-31T24:00:00Z", None),
        ("sent", "0001-01-01T00:00:00+02:00:30", None),
        ("sent", "", None),
        ("status", " ACTUAL ", "Actual"),
        ("status", "Live", "Draft"),
        ("msgType", "New", "Alert"),
        ("scope", "Everyone", "Private"),
        ("category", "weather", "Other"),
        ("responseType", "shelter", "Shelter"),
        ("responseType", "Run", None),
        ("urgency", "now", "Unknown"),
        ("severity", "high", "Unknown"),
        ("certainty", "Very  Likely", "Likely"),
        ("certainty", "likely", "Likely"),
        ("certainty", "sure", "Unknown"),
        ("language", "en_US", "en-US"),
        ("language", " ", "en-US"),
        ("language", "the king's English", "und"),
        ("references", "a,b,2024-11-20T08:00:00Z c,d", (Reference("a", "b", EIGHT),)),
        ("references", "a,b,2024-11-20T10:00:00+02:00 a,b,x", (Reference("a", "b", EIGHT),)),
        ("references", "a,b,2024-11-20T08:00:00Z " * 300, (Reference("a", "b", EIGHT),) * 200),
        ("references", "", ()),
        ("addresses", 'a "b c', ("a", "b", "c")),
        ("incidents", "a " * 300, ("a",) * 200),
        ("polygon", "1 2 3 4", PAIRS),
        ("polygon", "1, 2\n3, 4,", PAIRS),
        ("polygon", "1,2\u00a03,4", PAIRS),
        ("polygon", "1 2 3", None),
        ("polygon", "1,2 3,east", None),
        ("polygon", "", None),
        ("polygon", "1 1 " * 300_000, None),
        ("circle", "1, 2, 3", Circle(1.0, 2.0, 3.0)),
        ("circle", "1 2", None),
        ("web", "http://[", "http://["),
        ("uri", " %", " %"),
    ],
)
def test_a_value_of_the_wrong_form(name: str, raw: str, value: object) -> None:
    mended = MENDERS[name](raw)
    assert (None if mended is None else mended.value) == value
    if isinstance(value, datetime):
        assert mended is not None
        assert mended.value.utcoffset() in (timedelta(0), timedelta(hours=2))
        assert mended.how.startswith("20")


def test_a_mend_says_what_was_done() -> None:
    assert mend.references("a,b,2024-11-20T08:00:00Z c,d").how == "1 of 2 references"
    assert mend.words("a b").how == "2 words between blanks"
    assert mend.language("?").how == "und, an unknown language"
