"""``tocsin cap show``, ``convert``, ``diff`` and ``active``."""

import json
from pathlib import Path

import pytest
from cap_files import AFTER, BROKEN, DURING, EXAMPLES, FLOOD, GOOD, UPDATE, Ran, feed, variant

from tocsin import cap

OLD = variant(
    ("urn:oasis:names:tc:emergency:cap:1.2", "urn:oasis:names:tc:emergency:cap:1.1"),
)
CANCEL = variant(
    ("valbrune-2025-0009", "valbrune-2025-0010"),
    ("17:50:00+01:00", "17:55:00+01:00"),
    ("<msgType>Update", "<msgType>Cancel"),
    ("<references>", "<references>desk@valbrune.example,valbrune-2025-0009,2025-03-04T17:50:00+01:00 "),
    of=UPDATE,
)
DRILL = variant(("valbrune-2025-0007", "valbrune-drill"), ("<status>Actual", "<status>Exercise"))


@pytest.fixture
def chain(tmp_path: Path) -> Path:
    """An alert, its update, and a drill."""
    for name, content in (("1", GOOD), ("2", UPDATE), ("3", DRILL)):
        (tmp_path / f"{name}.xml").write_bytes(content)
    return tmp_path


def test_a_message_for_people(capfd: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capfd, "show", str(FLOOD), *DURING)
    assert (ran.code, ran.err) == (0, "")
    assert "▲ IN FORCE until Wed 5 Mar 2025 06:00 +01:00, 12 h left" in ran.out
    assert "signature  none" in ran.out
    assert "follows    nothing, it is a first message" in ran.out
    assert "area 1 polygon of 5 points; about 1.6 km²; 45.39°N–45.40°N, 2.05°E–2.07°E" in ran.flat
    assert "form       nothing wrong" in ran.out
    assert ran.out.index("Flood in Valbrune") < ran.out.index("Inondation à Valbrune")


def test_one_language(capfd: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capfd, "show", str(FLOOD), *DURING, "--language", "fr")
    assert "Inondation" in ran.out
    assert "Flood" not in ran.out
    ran = Ran(capfd, "show", str(FLOOD), *DURING, "--language", "uk")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"tocsin: {FLOOD}: has no text in 'uk'; it has en-GB, fr-FR\n"


@pytest.mark.parametrize(
    ("changes", "now", "told"),
    [
        ((), "2025-03-06T18:00+01:00", "· EXPIRED since Wed 5 Mar 2025 06:00 +01:00, 1 d 12 h ago"),
        ((), "2025-03-04T17:00+01:00", "△ NOT YET from Tue 4 Mar 2025 17:20 +01:00, in 20 min"),
        ((("<status>Actual", "<status>Exercise"),), "2025-03-04T18:00+01:00", "EXERCISE, in force"),
        ((("<status>Actual", "<status>Test"),), "2025-03-06T18:00+01:00", "TEST, expired"),
        ((("Evacuate", "AllClear"),), "2025-03-04T18:00+01:00", "✓ ALL CLEAR until"),
        (
            (("<expires>2025-03-05T06:00:00+01:00</expires>", ""),),
            "2025-03-04T18:00+01:00",
            "it names no end, a day is assumed",
        ),
    ],
)
def test_how_a_message_stands(
    changes: tuple[tuple[str, str], ...], now: str, told: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "alert.xml"
    path.write_bytes(variant(*changes))
    assert told in Ran(capfd, "show", str(path), "--now", now).flat


def test_several_messages_are_a_table_and_then_each(chain: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert "· REPLACED" in Ran(capfd, "show", str(chain), *DURING).out
    (chain / "4.xml").write_bytes(CANCEL)
    ran = Ran(capfd, "show", str(chain), *DURING)
    assert ran.code == 0
    table = ran.out.partition("─")[0]
    assert [line.split("  ")[1].strip() for line in table.splitlines() if line[:1].isdigit()] == [
        "· CANCELLED",
        "· CANCELLED",
        "▲ IN FORCE",
        "✓ ENDS",
    ]
    assert "EXERCISE" in table
    assert ran.out.count("\nnow        ") == 4
    assert "Cancel of valbrune-2025-0009, valbrune-2025-0007" in ran.flat


@pytest.mark.parametrize("form", ["text", "sms", "cell90", "cell360", "geojson", "json", "xml"])
def test_every_form(form: str, capfd: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capfd, "convert", str(FLOOD), "--to", form, "--language", "fr")
    assert (ran.code, ran.err) == (0, "")
    assert "Valbrune" in ran.out
    assert ran.out.endswith("\n") or form == "xml"
    if form.startswith("cell"):
        assert len(ran.out) <= int(form[4:]) + 1
    if form.endswith("json"):
        assert json.loads(ran.out)


def test_json_goes_back_to_xml(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    made = tmp_path / "alert.json"
    assert Ran(capfd, "convert", str(FLOOD), "--to", "json", "-o", str(made)).code == 0
    ran = Ran(capfd, "convert", str(made))
    assert cap.parse(ran.out.encode()) == cap.parse(GOOD)
    (tmp_path / "bad.json").write_text('{"identifier": 7}')
    ran = Ran(capfd, "convert", str(tmp_path / "bad.json"))
    assert (ran.code, ran.out) == (2, "")
    assert "$" in ran.err


def test_an_older_version_becomes_1_2_and_deviations_are_told(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "old.xml"
    path.write_bytes(OLD)
    ran = Ran(capfd, "convert", str(path))
    assert ran.code == 0
    assert cap.parse(ran.out.encode()) == cap.parse(GOOD)
    assert ran.err == f"tocsin: {path}:2: N01: this is CAP 1.1; read as CAP 1.2\n"
    ran = Ran(capfd, "convert", str(BROKEN), "--to", "sms")
    assert ran.code == 0
    assert f"tocsin: {BROKEN}:14: I06: info[0]/severity: 'extreme'" in ran.err


def test_several_messages_go_to_a_folder(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(feed(GOOD, UPDATE, GOOD))
    ran = Ran(capfd, "convert", str(path))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("tocsin: 3 messages: one xml file holds one; name a folder")
    out = tmp_path / "new"
    assert Ran(capfd, "convert", str(path), "-o", f"{out}/").code == 0
    assert sorted(one.name for one in out.iterdir()) == [
        "valbrune-2025-0007-2.xml",
        "valbrune-2025-0007.xml",
        "valbrune-2025-0009.xml",
    ]
    assert cap.parse((out / "valbrune-2025-0009.xml").read_bytes()) == cap.parse(UPDATE)
    ran = Ran(capfd, "convert", str(path), "--to", "sms", "--language", "fr")
    assert (ran.code, ran.out.count("\n")) == (0, 3)


def test_an_identifier_never_leads_out_of_the_folder(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "in.xml"
    for identifier in ("../../up", "/etc/x", "..", "é", "a" * 500):
        path.write_bytes(variant(("valbrune-2025-0007", identifier)))
        assert Ran(capfd, "convert", str(path), "-o", f"{tmp_path}/out/").code == 0
    assert {one.name for one in tmp_path.iterdir()} == {"in.xml", "out"}
    assert len(list((tmp_path / "out").iterdir())) == 4


def test_no_difference(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    made = tmp_path / "alert.json"
    Ran(capfd, "convert", str(FLOOD), "--to", "json", "-o", str(made))
    ran = Ran(capfd, "diff", str(FLOOD), str(made))
    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_differences(capfd: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capfd, "diff", str(FLOOD), str(BROKEN))
    assert ran.code == 1
    assert "msgType\n  - Alert\n  + Update\n" in ran.out
    assert "{+<b>on foot</b>,+}" in ran.out
    rows = json.loads(Ran(capfd, "diff", str(FLOOD), str(BROKEN), "-f", "json").out)
    assert {"where": "msgType", "before": "Alert", "after": "Update"} in rows


def test_a_diff_of_what_is_not_two_messages(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(feed(GOOD, UPDATE))
    for arguments, reason in (
        ((str(FLOOD), "none.xml"), "none.xml: no such file"),
        ((str(path), str(FLOOD)), "holds 2 messages; give a file with one"),
        ((str(FLOOD), str(EXAMPLES)), "is a folder"),
    ):
        ran = Ran(capfd, "diff", *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert reason in ran.err
        assert ran.err.count("\n") == 1
    assert Ran(capfd, "diff", str(FLOOD)).code == 2


def test_what_is_in_force(chain: Path, capfd: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capfd, "active", str(chain), *DURING)
    assert ran.code == 0
    assert ran.out.count("IN FORCE") == 1
    assert "1 of 3 messages in force or to come at Tue 4 Mar 2025" in ran.flat
    rows = json.loads(Ran(capfd, "active", str(chain), *DURING, "-f", "json").out)
    assert [(row["identifier"], row["until"], row["pending"]) for row in rows] == [
        ("valbrune-2025-0009", "2025-03-05T06:00:00+01:00", False)
    ]
    drills = json.loads(Ran(capfd, "active", str(chain), *DURING, "-f", "json", "--drills").out)
    assert [row["status"] for row in drills] == ["Actual", "Exercise"]
    (chain / "4.xml").write_bytes(CANCEL)
    assert json.loads(Ran(capfd, "active", str(chain), *DURING, "-f", "json").out) == []
    assert Ran(capfd, "active", str(chain), *AFTER).flat.startswith("0 of 4 messages in force")


def test_two_messages_of_one_name_are_told(chain: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (chain / "5.xml").write_bytes(variant(("on foot", "by boat")))
    ran = Ran(capfd, "active", str(chain), *DURING)
    assert ran.code == 0
    assert "valbrune-2025-0007: A16: " in ran.err


@pytest.mark.parametrize("command", ["show", "active"])
def test_a_time_that_is_none(command: str, capfd: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capfd, command, str(FLOOD), "--now", "soon")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("tocsin: --now: 'soon' is no time")
