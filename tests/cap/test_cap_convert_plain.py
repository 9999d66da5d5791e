"""Plain text: what stands first, in whose words, and what does no harm."""

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
import regex  # type: ignore[import-untyped]
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from messages import INFO, PLAIN, alerts

from tocsin import safe
from tocsin.cap import Alert, Area, Info, Reference, Resource
from tocsin.cap.convert import to_text
from tocsin.errors import InputError

RICH = msgspec.structs.replace(
    INFO,
    sender_name="City of Kyiv",
    audience="All",
    description="Drones are near.\n\n- From the north\n- From the east",
    contact="+380 44 000",
    web="https://example.org/alert",
    resource=(Resource(resource_desc="map", mime_type="image/png", uri="map.png"),),
    area=(Area(area_desc="Kyiv"), Area(area_desc="Brovary"), Area(area_desc="Kyiv")),
)
DRAFT = "*** DRAFT *** This is a draft, not an alert. Do not act on it."
TEXT = """\
*** EXERCISE *** This is an exercise. There is no real danger.
*** CANCELLED ***
Kyiv: air raid alert

Where: Kyiv; Brovary
What: air raid alert
What to do: Kyiv: take shelter until 15:30.
From: 20 November 2024, 09:30 (UTC+02:00)
Until: 20 November 2024, 15:30 (UTC+02:00)
Issued by: City of Kyiv
Level: severity extreme, urgency immediate, certainty likely
Details: Drones are near.
  - From the north
  - From the east
For: All
Contact: +380 44 000
Web: https://example.org/alert
Attached: map map.png

Note: drill 7
Restricted: duty officers
Cancels: example-0, 20 November 2024, 07:00 (UTC)
Message: example-1, desk@example.org
Sent: 20 November 2024, 09:30 (UTC+02:00)
"""


def alert(*infos: Info, **changes: object) -> Alert:
    return msgspec.structs.replace(PLAIN, info=infos, **changes)


def told(status: str = "Actual", **changes: object) -> Alert:
    return alert(msgspec.structs.replace(INFO, **changes), status=status)


def test_the_whole_of_a_message() -> None:
    earlier = Reference("desk@example.org", "example-0", datetime(2024, 11, 20, 7, tzinfo=UTC))
    made = alert(RICH, status="Exercise", msg_type="Cancel", references=(earlier,), note="drill 7")
    assert to_text(made) == TEXT


@pytest.mark.parametrize(
    ("made", "lines"),
    [
        (alert(INFO, status="Actual"), ["Kyiv: air raid alert", ""]),
        (told(headline=None, status="Draft"), [DRAFT, "air raid alert"]),
        (told(response_type=("AllClear",)), ["*** ALL CLEAR ***", "Kyiv: air raid alert"]),
        (alert(INFO, status="Actual", msg_type="Update"), ["*** UPDATE ***", "Kyiv: air raid alert"]),
        (
            told(language="uk", status="Test"),
            ["*** ТЕСТ *** Це технічний тест. Нічого не робіть.", "Kyiv: air raid alert"],
        ),
        (
            alert(status="System", msg_type="Ack"),
            ["*** TECHNICAL MESSAGE *** For warning systems only, not for people.", "*** ACKNOWLEDGEMENT ***"],
        ),
    ],
)
def test_status_and_type_come_first(made: Alert, lines: list[str]) -> None:
    assert to_text(made).splitlines()[: len(lines)] == lines


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"instruction": None}, "What to do: Take shelter."),
        ({"expires": None}, "Until: not said"),
        ({"onset": None, "effective": None}, "From: 20 November 2024, 09:30 (UTC+02:00)"),
        ({}, "Issued by: desk@example.org"),
        ({"language": "fr", "area": (Area(area_desc="Lyon"),)}, "Lieu: Lyon"),
        ({"language": "ar"}, "Where: Kyiv"),
    ],
)
def test_rows(changes: dict[str, Any], line: str) -> None:
    assert line in to_text(alert(msgspec.structs.replace(INFO, **changes))).splitlines()


def test_no_row_without_a_text() -> None:
    bare = msgspec.structs.replace(INFO, instruction=None, response_type=(), area=(Area(area_desc=" "),))
    assert not regex.search(r"^(Where|What to do|Details|Note):", to_text(alert(bare)), regex.MULTILINE)
    assert "Private: a@example.org b@example.org" in to_text(
        alert(INFO, scope="Private", restriction=None, addresses=("a@example.org", "b@example.org"))
    )
    assert "Private: Private" in to_text(alert(INFO, scope="Private", restriction=None))


def test_each_language_is_its_own_block() -> None:
    french = msgspec.structs.replace(INFO, language="fr-FR")
    both = alert(INFO, french)
    blocks = to_text(both).split("\n---\n\n")
    assert [block.splitlines()[0][:14] for block in blocks] == ["*** DRAFT *** ", "*** PROJET ***"]
    assert to_text(both, languages=["fr"]) == blocks[1]
    assert to_text(both, languages=["fr", "en", "fr"]) == "\n---\n\n".join(
        reversed([blocks[0].rstrip("\n") + "\n", blocks[1]])
    )
    with pytest.raises(InputError, match="has no text in 'de'; it has en, fr-FR"):
        to_text(both, languages=["en", "de"])


def test_what_could_do_harm_is_shown_harmlessly() -> None:
    made = to_text(alert(msgspec.structs.replace(INFO, event="a\x1b]0;x\x07\u202eb", headline="שלום \u2067x")))
    assert "What: a␛]0;x␇�b\n" in made
    assert "\u2068שלום �x\u2069\n" in made


def test_a_width_is_twenty_or_more() -> None:
    with pytest.raises(ValueError, match="20 is the least"):
        to_text(PLAIN, width=19)


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(alerts, st.integers(20, 90))
def test_lines_keep_the_width_and_do_no_harm(made: Alert, width: int) -> None:
    text = to_text(made, width=width)
    assert text.endswith("\n")
    assert not regex.search(r"[\p{Cc}--\n\u202a-\u202e\p{Cs}]", text, regex.VERSION1)
    for line in text.splitlines():
        words = line.strip().rsplit(": ", 1)[-1]
        assert safe.cells(line) <= width or " " not in words.strip("\u2068\u2069")
