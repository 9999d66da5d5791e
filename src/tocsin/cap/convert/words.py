"""Where a text may be cut so that what is left is made of whole words, numbers and addresses."""

import re
import unicodedata
from collections.abc import Callable, Sequence

WHOLE = re.compile(r"(?:https?://|www\.)\S+|[+(]?\d[\d .,:/()\xa0-]*\d")
"""Web addresses, and numbers with their groups: '10 000', '+380 44 123 45 67'. Never cut inside."""
PAUSES = "。、，；：！？）」』】》"
"""Behind them a text without blanks between words may be cut (Chinese, Japanese); elsewhere it would cut a word."""
STOP = re.compile(r"[^\W\d]{4,}[.!?]$|[。！？؟।]$")
"""A sentence ends, and not just an abbreviation."""
NEXT = re.compile(r"\s*(?P<first>\S)")
LONGEST = 64
"""Characters of a number that is cut nowhere."""
DANGLING = " ,;:–—-(\"'«“„‘/&"


def breaks(text: str) -> list[int]:
    """Ends of the parts that may stand: each ``text[:end]`` is whole; ``len(text)`` is the last. ``text`` is one line.

    A cut never follows a number, whose unit or month would be lost.
    """
    inside = {at for match in WHOLE.finditer(text) for at in range(match.start() + 1, match.end())}
    return [end for end in range(1, len(text)) if end not in inside and _breaks(text, end)] + [len(text)]


def cut(text: str, fits: Callable[[str], bool], ending: str, most: int) -> str | None:
    """The longest beginning that fits, ``ending`` set behind where anything is missing; ``None`` where no word fits.

    It ends with a sentence, and then without ``ending``, where that costs less than half of it. ``most``: characters
    beyond which nothing fits.
    """
    if len(text) <= most and fits(text):
        return text
    ends = [end for end in breaks(text[: most + LONGEST])[:-1] if end <= most]
    for end in reversed(ends):
        head = text[:end].rstrip(DANGLING)
        if _ends_sentence(text, end) and fits(text[:end]):
            return text[:end]
        if head and fits(head + ending):
            return _sentences(text, ends, end) or head + ending
    return None


def _breaks(text: str, end: int) -> bool:
    before, after = text[end - 1], text[end]
    if after == " ":
        return not before.isdigit() and unicodedata.category(before) != "Cf"
    pause = before in PAUSES and after not in PAUSES
    return (pause or before == "\u200b") and unicodedata.category(after)[0] not in "MZ"


def _sentences(text: str, ends: Sequence[int], most: int) -> str | None:
    """The whole sentences at the beginning, if they are at least half of what fits."""
    stops = (end for end in reversed(ends) if most / 2 <= end <= most and _ends_sentence(text, end))
    return next((text[:end] for end in stops), None)


def _ends_sentence(text: str, end: int) -> bool:
    """What follows begins like a sentence too."""
    after = NEXT.match(text, end)
    begins = after is not None and not after["first"].islower() and not after["first"].isdigit()
    return begins and STOP.search(text, 0, end) is not None
