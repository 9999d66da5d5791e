"""The folder that holds the desk's database and secrets."""

import os
from collections.abc import Mapping
from pathlib import Path


def data_folder(environment: Mapping[str, str]) -> Path:
    """``TOCSIN_DATA``, else ``tocsin`` in the user's data folder (``XDG_DATA_HOME`` or ``~/.local/share``)."""
    named = environment.get("TOCSIN_DATA")
    if named:
        return Path(named).absolute()
    base = environment.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "tocsin"


def make(folder: Path) -> None:
    """The folder, open to its owner alone."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_uid == os.getuid():
        folder.chmod(0o700)
