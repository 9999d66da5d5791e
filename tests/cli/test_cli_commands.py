"""The commands, in one process."""

import json
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from tocsin import __version__, cap
from tocsin.cli.main import app, main

EXAMPLES = Path(__file__).parents[2] / "examples"
KYIV = str(EXAMPLES / "kyiv-alert.fr.txt")
GOMA = str(EXAMPLES / "goma.en.txt")
CLOCK = ("--now", "2025-01-14T15:00+01:00")
runner = CliRunner()


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """Two good documents with a broken line between them."""
    good = {
        "lang": "en",
        "published": "2025-01-14T10:00:00+02:00",
        "text": "The US embassy in Kyiv was closed on Monday.",
    }
    path = tmp_path / "documents.jsonl"
    rows = [json.dumps({"id": "one", **good}), '{"id": "two", "lang"', json.dumps({"id": "three", **good}), ""]
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def test_version_and_help() -> None:
    assert runner.invoke(app, ["--version"]).output == f"tocsin {__version__}\n"
    shown = runner.invoke(app, ["brief", "--help"]).output
    assert "--languages" in shown
    assert "--now" not in shown


def test_text_brief() -> None:
    shown = runner.invoke(app, ["brief", KYIV, *CLOCK])
    assert shown.exit_code == 0
    assert shown.output.index("DO NOW") < shown.output.index("WHAT HAPPENED") < shown.output.index("SOURCES")
    assert "KYIV" in shown.output
    assert "\x1b" not in shown.output


def test_json_brief() -> None:
    shown = runner.invoke(app, ["brief", KYIV, GOMA, *CLOCK, "--format", "json"])
    made = json.loads(shown.output)
    assert {"documents", "claims", "events", "situations", "alerts"} <= set(made)
    texts = {document["id"]: document["text"] for document in made["documents"]}
    assert len(texts) == 2
    for claim in made["claims"]:
        assert texts[claim["document"]][claim["evidence"]["start"] : claim["evidence"]["end"]].strip()


def test_html_brief_goes_to_a_file(tmp_path: Path) -> None:
    out = tmp_path / "new" / "brief.html"
    shown = runner.invoke(app, ["brief", KYIV, *CLOCK, "--format", "html", "-o", str(out)])
    assert (shown.exit_code, shown.output) == (0, "")
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_cap_brief_has_an_info_for_each_language() -> None:
    shown = runner.invoke(app, ["brief", KYIV, *CLOCK, "--format", "cap", "--languages", "fr,en,uk"])
    alert = cap.parse(shown.stdout_bytes)
    assert [info.language.split("-")[0] for info in alert.info] == ["fr", "en", "uk"]


def test_cap_without_languages_is_refused_in_one_line(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["brief", KYIV, *CLOCK, "--format", "cap", "--languages", ""]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith("tocsin: draft alert: ")
    assert err.count("\n") == 1


def test_a_missing_file_is_named_and_the_rest_is_briefed(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["brief", "no-such-file.txt", KYIV, *CLOCK]) == 2
    out, err = capfd.readouterr()
    assert "KYIV" in out
    assert err.startswith("tocsin: no-such-file.txt: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "start"),
    [
        (["brief", KYIV, "--published", "yesterday"], f"tocsin: {KYIV}: 'yesterday' is no date"),
        (["brief", KYIV, "--now", "soon"], "tocsin: --now: 'soon' is no time"),
        (["brief", KYIV, *CLOCK, "-o", "/dev/null/brief.txt"], "tocsin: /dev/null/brief.txt: cannot be written"),
        (["brief", "bad\x1b[31m.txt"], "tocsin: bad"),
        (["read", "--jsonl", "no-such.jsonl"], "tocsin: no-such.jsonl: cannot be read"),
        (["brief", KYIV, *CLOCK, "--place", "Nowhere-at-all"], "tocsin: "),
    ],
)
def test_bad_input_is_one_line(arguments: list[str], start: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith(start)
    assert err.count("\n") == 1
    assert "\x1b" not in err


def test_read_prints_a_claim_a_line() -> None:
    shown = runner.invoke(app, ["read", KYIV, *CLOCK])
    claims = [json.loads(line) for line in shown.output.splitlines()]
    assert len(claims) > 5
    assert all({"act", "status", "evidence", "quote", "document"} <= set(claim) for claim in claims)
    assert any(claim["act"] == "post.close" for claim in claims)


def test_a_bad_line_is_named_and_the_rest_is_read(lines: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--jsonl", str(lines)]) == 2
    out, err = capfd.readouterr()
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["id"] for row in rows] == ["one", "three"]
    assert all(row["claims"] for row in rows)
    assert err.startswith(f"tocsin: {lines}:2: ")
    assert err.count("\n") == 1


def test_demo(tmp_path: Path) -> None:
    shown = runner.invoke(app, ["demo", "-o", str(tmp_path)])
    assert shown.exit_code == 0, shown.output
    assert "KYIV" in shown.output
    assert str(tmp_path / "brief.html") in shown.output
    assert cap.parse((tmp_path / "alert.xml").read_bytes()).info
    assert "<svg" in (tmp_path / "brief.html").read_text(encoding="utf-8")


def test_schema_is_the_published_one() -> None:
    published = EXAMPLES.parent / "docs" / "reference" / "brief.schema.json"
    assert runner.invoke(app, ["schema"]).stdout_bytes == published.read_bytes()
    assert msgspec.json.decode(published.read_bytes())["title"] == "Tocsin brief"


def test_a_fault_of_ours_is_no_traceback(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    def broken(_: str | None) -> None:
        raise ZeroDivisionError("by\nzero")

    monkeypatch.setattr("tocsin.cli.options.clock", broken)
    assert main(["brief", KYIV]) == 70
    assert capfd.readouterr().err == "tocsin: a fault of Tocsin's own, please report it: ZeroDivisionError: by zero\n"
