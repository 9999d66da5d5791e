"""Where the gold sets are. They are no part of the repository."""

import os
from pathlib import Path

from tocsin.errors import InputError

ROOT = Path(__file__).parents[1]
SETS = ("dev-fr.jsonl", "dev-en.jsonl", "dev-other.jsonl", "kyiv.gold.jsonl", "score.py", "public/plover-dev.jsonl")


def folder() -> Path:
    """``reading`` in ``TOCSIN_SHARED``, else in ``shared`` beside the repository. ``InputError`` where a file lacks."""
    found = Path(os.environ.get("TOCSIN_SHARED", ROOT.parent / "shared")) / "reading"
    missing = [name for name in SETS if not (found / name).is_file()]
    if missing:
        raise InputError(str(found), f"no {', '.join(missing)}; name the folder above it in TOCSIN_SHARED")
    return found
