"""Words a second on one core, beside a light library that only cuts and lemmatises the same words.

``python -m bench.speed DOCS.jsonl`` measures in a process of its own, so that nothing read before has filled a cache.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import msgspec
import simplemma

from bench.data import ROOT
from bench.figure import Figure
from bench.gold import load
from tocsin.intake.document import Document
from tocsin.reading import read

_RUNS = 5
_WORDS = 50_000


class Speed(msgspec.Struct, frozen=True):
    """Words a second by the clock on the wall: of Tocsin, of the peer."""

    ours: float
    peer: float


class Speeds(msgspec.Struct, frozen=True):
    """``first`` is one pass over the texts with empty caches; ``warm`` has met every word before."""

    first: Speed
    warm: Speed


def figures(path: Path) -> list[Figure]:
    """The speed on the documents of ``path``, measured in a fresh process."""
    command = (sys.executable, "-m", "bench.speed", str(path.resolve()))
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    speeds = msgspec.json.decode(done.stdout, type=Speeds)
    return [_figure("", speeds.warm, 8_000), _figure(", first pass, caches empty", speeds.first, None)]


def _figure(what: str, speed: Speed, target: float | None) -> Figure:
    peer = f"simplemma, tokens and lemmas only: {speed.peer:,.0f} (ratio {speed.ours / speed.peer:.2f})"
    return Figure(name=f"speed, words/s{what}", value=speed.ours, target=target, style="{:,.0f}", peer=peer)


def measure(documents: Sequence[Document]) -> Speeds:
    """A first pass; then the median of five runs over the texts repeated to 50,000 words, after one not counted."""
    words = sum(len(document.text.split()) for document in documents)
    for work in (read, _lemmatise):
        work(msgspec.structs.replace(documents[0], text="Paris."))  # loads the word lists and the gazetteer
    first = Speed(words / _seconds(read, documents), words / _seconds(_lemmatise, documents))
    repeated = [*documents] * -(-_WORDS // words)
    ours, peer = [], []
    for _ in range(_RUNS + 1):
        ours.append(_seconds(read, repeated))
        peer.append(_seconds(_lemmatise, repeated))
    total = words * (len(repeated) // len(documents))
    return Speeds(first, Speed(total / median(ours[1:]), total / median(peer[1:])))


def _lemmatise(document: Document) -> object:
    return simplemma.text_lemmatizer(document.text, lang=document.lang)


def _seconds(work: Callable[[Document], object], documents: Sequence[Document]) -> float:
    begun = time.perf_counter()
    for document in documents:
        work(document)
    return time.perf_counter() - begun


if __name__ == "__main__":
    print(msgspec.json.encode(measure(load(Path(sys.argv[1])).documents)).decode())
