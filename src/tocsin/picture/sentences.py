"""The sentence that some words stand in."""

import re

from tocsin.reading.claim import Evidence

REACH = 600
"""Characters to either side that are looked at: a longer sentence is cut there, so that no text makes this slow."""
_STOP = re.compile(r"[.!?…](?=\s)|\n")


def bounds(text: str, evidence: Evidence) -> tuple[int, int]:
    """Offsets of the sentences that the evidence stands in, whole."""
    low, high = max(0, evidence.start - REACH), min(len(text), evidence.end + REACH)
    first = max((stop.end() for stop in _STOP.finditer(text, low, evidence.start)), default=low)
    # A stop counts only with a blank after it, which may be the first sign that follows the evidence.
    after = _STOP.search(text, max(evidence.start, evidence.end - 1), high)
    return first, after.end() if after else high


def sentence(text: str, evidence: Evidence) -> str:
    """The sentences that the evidence stands in, without the blanks around them."""
    first, last = bounds(text, evidence)
    return text[first:last].strip()
