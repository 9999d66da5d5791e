"""The pages: links lead somewhere, commands are such as the program takes, the worked example is what is read."""

import json
import re
import shlex
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import msgspec
import pytest
from typer.main import get_command

from tocsin.cli.main import app, main
from tocsin.intake.document import Document
from tocsin.reading import read

ROOT = Path(__file__).parents[1]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/**/*.md"))]
LINK = re.compile(r"\]\((?P<path>[^)#\s]*)(?:#(?P<heading>[^)\s]*))?\)")
FENCE = re.compile(r"^```(?P<kind>\w*)\n(?P<body>.*?)^```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
GROUPS = ("cap", "people", "areas", "sites")
TARGET = re.compile(r"^([a-z-]+):", re.MULTILINE)


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def links() -> Iterator[tuple[Path, str, str]]:
    """(page, path, heading) of each link that leads to a file or to the page itself."""
    for page in PAGES:
        for found in LINK.finditer(CODE.sub("", page.read_text("utf-8"))):
            if "://" not in found["path"]:
                yield page, unquote(found["path"]), found["heading"] or ""


def slugs(page: Path) -> set[str]:
    """The anchors of a page's headings, as forges make them."""
    headings = HEADING.findall(FENCE.sub("", page.read_text("utf-8")))
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def commands() -> Iterator[tuple[str, list[str]]]:
    """(page, words) of each command of ours in a block of shell code."""
    for page in PAGES:
        for block in FENCE.finditer(page.read_text("utf-8")):
            for line in block["body"].splitlines() if block["kind"] == "sh" else ():
                for part in re.split(r"\s[|<>]\s?|;", line):
                    words = shlex.split(part, comments=True) if part.count("'") % 2 == 0 else []
                    if words and words[0] in ("tocsin", ".venv/bin/tocsin", "make"):
                        yield name(page), words


def leaves() -> dict[str, Any]:
    """The commands by their words: ``brief``, ``cap check``."""
    made: dict[str, Any] = {}
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        inner = getattr(command, "commands", None)
        made |= {name: command} if inner is None else {f"{name} {word}": one for word, one in inner.items()}
    return made


@pytest.mark.parametrize(
    ("page", "path", "heading"), [pytest.param(*one, id=f"{name(one[0])}:{one[1]}") for one in links()]
)
def test_a_link_leads_somewhere(page: Path, path: str, heading: str) -> None:
    target = (page.parent / path).resolve() if path else page
    assert target.exists()
    assert target.is_relative_to(ROOT)
    assert not heading or heading in slugs(target)


@pytest.mark.parametrize(
    ("page", "words"), [pytest.param(*one, id=f"{one[0]}:{' '.join(one[1])}") for one in commands()]
)
def test_a_command_is_one_that_the_program_takes(page: str, words: list[str]) -> None:
    program, *arguments = words
    if program == "make":
        assert arguments[0] in TARGET.findall((ROOT / "Makefile").read_text("utf-8"))
    else:
        name = " ".join(arguments[:2]) if arguments[0] in GROUPS else arguments[0]
        leaves()[name].make_context(name, arguments[len(name.split()) :])


def test_all_pages_have_commands_and_links() -> None:
    """The two tests above would pass on pages that they cannot read."""
    assert {"README.md", "docs/tutorial/first-brief.md"} <= {page for page, _ in commands()}
    assert len(list(links())) > 50


def test_every_option_has_its_line() -> None:
    page = (ROOT / "docs/reference/command-line.md").read_text("utf-8")
    for command, made in leaves().items():
        assert f"## {command}\n" in page
        section = page.partition(f"## {command}\n")[2].partition("\n## ")[0]
        for option in (option for parameter in made.params for option in parameter.opts if option.startswith("-")):
            assert f"`{option}" in section, f"{command} {option}"


def test_every_page_is_in_the_index() -> None:
    index = ROOT / "docs/README.md"
    listed = {(index.parent / path).resolve() for page, path, _ in links() if page == index and path}
    assert {page for page in PAGES if page.is_relative_to(ROOT / "docs")} - listed == {index}


@pytest.mark.parametrize("pins", ["main", "desk"])
def test_every_package_has_its_licence(pins: str) -> None:
    pinned = re.findall(r"^([\w.-]+)==", (ROOT / f"requirements/{pins}.txt").read_text("utf-8"), re.MULTILINE)
    page = (ROOT / "docs/reference/licences.md").read_text("utf-8")
    assert [package for package in pinned if f"| `{package}` |" not in page] == []


def test_the_checked_example_is_what_the_check_tells(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (ROOT / "docs/how-to/check-cap-messages.md").read_text("utf-8")
    block = next(block["body"] for block in FENCE.finditer(page) if block["kind"] == "text")
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    main(["cap", "check", "examples/flood-broken.cap.xml"])
    told = capfd.readouterr().out
    assert [part for part in block.split("  …\n") if part not in told] == []


def test_the_worked_example_is_what_the_reader_gives() -> None:
    blocks = list(FENCE.finditer((ROOT / "docs/explanation/reading.md").read_text("utf-8")))
    sentence = next(block["body"].strip() for block in blocks if block["kind"] == "text")
    shown = next(json.loads(block["body"]) for block in blocks if block["kind"] == "json")
    report = Document(
        id="example", source="example", lang="en", published=datetime(2025, 1, 15, 9, tzinfo=UTC), text=sentence
    )
    assert [_filled(json.loads(msgspec.json.encode(claim))) for claim in read(report)] == shown


def _filled(claim: dict[str, Any]) -> dict[str, Any]:
    return {slot: value for slot, value in claim.items() if value not in (None, [], False)}
