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
    """Words a second by the clock on the wall; ``fresh`` is the first pass over the texts, every word new."""

    ours: float
    peer: float
    fresh: float


def figure(path: Path) -> Figure:
    """The speed on the documents of ``path``, measured in a fresh process."""
    command = (sys.executable, "-m", "bench.speed", str(path.resolve()))
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    speed = msgspec.json.decode(done.stdout, type=Speed)
    ratio = speed.ours / speed.peer
    return Figure(
        name=f"speed, words/s ({speed.fresh:,.0f} on the first pass)",
        value=speed.ours,
        target=8_000,
        style="{:,.0f}",
        peer=f"simplemma, tokens and lemmas only: {speed.peer:,.0f} (ratio {ratio:.2f})",
    )


def measure(documents: Sequence[Document]) -> Speed:
    """The median of five runs over the documents repeated to 50,000 words, after a run that is not counted."""
    words = sum(len(document.text.split()) for document in documents)
    read(msgspec.structs.replace(documents[0], text=""))  # the lexicon is loaded once, not by the reading
    fresh = words / _seconds(read, documents)
    repeated = [*documents] * -(-_WORDS // words)
    ours, peer = [], []
    for _ in range(_RUNS + 1):
        ours.append(_seconds(read, repeated))
        peer.append(_seconds(_lemmatise, repeated))
    total = words * (len(repeated) // len(documents))
    return Speed(total / median(ours[1:]), total / median(peer[1:]), fresh)


def _lemmatise(document: Document) -> object:
    return simplemma.text_lemmatizer(document.text, lang=document.lang)


def _seconds(work: Callable[[Document], object], documents: Sequence[Document]) -> float:
    begun = time.perf_counter()
    for document in documents:
        work(document)
    return time.perf_counter() - begun


if __name__ == "__main__":
    print(msgspec.json.encode(measure(load(Path(sys.argv[1])).documents)).decode())
