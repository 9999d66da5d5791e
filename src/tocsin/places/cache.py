"""Where the index file lives, and how it gets there: whole or not at all."""

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path


def folder() -> Path:
    """``TOCSIN_CACHE``, else the user's cache folder (``XDG_CACHE_HOME`` or ``~/.cache``) with ``tocsin`` in it."""
    named = os.environ.get("TOCSIN_CACHE")
    if named:
        return Path(named).absolute()
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "tocsin"


def _spare() -> Path:
    return Path(tempfile.gettempdir()) / f"tocsin-{os.getuid()}"


def _candidates() -> Iterator[Path]:
    with contextlib.suppress(RuntimeError):  # no home folder
        yield folder()
    yield _spare()


def _ours(where: Path) -> bool:
    """False for a spare folder that somebody else has made: anyone may write to the temporary folder."""
    return where != _spare() or where.stat().st_uid == os.getuid()


def obtain(name: str, build: Callable[[Path], None], usable: Callable[[Path], bool]) -> Path:
    """The path of file ``name`` in the cache, built first where it is absent or not ``usable``.

    ``build(path)`` writes to a temporary file beside the target, which is then renamed over it, so that two processes
    at once do no harm. Where the cache folder cannot be written, the temporary folder serves in its place; where
    neither can, the ``OSError`` of the last one goes up.
    """
    places = list(_candidates())
    for where in places:
        target = where / name
        if target.is_file() and _ours(where) and usable(target):
            return target
    failure: OSError | None = None
    for where in places:
        try:
            return _write(where, name, build)
        except OSError as error:
            failure = error
    raise failure or OSError(f"no folder for {name}")


def _write(where: Path, name: str, build: Callable[[Path], None]) -> Path:
    where.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _ours(where):
        raise PermissionError(f"{where} belongs to somebody else")
    handle, temporary = tempfile.mkstemp(prefix=f".{name}.", dir=where)
    os.close(handle)
    try:
        build(Path(temporary))
        target = where / name
        Path(temporary).replace(target)
    finally:
        Path(temporary).unlink(missing_ok=True)
    return target
