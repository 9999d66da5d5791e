"""What Tocsin costs a machine: memory, the wait for one brief, room on the disk.

``python -m bench.cost DOCS.jsonl`` reads 1,000 articles and prints the peak memory of its process in MB.
"""

import re
import resource
import subprocess
import sys
import time
from importlib.metadata import distribution
from itertools import islice, permutations
from pathlib import Path
from statistics import median

import msgspec

from bench.data import ROOT
from bench.figure import Figure
from bench.gold import load
from tocsin.reading import read

ARTICLE = ROOT / "examples" / "kyiv-alert.fr.txt"
_ARTICLES = 1_000
_RUNS = 5
_MB = 1e6
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in the unit of ``ru_maxrss``."""


def figures(path: Path) -> list[Figure]:
    """Memory while reading articles made of the documents of ``path``, cold start, installed size.

    A process begins with its parent's peak as its own on Linux, so measure before anything large is loaded.
    """
    return [
        Figure(name="peak memory, 1,000 articles, MB", value=memory(path), target=400, most=True, style="{:.0f}"),
        Figure(name="cold `tocsin brief` of one article, s", value=cold_start(), target=2, most=True, style="{:.2f}"),
        Figure(name="installed size, MB", value=installed(), target=350, most=True, style="{:.0f}"),
    ]


def memory(path: Path) -> float:
    """Peak resident memory of a process that reads 1,000 articles, in MB."""
    command = (sys.executable, "-m", "bench.cost", str(path.resolve()))
    return float(subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout)


def _read_articles(path: Path) -> float:
    """Each article is another pair of the documents."""
    for first, second in islice(permutations(load(path).documents, 2), _ARTICLES):
        read(msgspec.structs.replace(first, text=f"{first.text}\n\n{second.text}"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _RSS_UNIT / _MB


def cold_start() -> float:
    """Seconds from the command to its end, the median of five new processes."""
    command = (str(Path(sys.executable).with_name("tocsin")), "brief", str(ARTICLE))
    seconds = []
    for _ in range(_RUNS):
        begun = time.perf_counter()
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
        seconds.append(time.perf_counter() - begun)
        if not done.stdout.strip():
            raise RuntimeError("tocsin brief printed nothing: there is nothing to time")
    return median(seconds)


def installed() -> float:
    """MB of the files of all distributions that Tocsin is installed with, and of Tocsin."""
    pinned = re.findall(r"^([\w.-]+)==", (ROOT / "requirements" / "main.txt").read_text(encoding="utf-8"), re.MULTILINE)
    paths = {Path(str(file.locate())).resolve() for name in pinned for file in distribution(name).files or ()}
    paths.update((ROOT / "src" / "tocsin").rglob("*"))
    return sum(path.stat().st_size for path in paths if path.is_file()) / _MB


if __name__ == "__main__":
    print(_read_articles(Path(sys.argv[1])))
