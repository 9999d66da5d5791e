"""Where the gold sets and sample messages are. They are no part of the repository."""

import os
from pathlib import Path

from tocsin.errors import InputError

ROOT = Path(__file__).parents[1]
SETS = ("dev-fr.jsonl", "dev-en.jsonl", "dev-other.jsonl", "kyiv.gold.jsonl", "score.py", "public/plover-dev.jsonl")

CAP = ("MANIFEST.csv", "INVALID.csv", "mutants/MUTANTS.csv", "schema/CAP-v1.2.oasis.xsd")


def folder() -> Path:
    """``reading`` in ``TOCSIN_SHARED``, else in ``shared`` beside the repository. ``InputError`` where a file lacks."""
    return _folder("reading", SETS)


def cap_folder() -> Path:
    """``cap`` in the same place."""
    return _folder("cap", CAP)


def _folder(name: str, needed: tuple[str, ...]) -> Path:
    found = Path(os.environ.get("TOCSIN_SHARED", ROOT.parent / "shared")) / name
    missing = [file for file in needed if not (found / file).is_file()]
    if missing:
        raise InputError(str(found), f"no {', '.join(missing)}; name the folder above it in TOCSIN_SHARED")
    return found
