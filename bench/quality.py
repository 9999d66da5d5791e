"""How right the reader is on the gold sets, beside its own trigger words without an engine."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bench import dates, peer
from bench.data import ROOT
from bench.figure import Figure
from bench.gold import GoldSet, Row, Score, found_by, load, of_families, score
from tocsin.reading import read

DANGER = ("protect", "strike")
OTHERS = ("es", "it", "de", "uk", "ru")
_SLOTS = {"asserted_by": 0.90, "status": 0.90, "who": 0.90, "start": 0.78, "place": 0.80}
_BLIND = ROOT / "tests" / "reading" / "gold"
"""Our own blind texts: no weight is fitted on them, and those who work on the reader do not read them."""


class Scores(NamedTuple):
    """One gold set, our blind texts in its language, and the gold set by the peer."""

    all: Score
    held_out: Score
    peer: Score


def _scores(gold: GoldSet, blind: GoldSet, scorer: Path) -> Scores:
    return Scores(
        score(gold.rows, found_by(read, gold), scorer),
        score(blind.rows, found_by(read, blind), scorer),
        score(gold.rows, found_by(peer.code, gold), scorer),
    )


def _beside(value: float | None, style: str = "{:.3f}") -> str:
    return "" if value is None else f"{peer.NAME} {style.format(value)}"


def language(lang: str, folder: Path) -> list[Figure]:
    """The figures of ``dev-<lang>.jsonl``, and beside them those of the blind texts."""
    gold, blind = load(folder / f"dev-{lang}.jsonl"), load(_BLIND / f"blind-{lang}.jsonl")
    scores = _scores(gold, blind, folder / "score.py")
    figures = [
        Figure(
            name=f"{lang}: act F1{of}",
            value=scores.all.f1(family),
            target=target,
            held_out=scores.held_out.f1(family),
            peer=_beside(scores.peer.f1(family)),
        )
        for family, of, target in (("all", "", 0.85), ("protect", ", protect", 0.92))
    ]
    strict, held_out = scores.all.f1(kind="strict"), scores.held_out.f1(kind="strict")
    figures.insert(1, Figure(name=f"{lang}: strict F1", value=strict, target=0.70, held_out=held_out))
    slots = [
        Figure(
            name=f"{lang}: {slot} right, matched claims",
            value=scores.all.slots[slot],
            target=target,
            held_out=scores.held_out.slots[slot],
        )
        for slot, target in _SLOTS.items()
    ]
    return [*figures, *slots, _quiet(lang, scores.all, scores.peer, scores.held_out)]


def _quiet(name: str, ours: Score, plain: Score, held_out: Score | None = None) -> Figure:
    style = "{:.1f}"
    return Figure(
        name=f"{name}: false claims per 100 quiet sentences",
        value=ours.false_per_100_quiet_sentences,
        target=1,
        most=True,
        style=style,
        held_out=None if held_out is None else held_out.false_per_100_quiet_sentences,
        peer=_beside(plain.false_per_100_quiet_sentences, style),
    )


def others(folder: Path) -> list[Figure]:
    """Claims of danger in the five further languages, together and each alone."""
    gold, scorer = load(folder / "dev-other.jsonl"), folder / "score.py"
    ours, plain = found_by(read, gold), found_by(peer.code, gold)
    figures = []
    for name, langs in (("five languages", OTHERS), *((lang, (lang,)) for lang in OTHERS)):
        kept = [i for i, document in enumerate(gold.documents) if document.lang in langs]
        danger = [_danger(rows, kept) for rows in (gold.rows, ours, plain)]
        value, beside = (score(danger[0], found, scorer).f1() for found in danger[1:])
        figures.append(
            Figure(name=f"{name}: act F1, protect and strike", value=value, target=0.75, peer=_beside(beside))
        )
    quiet = _quiet("five languages", score(gold.rows, ours, scorer), score(gold.rows, plain, scorer))
    return [*figures, quiet]


def _danger(rows: Sequence[Row], kept: Sequence[int]) -> tuple[Row, ...]:
    return of_families([rows[i] for i in kept], DANGER)


def kyiv(folder: Path) -> list[Figure]:
    """The one article on which nothing may be missed and nothing be false."""
    gold = load(folder / "kyiv.gold.jsonl")
    scores = [score(gold.rows, found_by(reader, gold), folder / "score.py") for reader in (read, peer.code)]
    wanted = scores[0].claims
    right, plain = (round(one.act["all"].recall * wanted) for one in scores)
    wrong, plain_wrong = (one.predicted - n for one, n in zip(scores, (right, plain), strict=True))
    return [
        Figure(
            name=f"Kyiv article: acts found of {wanted}",
            value=right,
            target=wanted,
            style="{:.0f}",
            peer=_beside(plain, "{:.0f}"),
        ),
        Figure(name="Kyiv article: strict F1", value=scores[0].f1(kind="strict"), target=0.90),
        Figure(
            name="Kyiv article: false claims",
            value=wrong,
            target=0,
            most=True,
            style="{:.0f}",
            peer=_beside(plain_wrong, "{:.0f}"),
        ),
    ]


def date_table() -> Figure:
    """The hand-made table of dates, every expression of every language counted alike."""
    sizes = dates.sizes()
    rates = {lang: dates.rates(lang) for lang in sizes}
    total = sum(sizes.values())
    ours = sum(rates[lang].ours * n for lang, n in sizes.items()) / total
    other = sum(rates[lang].peer * n for lang, n in sizes.items()) / total
    return Figure(
        name=f"dates: {total} expressions read as meant",
        value=ours,
        target=0.97,
        peer=f"dateparser {other:.3f}",
    )
