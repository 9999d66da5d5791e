"""``tocsin cap feed``, and ``--follow``, which takes what a feed links to."""

import json
from pathlib import Path

import pytest
from cap_files import BROKEN, DURING, FLOOD, GOOD, UPDATE, Ran, served, variant

from tocsin import cap
from tocsin.cap.feeds import read_feed

NAMES = ("--id", "https://valbrune.example/alerts", "--title", "Valbrune alerts")
DRILL = variant(("<status>Actual", "<status>Exercise"), ("valbrune-2025-0007", "drill"))
OLD = variant(("cap:1.2", "cap:1.1"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "1.xml").write_bytes(GOOD)
    (tmp_path / "in" / "2.xml").write_bytes(UPDATE)
    (tmp_path / "in" / "copy.xml").write_bytes(GOOD)
    return tmp_path / "in"


def test_a_feed_links_to_its_messages_and_is_followed(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    answers = {
        "/a/valbrune-2025-0007.xml": ("application/cap+xml", GOOD),
        "/a/valbrune-2025-0009.xml": ("application/cap+xml", UPDATE),
    }
    with served(answers) as address:
        feed = folder.parent / "feed.xml"
        ran = Ran(capfd, "feed", *NAMES, "--url", f"{address}/a/feed.xml", *DURING, "-o", str(feed), str(folder))
        assert (ran.code, ran.err) == (0, "")
        read = read_feed(feed.read_bytes(), "feed")
        assert [entry.addresses() for entry in read.entries] == [(f"{address}{path}",) for path in reversed(answers)]
        assert (read.id, read.title) == (NAMES[1], NAMES[3])

        alone = Ran(capfd, "active", str(feed), *DURING)
        assert (alone.code, alone.out) == (2, "")
        assert "holds no CAP message" in alone.err
        ran = Ran(capfd, "active", str(feed), "--follow", "--allow-private", *DURING, "-f", "json")
        assert [row["identifier"] for row in json.loads(ran.out)] == ["valbrune-2025-0009"]
        ran = Ran(capfd, "check", str(feed), str(FLOOD), "--follow", "--allow-private")
        assert (ran.code, ran.out) == (0, "3 messages in 3 files: nothing wrong\n")

        refused = Ran(capfd, "check", str(feed), "--follow")
        assert (refused.code, refused.err.count("not on the public internet")) == (2, 2)


def test_whole_messages_stay_as_they_were_given(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "old.xml").write_bytes(OLD.replace(b"0007", b"0001"))
    ran = Ran(capfd, "feed", *NAMES, "--url", "https://valbrune.example/feed.xml", "--embed", *DURING, str(folder))
    assert ran.code == 0
    messages = cap.read(ran.out.encode())
    assert [message.version for message in messages] == ["1.2"] * 3
    assert cap.parse(GOOD) in [message.alert for message in messages]


def test_the_language_of_a_feed(capfd: pytest.CaptureFixture[str]) -> None:
    url = "https://valbrune.example/feed.xml"
    ran = Ran(
        capfd, "feed", *NAMES, "--url", url, "--language", "fr-FR", "--base", "https://cap.example/x/", str(FLOOD)
    )
    entry = read_feed(ran.out.encode(), "feed").entries[0]
    assert entry.title.startswith("Inondation")
    assert entry.addresses() == ("https://cap.example/x/valbrune-2025-0007.xml",)


def test_what_is_no_feed(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    url = ("--url", "https://valbrune.example/feed.xml")
    (folder / "drill.xml").write_bytes(DRILL)
    for arguments, reason in (
        ((*NAMES, *url, str(folder)), "mixes the statuses"),
        ((*NAMES, *url, str(FLOOD), "none.xml"), "none.xml: no such file"),
        ((*NAMES, "--url", "feed.xml", str(FLOOD)), "Valbrune alerts"),
    ):
        ran = Ran(capfd, "feed", *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert reason in ran.err
        assert ran.err.count("\n") == 1
    assert Ran(capfd, "feed", str(BROKEN)).code == 2
