"""The worked examples of the page are what the functions give."""

import json
import re
from pathlib import Path

import msgspec

from tocsin.cap import Alert, parse
from tocsin.cap.convert import FORMATS, to_geojson, to_json, to_sms, to_text
from tocsin.cap.difference import diff, marked

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "cap-convert.md").read_text("utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def rows(heading: str) -> list[list[str]]:
    """Cells of the first table below a heading, without its head."""
    section = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return [
        [cell.strip() for cell in row[1:-1].split("|")] for row in re.findall(r"^\|.*\|$", section, re.MULTILINE)[2:]
    ]


def example() -> Alert:
    return parse(blocks("xml")[0].encode())


def test_geojson_and_json() -> None:
    drawn, told = (json.loads(block) for block in blocks("json"))
    assert drawn == to_geojson(example())
    assert told == json.loads(to_json(example()))


def test_text() -> None:
    assert blocks("text") == [to_text(example())]


def test_short_messages() -> None:
    limits = {"sms": None, "cell360": 360, "cell90": 90}
    shown = rows("Short messages")
    assert {row[0].strip("`") for row in shown} == limits.keys()
    for name, *cells in shown:
        made = to_sms(example(), limit=limits[name.strip("`")])
        written = [made.text, made.encoding, str(made.units), str(made.segments), "yes" if made.cut else "no"]
        assert cells == written
        assert FORMATS[name.strip("`")](example(), None) == f"{made.text}\n".encode()


def test_differences() -> None:
    first = example()
    update = msgspec.structs.replace(
        first.info[0],
        expires=None,
        instruction="Leave the harbour before noon – on foot. Go to the church on Mill Hill.",
    )
    changes = diff(first, msgspec.structs.replace(first, identifier="lowtown-8", info=(update,)))
    assert rows("Differences") == [[f"`{change.where}`", marked(change)] for change in changes]


def test_every_form_is_named() -> None:
    assert all(f"`{name}`" in PAGE for name in FORMATS)
