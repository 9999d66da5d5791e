"""The parts of the benchmark that can be checked without the gold sets."""

from pathlib import Path

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from bench import data, figure, gold, peer, plover, reading
from tocsin.errors import InputError
from tocsin.reading import Claim, Evidence
from tocsin.reading.acts import ACTS

PROSE = st.text().filter(lambda text: figure.READING.begin not in text and figure.READING.end not in text)


def claim(act: str) -> Claim:
    return Claim(act=act, status="done", evidence=Evidence(0, 1))


@pytest.mark.parametrize(
    ("value", "target", "most", "mark"),
    [
        (0.85, 0.85, False, "reached"),
        (0.849, 0.85, False, "missed"),
        (0, 0, True, "reached"),
        (1.01, 1, True, "missed"),
        (None, 0.85, False, "missed"),
        (None, None, False, "missed"),
        (0.5, None, False, ""),
    ],
)
def test_mark(value: float | None, target: float | None, most: bool, mark: str) -> None:
    assert figure.Figure(name="figure", value=value, target=target, most=most).mark == mark


def test_markdown_rows() -> None:
    figures = [
        figure.Figure(name="act F1", value=0.9, target=0.85, held_out=0.8, peer="other 0.5"),
        figure.Figure(name="size, MB", value=400.4, target=350, most=True, style="{:.0f}"),
        figure.Figure(name="not measured", value=None),
    ]
    assert figure.markdown(figures, "A machine.").splitlines() == [
        "| figure | Tocsin | held out | target | peer | mark |",
        "| --- | --: | --: | --: | --- | --- |",
        "| act F1 | 0.900 | 0.800 | ≥ 0.850 | other 0.5 | reached |",
        "| size, MB | 400 |  | ≤ 350 |  | missed |",
        "| not measured | – |  |  |  | missed |",
        "",
        "A machine.",
    ]


@given(before=PROSE, after=PROSE, old=PROSE, new=PROSE)
def test_only_what_stands_between_the_markers_changes(before: str, after: str, old: str, new: str) -> None:
    page = figure.insert(
        f"{before}{figure.READING.begin}{old}{figure.READING.end}{after}", new, "page.md", figure.READING
    )
    assert page == f"{before}{figure.READING.begin}\n\n{new}\n\n{figure.READING.end}{after}"
    assert figure.insert(page, new, "page.md", figure.READING) == page


@pytest.mark.parametrize(
    "page", ["", figure.READING.begin, figure.READING.end, f"{figure.READING.end} {figure.READING.begin}"]
)
def test_a_page_without_markers(page: str) -> None:
    with pytest.raises(InputError, match=r"page\.md"):
        figure.insert(page, "table", "page.md", figure.READING)


@pytest.mark.parametrize(
    ("acts", "types"),
    [
        (["people.confine"], {"COERCE"}),
        (["talk", "agree", "strike.drone"], {"CONSULT", "AGREE", "ASSAULT"}),
        (["arms.authorise", "agree"], {"AGREE"}),
        (["warning.issue", "post.close"], set()),
        ([], set()),
    ],
)
def test_plover_types_of_claims(acts: list[str], types: set[str]) -> None:
    assert plover.types(map(claim, acts)) == types


def test_every_plover_code_is_of_one_of_the_types() -> None:
    reached = plover.types(map(claim, ACTS))
    assert set(plover.TYPES) - reached == {"CONCEDE", "COOPERATE"}
    assert reached < set(plover.TYPES)
    assert len(plover.TYPES) == len(set(plover.TYPES)) == 16


def test_plover_rates() -> None:
    answers = [
        plover.Answer("AGREE", frozenset({"AGREE"})),
        plover.Answer("AGREE", frozenset({"CONSULT"})),
        plover.Answer("CONSULT", frozenset({"CONSULT", "AGREE"})),
        plover.Answer("CONCEDE", frozenset()),
    ]
    assert plover.share(answers) == 0.5
    assert plover.macro_f1(answers) == pytest.approx((1 / 2 + 2 / 3) / 16)


def test_only_claims_of_the_families_are_kept() -> None:
    rows: list[gold.Row] = [{"id": "a", "claims": [{"act": "talk"}, {"act": "post.close"}]}, {"id": "b", "claims": []}]
    kept = gold.of_families(rows, ("protect", "strike"))
    assert kept == ({"id": "a", "claims": [{"act": "post.close"}]}, {"id": "b", "claims": []})


def test_the_peer_quotes_whole_sentences(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    line = (
        '{"id": "a", "lang": "fr", "published": "2025-01-14", "text": "Il pleut. Un séisme a eu lieu.", "claims": []}'
    )
    path.write_text(line, encoding="utf-8")
    (document,) = gold.load(path).documents
    quotes = {(c.act, document.text[c.evidence.start : c.evidence.end]) for c in peer.code(document)}
    assert quotes == {("hazard.quake", "Un séisme a eu lieu.")}


def test_absent_gold_sets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("TOCSIN_SHARED", str(tmp_path))
    with pytest.raises(InputError, match=r"score\.py"):
        data.folder()
    with pytest.raises(typer.Exit) as ended:
        reading.main()
    assert ended.value.exit_code == 2
    said = capsys.readouterr().err
    assert "TOCSIN_SHARED" in said
    assert said.count("\n") == 1
