"""Messages a second on one core, beside plain lxml and other libraries.

``python -m bench.cap.speed FOLDER`` measures in a process of its own, so that nothing read before has filled a cache.
"""

import gc
import re
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from typing import NamedTuple

import msgspec

from bench.cap import peers
from bench.cap.corpus import Corpus, Sample
from bench.data import ROOT
from bench.figure import Figure
from tocsin import cap

ROUNDS = 15
LEAST = 150
"""Messages that each contestant reads in a round."""
TIME = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?=[+-]\d\d:\d\d)")
RATE, RATIO, TIMES = "{:,.0f}", "{:.2f}", "{:.1f}"


class Speed(msgspec.Struct, frozen=True):
    """Of one contestant, by processor time. ``beside`` tells how many times as fast Tocsin's ``parse`` is on the same
    messages, which are those that both read; each is the median over the rounds.
    """

    rate: float
    beside: float
    read: int


class Group(msgspec.Struct, frozen=True):
    """Messages of one kind; ``smallest`` and ``largest`` in bytes."""

    name: str
    count: int
    smallest: int
    largest: int
    speeds: dict[str, Speed]


class Entry(NamedTuple):
    """A contestant and the numbers of the messages that it and Tocsin read."""

    work: Callable[[bytes], object]
    numbers: tuple[int, ...]


def figures(folder: Path) -> list[Figure]:
    """Every group of messages, measured in a fresh process."""
    command = (sys.executable, "-m", "bench.cap.speed", str(folder.resolve()))
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    groups = msgspec.json.decode(done.stdout, type=list[Group])
    return [figure for group in groups for figure in _figures(group)]


def _figures(group: Group) -> list[Figure]:
    lxml, ours, both, schema, tools, parser = (group.speeds[name] for name in CONTESTANTS)
    about = f"{group.name} ({group.count} of {group.smallest / 1_000:.1f}–{group.largest / 1_000:.1f} kB)"
    peer = f"lxml {lxml.rate:,.0f}; with schema {schema.rate:,.0f}; cap-tools {tools.rate:,.0f}"
    if parser.read:
        peer += f"; capparser {parser.rate:,.0f}"
    apart = group.name == "signed"
    return [
        Figure(name=f"{about}: parse, messages/s", value=ours.rate, style=RATE, peer=peer),
        Figure(
            name=f"{group.name}: parse, share of lxml's speed",
            value=lxml.beside,
            target=None if apart else 0.6,
            style=RATIO,
            peer=f"lxml with schema {lxml.beside / schema.beside:.2f}",
        ),
        Figure(
            name=f"{group.name}: parse, times as fast as cap-tools",
            value=tools.beside,
            target=None if apart else 10,
            style=TIMES,
            peer=f"than capparser {parser.beside:.1f}" if parser.read else "capparser reads none",
        ),
        Figure(
            name=f"{group.name}: read and check all, messages/s",
            value=both.rate,
            target=5_000 if group.name == "typical" else None,
            style=RATE,
            peer=f"lxml with schema alone {schema.rate:,.0f}",
        ),
    ]


def read_and_check(data: bytes) -> None:
    """All that a desk asks of a message from outside."""
    for message in cap.read(data):
        cap.check(message, lines=False)


CONTESTANTS = ("lxml", "parse", "read and check", "lxml with schema", "cap-tools", "capparser")


def _contestants(corpus: Corpus) -> dict[str, Callable[[bytes], object]]:
    schema = peers.schema_check(corpus.folder / "schema" / "CAP-v1.2.oasis.xsd")
    works = (peers.lxml_read, cap.parse, read_and_check, schema, peers.cap_tools_read, peers.capparser_read)
    return dict(zip(CONTESTANTS, works, strict=True))


def measure(
    name: str,
    samples: Sequence[Sample],
    works: Mapping[str, Callable[[bytes], object]],
    rounds: int = ROUNDS,
    least: int = LEAST,
) -> Group:
    """Rounds in which the contestants take turns, after one that is not counted; ``least`` messages each."""
    known = _read_by(works["parse"], samples)
    entries = {who: Entry(work, tuple(n for n in _read_by(work, samples) if n in known)) for who, work in works.items()}
    rates: dict[str, list[float]] = {who: [] for who in works}
    ratios: dict[str, list[float]] = {who: [] for who in works}
    for turn in range(rounds + 1):
        copies = [[later(one, turn * 100 + again) for one in samples] for again in range(-(-least // len(samples)))]
        ours: dict[tuple[int, ...], float] = {}
        gc.collect()
        for who, (work, numbers) in entries.items():
            if not numbers:
                continue
            if numbers not in ours:
                ours[numbers] = _seconds(works["parse"], copies, numbers)
            took = ours[numbers] if who == "parse" else _seconds(work, copies, numbers)
            if turn:
                rates[who].append(len(numbers) * len(copies) / took)
                ratios[who].append(took / ours[numbers])
    sizes = [len(one.data) for one in samples]
    return Group(
        name,
        len(samples),
        min(sizes),
        max(sizes),
        {who: Speed(median(rates[who] or [0]), median(ratios[who] or [0]), len(entries[who].numbers)) for who in works},
    )


def _read_by(work: Callable[[bytes], object], samples: Sequence[Sample]) -> tuple[int, ...]:
    return tuple(number for number, one in enumerate(samples) if peers.accepts(work, one.data))


def _seconds(work: Callable[[bytes], object], copies: Sequence[Sequence[bytes]], numbers: Sequence[int]) -> float:
    chosen = [copy[number] for copy in copies for number in numbers]
    begun = time.process_time()
    for data in chosen:
        work(data)
    return time.process_time() - begun


def later(sample: Sample, minutes: int) -> bytes:
    """The message with all its times moved, so that times seen before help no more than in a stream of messages.

    What is signed stays as it is.
    """
    return sample.data if sample.signed else TIME.sub(lambda match: _moved(match[0], minutes), sample.data)


def _moved(written: bytes, minutes: int) -> bytes:
    moved = datetime.fromisoformat(written.decode("ascii")) + timedelta(minutes=minutes)
    return moved.isoformat().encode("ascii")


def main(folder: Path) -> list[Group]:
    corpus = Corpus(folder)
    works = _contestants(corpus)
    groups = {"typical": corpus.typical, "5–10 kB": corpus.longer, "whole corpus": corpus.valid}
    groups["signed"] = corpus.signed
    return [measure(name, samples, works) for name, samples in groups.items()]


if __name__ == "__main__":
    print(msgspec.json.encode(main(Path(sys.argv[1]))).decode())
