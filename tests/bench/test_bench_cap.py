"""The parts of the CAP benchmark that can be checked without the sample messages."""

from pathlib import Path

import pytest
import typer
from bench.cap import __main__ as command
from bench.cap import kept, peers, quality, speed
from bench.cap.corpus import Corpus, Sample

from bench import data
from tocsin import cap
from tocsin.errors import InputError

MESSAGE = b"""<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>e</identifier><sender>s</sender>
<sent>2024-11-20T09:30:00-00:00</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope>
<references>s,d,2024-11-20T08:00:00+00:00  s,c,2024-11-19T08:00:00+00:00</references><incidents/>
<info><category>Fire</category><event>fire</event><urgency>Future</urgency><severity>Minor</severity>
<certainty>Possible</certainty><area><areaDesc>here</areaDesc><circle>1.50,2 3.0</circle></area></info>
<x:y xmlns:x="urn:x" a="1">z</x:y></alert>"""


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        (b"", b"", ""),
        (b"1.50,2 3.0", b"1.5,2.0 3", ""),
        (b"T09:30:00-00:00", b"T09:30:00+00:00", ""),
        (b"+00:00  s,c", b"+00:00\n s,c", ""),
        (b"<incidents/>", b"", ""),
        (b"<category>", b"<language>en-US</language><category>", ""),
        (b"<category>", b"<language>fr</language><category>", "alert/info[7]: other elements"),
        (b"T09:30:00-00:00", b"T10:30:00+01:00", "alert/sent[2]"),
        (b">fire<", b"> fire<", "alert/info[7]/event[1]"),
        (b"1.50", b"1.51", "alert/info[7]/area[5]/circle[1]"),
        (b'a="1"', b'a="2"', "alert/y[8]: attributes"),
        (b">z<", b"><", "alert/y[8]"),
        (b"<areaDesc>here</areaDesc>", b"", "alert/info[7]/area[5]: other elements"),
        (b"s,d,2024-11-20T08:00:00+00:00", b"", "alert/references[6]"),
    ],
)
def test_what_counts_as_lost(old: bytes, new: bytes, where: str) -> None:
    found = kept.differences(MESSAGE, MESSAGE.replace(old, new, 1))
    assert [one[: len(where)] for one in found] == [where] * bool(where)


def test_our_own_round_trip_loses_nothing() -> None:
    assert not kept.differences(MESSAGE, cap.write(cap.parse(MESSAGE)))


def test_times_move_together_and_signed_messages_stay() -> None:
    moved = speed.later(Sample("a", MESSAGE), 45)
    assert b"<sent>2024-11-20T10:15:00-00:00</sent>" in moved
    assert b"s,d,2024-11-20T08:45:00+00:00" in moved
    assert len(moved) == len(MESSAGE)
    assert speed.later(Sample("a", MESSAGE, signed=True), 45) == MESSAGE


def test_every_contestant_is_measured_on_what_it_reads() -> None:
    samples = [Sample("a", MESSAGE), Sample("b", b"<feed/>")]
    works = {"parse": cap.parse, "lxml": peers.lxml_read, "capparser": peers.capparser_read, "none": _refuse}
    group = speed.measure("two", samples, works, rounds=2, least=4)
    assert {who: one.read for who, one in group.speeds.items()} == {"parse": 1, "lxml": 1, "capparser": 1, "none": 0}


def _refuse(data: bytes) -> None:
    raise ValueError(data)


def test_broken_rules_of_messages_and_of_what_is_none() -> None:
    assert quality.broken(b"<alert") == {"N00"}
    assert "A04" in quality.broken(MESSAGE.replace(b"Actual", b"actual"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "mutants").mkdir()
    head = "file,class,ns,xsd,errors,signed\n"
    rows = [f"{number}.xml,real,1.2,1,,{number % 2}\n" for number in range(10)]
    (tmp_path / "MANIFEST.csv").write_text(head + "".join(rows) + "0.xml,real,1.2,1,A01,0\n0.xml,real,1.1,,N01,0\n")
    (tmp_path / "INVALID.csv").write_text("file,rule\n0.xml,A13\n")
    for number in range(10):
        (tmp_path / f"{number}.xml").write_bytes(b"x" * (9 - number))
    return tmp_path


def test_the_groups_of_a_corpus(folder: Path) -> None:
    corpus = Corpus(folder)
    assert len(corpus.samples) == len(corpus.received) == 12
    assert [one.name for one in corpus.valid] == [f"{number}.xml" for number in range(9, -1, -1)]
    assert [one.name for one in corpus.typical] == ["5.xml", "4.xml"]
    assert {one.name for one in corpus.signed} == {f"{number}.xml" for number in (1, 3, 5, 7, 9)}
    assert [one.rule for one in corpus.invalid] == ["A13"]


def test_absent_samples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("TOCSIN_SHARED", str(tmp_path))
    with pytest.raises(InputError, match=r"MANIFEST\.csv"):
        data.cap_folder()
    with pytest.raises(typer.Exit) as ended:
        command.main()
    assert ended.value.exit_code == 2
    assert capsys.readouterr().err.count("\n") == 1
