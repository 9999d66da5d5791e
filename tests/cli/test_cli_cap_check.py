"""``tocsin cap check``: exit codes, formats, profiles."""

import json
from pathlib import Path

import jsonschema
import msgspec
import pytest
from cap_files import BROKEN, FLOOD, GOOD, SILENT, Ran, feed, served, variant

from tocsin.cap.report import Report

ROOT = Path(__file__).parents[2]
SCHEMA = "docs/reference/cap-check.schema.json"
NO_END = variant(("<expires>2025-03-05T06:00:00+01:00</expires>", ""))
"""One warning for each of the two languages."""


def test_a_good_message_is_one_line(capfd: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capfd, "check", str(FLOOD), "--profile", "act-now", "--languages", "en,fr")
    assert (ran.code, ran.out, ran.err) == (0, "1 message in 1 file: nothing wrong\n", "")


def test_a_broken_message_tells_file_line_rule_level_section_and_way_out(capfd: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capfd, "check", str(BROKEN))
    assert ran.code == 1
    assert f"{BROKEN}:14: info[0]/severity: 'extreme'" in ran.flat
    assert "✗ ERROR I06 The severity is missing or not in the list [CAP 3.2.2 severity]" in ran.flat
    assert "→ Write Extreme, Severe, Moderate, Minor or Unknown." in ran.out
    assert "▲ WARNING T02" in ran.out
    assert ran.out.index("✗ ERROR G04") < ran.out.index("▲ WARNING T02")
    assert "\x1b" not in ran.out


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_the_text_keeps_to_the_width(
    columns: int, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.chdir(ROOT)
    ran = Ran(capfd, "check", "examples/flood-broken.cap.xml", "--profile", "act-now")
    assert max(map(len, ran.out.splitlines())) <= columns


def test_warnings_are_no_errors_unless_strict(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "noend.xml"
    path.write_bytes(NO_END)
    ran = Ran(capfd, "check", str(path))
    assert (ran.code, "0 errors, 2 warnings" in ran.out) == (0, True)
    assert Ran(capfd, "check", str(path), "--strict").code == 1
    hidden = Ran(capfd, "check", str(path), "--level", "error")
    assert hidden.out == "1 message in 1 file: 0 errors, 2 warnings\n"
    assert Ran(capfd, "check", str(path), "--strict", "--quiet").out == ""


def test_many_places_of_one_rule_are_counted(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    open_ring = "<polygon>45.4,2.0 45.4,2.1 45.3,2.1 45.3,2.0</polygon>"
    path = tmp_path / "rings.xml"
    path.write_bytes(variant(("</polygon>\n", "</polygon>\n" + open_ring * 10)))
    ran = Ran(capfd, "check", str(path))
    assert ran.out.count("✗ ERROR G04") == 1
    assert "and 8 more places; --format json lists all" in ran.out


def test_json_keeps_its_schema(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "new" / "report.json"
    ran = Ran(capfd, "check", str(FLOOD), str(BROKEN), "no-such.xml", "-p", "act-now", "-f", "json", "-o", str(out))
    assert (ran.code, ran.out) == (2, "")
    report = msgspec.json.decode(out.read_bytes(), type=Report, strict=True)
    assert [file.source for file in report.files] == [str(FLOOD), str(BROKEN)]
    assert report.unread[0].source == "no-such.xml"
    assert report.summary.errors == sum(one.level == "error" for file in report.files for one in file.findings) > 8
    assert report.files[0].messages[0].profiles == ("act-now",)
    severity = next(one for one in report.files[1].findings if one.rule == "I06")
    assert (severity.line, severity.where, severity.level, severity.profile) == (14, "info[0]/severity", "error", None)
    assert {one.profile for one in report.files[1].findings} == {None, "act-now"}
    jsonschema.validate(json.loads(out.read_bytes()), json.loads((ROOT / SCHEMA).read_bytes()))
    shown = json.loads(out.read_bytes())["files"][1]["messages"][0]
    assert (shown["msgType"], shown["sent"]) == ("Update", "2025-03-04T16:20:00Z")


def test_the_schema_of_the_report_is_the_published_one(capfd: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capfd, "check", "--schema")
    assert ran.code == 0
    assert ran.out == (ROOT / SCHEMA).read_text("utf-8")


def test_sarif_has_rules_places_and_relative_addresses(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(ROOT)
    away = tmp_path / "a b#c.xml"
    away.write_bytes(NO_END)
    ran = Ran(capfd, "check", "./examples/../examples/flood-broken.cap.xml", str(away), "none.xml", "-f", "sarif")
    assert ran.code == 2
    log = json.loads(ran.out)
    run = log["runs"][0]
    assert (log["version"], run["tool"]["driver"]["name"]) == ("2.1.0", "Tocsin CAP check")
    assert run["originalUriBaseIds"]["%SRCROOT%"]["uri"] == f"{ROOT.as_uri()}/"
    assert run["invocations"][0]["executionSuccessful"] is False
    assert "none.xml" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert rule["help"]["text"]
        assert result["level"] in ("error", "warning", "note")
        assert result["locations"][0]["physicalLocation"]["region"]["startLine"] >= 1
    places = [one["locations"][0]["physicalLocation"]["artifactLocation"] for one in run["results"]]
    assert places[0] == {"uri": "examples/flood-broken.cap.xml", "uriBaseId": "%SRCROOT%"}
    assert places[-1] == {"uri": away.as_uri()}


def test_a_profile_adds_its_rules(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "silent.xml"
    path.write_bytes(SILENT)
    assert Ran(capfd, "check", str(path)).code == 0
    ran = Ran(capfd, "check", str(path), "--profile", "act-now,cap-au")
    assert ran.code == 1
    assert "ACT-16" in ran.out
    assert "[profile act-now," in ran.flat
    assert "AU-01" in ran.out


def test_auto_asks_what_the_message_declares(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "declared.xml"
    path.write_bytes(
        variant(
            (
                "<scope>Public</scope>",
                "<scope>Public</scope><code>urn:oasis:names:tc:emergency:cap:1.2:profile:CAP-AU:1.0</code>",
            )
        )
    )
    declared = json.loads(Ran(capfd, "check", str(path), "-p", "auto", "-f", "json").out)
    assert declared["files"][0]["messages"][0]["profiles"] == ["cap-au"]
    plain = json.loads(Ran(capfd, "check", str(FLOOD), "-p", "auto", "-f", "json").out)
    assert plain["files"][0]["messages"][0]["profiles"] == []


@pytest.mark.parametrize(
    ("arguments", "start"),
    [
        (["--profile", "nowhere"], "tocsin: profile 'nowhere': is not known; choose from act-now, "),
        (["--languages", "en"], "tocsin: --languages: only the profile act-now "),
        (["-o", "/dev/null/report"], "tocsin: /dev/null/report: cannot be written"),
    ],
)
def test_a_bad_option_is_one_line(arguments: list[str], start: str, capfd: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capfd, "check", str(FLOOD), *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(start)
    assert ran.err.count("\n") == 1


def test_an_unknown_format_is_bad_input(capfd: pytest.CaptureFixture[str]) -> None:
    assert Ran(capfd, "check", str(FLOOD), "--format", "pdf").code == 2


def test_every_message_of_a_feed_is_checked(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "feed.atom"
    path.write_bytes(feed(GOOD, NO_END, GOOD))
    ran = Ran(capfd, "check", str(path))
    assert "2 warnings in 1 of 3 messages" in ran.flat
    assert "inside Atom" in ran.out
    assert "3 messages in 1 file" in ran.out


def test_an_address_is_checked(capfd: pytest.CaptureFixture[str]) -> None:
    answers = {
        "/alert": ("application/cap+xml", GOOD),
        "/feed": ("application/atom+xml; charset=utf-8", feed(GOOD)),
        "/broken": ("text/xml", BROKEN.read_bytes()),
        "/picture": ("image/png", b"\x89PNG"),
    }
    with served(answers) as address:
        ran = Ran(capfd, "check", f"{address}/alert", f"{address}/feed", "--allow-private")
        assert (ran.code, ran.out) == (0, "2 messages in 2 files: nothing wrong\n")
        ran = Ran(capfd, "check", f"{address}/broken", "--allow-private", "-f", "sarif")
        assert ran.code == 1
        place = json.loads(ran.out)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
        assert place["artifactLocation"] == {"uri": f"{address}/broken"}
        for path, reason in (
            ("/none", "answers 404"),
            ("/picture", "no XML; give the address of a feed or a CAP message"),
        ):
            ran = Ran(capfd, "check", f"{address}{path}", "--allow-private")
            assert ran.code == 2
            assert reason in ran.err
        ran = Ran(capfd, "check", f"{address}/alert", str(FLOOD))
        assert (ran.code, "not on the public internet" in ran.err) == (2, True)
        assert "1 message in 1 file: nothing wrong; 1 input not found" in ran.out
