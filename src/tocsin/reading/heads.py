"""Office-holders by name, with dates of office: 'Biden' is the head of the US in 2024 and not in 2026."""

import tomllib
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files

_Holder = tuple[tuple[str, ...], str, date, date]


@cache
def _holders() -> dict[str, list[_Holder]]:
    """First word of a form → (rest of its words, actor, from, to)."""
    path = files("tocsin.reading").joinpath("languages", "heads.toml")
    index: dict[str, list[_Holder]] = {}
    for entry in tomllib.loads(path.read_text(encoding="utf-8"))["holder"]:
        since = date.fromisoformat(str(entry["from"])) if "from" in entry else date.min
        until = date.fromisoformat(str(entry["to"])) if "to" in entry else date.max
        for form in [*entry["forms"], *entry.get("cyr", [])]:
            first, *rest = form.split()
            index.setdefault(first, []).append((tuple(rest), entry["actor"], since, until))
    for held in index.values():
        held.sort(key=lambda h: -len(h[0]))
    return index


def holder_at(keys: Sequence[str], words: Sequence[str], on: date) -> list[tuple[int, int, str]]:
    """(first token, token after the last, actor) for each office-holder named in the text, in office on ``on``."""
    index = _holders()
    found: list[tuple[int, int, str]] = []
    i = 0
    while i < len(keys):
        for rest, actor, since, until in index.get(keys[i], ()) if words[i][:1].isupper() else ():
            last = i + 1 + len(rest)
            if since <= on <= until and tuple(keys[i + 1 : last]) == rest:
                found.append((i, last, actor))
                i = last - 1
                break
        i += 1
    return found
