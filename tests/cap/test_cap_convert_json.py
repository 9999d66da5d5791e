"""JSON: exact both ways, refused with its place, and described by the published schema."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from messages import INFO, PLAIN, alerts

from tocsin.cap import Alert, Circle, Polygon, Reference, codes
from tocsin.cap.convert import from_json, schema, to_json, write_schema
from tocsin.errors import InputError

PUBLISHED = Path(__file__).parents[2] / "docs" / "reference" / "cap.schema.json"
KYIV = INFO.area[0]
FULL = msgspec.structs.replace(
    PLAIN,
    sent=datetime(2024, 11, 20, 7, 30, tzinfo=UTC),
    references=(Reference("desk@example.org", "example-0", PLAIN.sent),),
    other=('<x xmlns="urn:example"/>',),
    info=(msgspec.structs.replace(INFO, area=(msgspec.structs.replace(KYIV, polygon=(Polygon(((0.0, 1.0),) * 4),)),)),),
)
NOWHERE = msgspec.structs.replace(INFO, area=(msgspec.structs.replace(KYIV, circle=(Circle(float("nan"), 0, 1),)),))
RESPONSES = get_args(codes.ResponseType)
LON = "$.info[0].area[0].circle[0].lon"


def raw(change: Callable[[dict[str, Any]], object] = lambda _: None) -> bytes:
    made = json.loads(to_json(FULL))
    change(made)
    return json.dumps(made).encode()


def info(**changes: object) -> bytes:
    return raw(lambda made: made["info"][0].update(changes))


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(alerts)
def test_reading_gives_what_was_written(alert: Alert) -> None:
    read = from_json(to_json(alert))
    assert read == alert
    assert read.sent.utcoffset() == alert.sent.utcoffset()
    assert to_json(read) == to_json(alert)


def test_fields_bear_their_cap_names_and_times_their_offset() -> None:
    made = json.loads(to_json(FULL))
    assert (made["sent"], made["msgType"]) == ("2024-11-20T07:30:00-00:00", "Alert")
    assert made["references"] == [
        {"sender": "desk@example.org", "identifier": "example-0", "sent": "2024-11-20T09:30:00+02:00"}
    ]
    assert made["info"][0]["responseType"] == ["Shelter"]
    assert made["info"][0]["area"][0]["polygon"][0]["points"][0] == [0.0, 1.0]
    assert not {"note", "code"} & made.keys()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "Expecting value: line 1 column 1 (char 0)"),
        (b"[1]", "$: Expected `object`, got `array`"),
        (b"{}", "$: Object missing required field `identifier`"),
        (b"\xff", "byte 0: not UTF-8; save it as UTF-8"),
        (b"[" * 100_000, "$: nested too deep; a CAP message has five levels"),
        (b'{"status": 1, "status": 2}', "$: has 'status' twice; give each field once"),
        (raw(lambda a: a.pop("scope")), "$: Object missing required field `scope`"),
        (info(urgency="now"), "$.info[0].urgency: 'now' is not one of Immediate, Expected, Future, Past, Unknown"),
        (info(responseType=["Avoid", "X"]), f"$.info[0].responseType[1]: 'X' is not one of {', '.join(RESPONSES)}"),
        (info(category="Met"), "$.info[0].category: Expected `array`, got `str`"),
        (info(event=5), "$.info[0].event: Expected `str`, got `int`"),
        (info(expires=5), "$.info[0].expires: Expected `datetime | null`, got `int`"),
        (info(expires="soon"), "$.info[0].expires: 'soon' is no CAP time such as 2024-11-20T08:00:00+02:00"),
        (
            raw(lambda a: a["references"][0].update(at="x")),
            "$.references[0]: has no field 'at'; it may have identifier, sender, sent",
        ),
        (raw(lambda a: a.update(info=[None])), "$.info[0]: Expected `object`, got `null`"),
        (raw(lambda a: a.update(note="a\x00")), "$.note: holds U+0000, which CAP cannot carry; take it out"),
        (raw(lambda a: a.update(note="\ud800")), "$.note: holds U+D800, which CAP cannot carry; take it out"),
        (raw().replace(b"30.52", b"NaN"), f"{LON}: nan is no finite number"),
        (raw().replace(b"30.52", b"-Infinity"), f"{LON}: -inf is no finite number"),
        (raw().replace(b"30.52", b"1e999"), f"{LON}: inf is no finite number"),
        (raw().replace(b"30.52", b"9" * 9999), f"{LON}: inf is no finite number"),
        (raw().replace(b"30.52", b"true"), f"{LON}: Expected `float`, got `bool`"),
        (b" " * 10_000_001, "10000001 bytes; a CAP message of more than 10000000 is not read"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(data: bytes, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        from_json(data, "alert.json")
    assert str(caught.value) == f"alert.json: {reason}"


@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: json.dumps({text: [text]}).encode()))
def test_nothing_makes_it_crash(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        from_json(data)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"sent": PLAIN.sent.replace(tzinfo=None)}, r"\$\.sent: the time has no offset"),
        ({"note": "a\x00"}, r"\$\.note: holds U\+0000"),
        ({"info": (NOWHERE,)}, r"\$\.info\[0\]\.area\[0\]\.circle\[0\]\.lat: nan is no finite number"),
    ],
)
def test_what_cap_cannot_carry_is_not_written(change: dict[str, Any], reason: str) -> None:
    with pytest.raises(InputError, match=f"^CAP message example-1: {reason}"):
        to_json(msgspec.structs.replace(PLAIN, **change))


def test_what_could_do_harm_on_a_terminal_is_escaped() -> None:
    made = to_json(msgspec.structs.replace(PLAIN, note="\u202e\x85"))
    assert b"\\u202e\\u0085" in made
    assert from_json(made).note == "\u202e\x85"
    assert from_json(b"\xef\xbb\xbf" + made).note == "\u202e\x85"


def test_the_published_schema_is_that_of_the_types(tmp_path: Path) -> None:
    write_schema(tmp_path / "made")
    assert (tmp_path / "made").read_bytes() == schema()
    assert PUBLISHED.read_bytes() == schema(), "write it anew: tocsin.cap.convert.write_schema(path)"


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(alerts)
def test_every_message_is_as_the_types_and_the_schema_ask(alert: Alert) -> None:
    made = to_json(alert)
    assert msgspec.json.decode(made, type=Alert) == alert
    _validate(json.loads(made))


def test_the_schema_refuses_what_reading_refuses() -> None:
    pytest.importorskip("jsonschema").Draft202012Validator.check_schema(json.loads(schema()))
    _validate(json.loads(raw()))
    for change in (
        lambda a: a.pop("scope"),
        lambda a: a.update(sent="2024-11-20T08:00:00Z"),
        lambda a: a.update(extra=1),
        lambda a: a["info"][0].update(expires="soon"),
        lambda a: a["info"][0].update(urgency="now"),
    ):
        with pytest.raises(Exception, match="Failed validating"):
            _validate(json.loads(raw(change)))


def _validate(value: object) -> None:
    validation = pytest.importorskip("jsonschema")
    validation.Draft202012Validator(json.loads(PUBLISHED.read_bytes())).validate(value)
