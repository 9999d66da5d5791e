"""The sentences of the tests as texts to fit on: plain ones, of which nothing may be missed."""

import tomllib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from tocsin.intake.document import Document
from training.gold import Row, Text

_NOON = datetime.fromisoformat("2024-11-20T12:00:00+01:00")
_SLOTS = {"who": "who", "to": "to_whom", "by": "asserted_by", "in": "place", "start": "start"}


def sentences(folder: Path) -> Iterator[Text]:
    """Each row of ``folder``'s tables as a text; the notation is explained at the head of ``fr.toml``."""
    for path in sorted(folder.glob("*.toml")):
        for group, table in tomllib.loads(path.read_text("utf-8")).items():
            lang = group if path.stem == "others" else path.stem
            for number, (text, told) in enumerate(table.items()):
                row = told if isinstance(told, dict) else {"claims": told}
                document = Document(
                    id=text,
                    source=path.name,
                    lang=lang,
                    published=_NOON,
                    text=text,
                    outlet=row.get("outlet"),
                    title=None,
                )
                yield Text(document, [_claim(wanted, len(text)) for wanted in row["claims"]], number)


def _claim(wanted: str, length: int) -> Row:
    """A gold claim over the whole text; what the row leaves unjudged stands under ``unjudged``."""
    act, status, *slots = wanted.split()
    given = dict(slot.split("=", 1) for slot in slots)
    actors = {name: given.get(slot, "").split(",") for slot, name in _SLOTS.items() if slot in ("who", "to", "by")}
    return {
        "act": act,
        "status": status,
        **{name: [code for code in codes if code] for name, codes in actors.items()},
        "place": {"name": None, "country": given["in"]} if "in" in given else None,
        "start": given.get("start"),
        "end": "?",
        "evidence": {"start": 0, "end": length},
        "unjudged": [_SLOTS[slot] for slot, value in given.items() if value == "?"],
    }
