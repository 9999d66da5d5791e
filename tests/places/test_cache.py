"""The index file: built when it must be, whole or not at all."""

import sqlite3
import time
from pathlib import Path

import pytest

from tocsin.errors import InputError
from tocsin.places import cache, lookup
from tocsin.places.index import FILE, Index, index, usable


def write(path: Path) -> None:
    path.write_text("new")


def fits(path: Path) -> bool:
    return path.read_text() == "new"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TOCSIN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path / "cache"


def test_built_once(folder: Path) -> None:
    built = []

    def build(path: Path) -> None:
        built.append(path)
        write(path)

    assert cache.obtain("x", build, fits) == folder / "x"
    assert cache.obtain("x", build, fits) == folder / "x"
    assert len(built) == 1
    assert [path.name for path in folder.iterdir()] == ["x"]


def test_a_stale_file_is_replaced(folder: Path) -> None:
    folder.mkdir()
    (folder / "x").write_text("old")
    assert cache.obtain("x", write, fits).read_text() == "new"


def test_a_failed_build_leaves_nothing(folder: Path) -> None:
    def fail(path: Path) -> None:
        path.write_text("half")
        raise RuntimeError("stopped")

    with pytest.raises(RuntimeError):
        cache.obtain("x", fail, fits)
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_no_obstacle(folder: Path) -> None:
    folder.write_text("a file stands where the folder should")
    path = cache.obtain("x", write, fits)
    assert path.read_text() == "new"
    assert folder not in path.parents
    assert cache.obtain("x", write, fits) == path


def test_no_folder_at_all(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write_text("")
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    with pytest.raises(OSError, match=r"."):
        cache.obtain("x", write, fits)


def test_a_search_without_an_index_says_the_way_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write_text("")
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    monkeypatch.setattr("tocsin.places.index._make", write)
    with pytest.raises(InputError, match=r"^TOCSIN_CACHE: name a folder"):
        index.__wrapped__()


def test_a_cache_that_belongs_to_somebody_else_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir()
    write(folder / "x")
    monkeypatch.setattr("os.getuid", lambda: 54321)
    assert cache.obtain("x", write, fits) == folder / "x"


def test_a_spare_folder_of_somebody_else_is_not_trusted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write_text("")
    monkeypatch.setattr("os.getuid", lambda: 54321)
    spare = folder.parent / "tocsin-54321"
    spare.mkdir()
    write(spare / "x")
    with pytest.raises(PermissionError):
        cache.obtain("x", write, fits)


def test_the_folder_is_the_users(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TOCSIN_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    assert cache.folder() == Path("/somewhere/tocsin")


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + bytes(200)])
def test_a_corrupt_index_is_not_usable(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / FILE
    path.write_bytes(content)
    assert not usable(path)


def test_an_index_of_other_inputs_is_not_usable(tmp_path: Path) -> None:
    path = tmp_path / FILE
    with sqlite3.connect(path) as database:
        database.executescript("CREATE TABLE meta (fingerprint TEXT); INSERT INTO meta VALUES ('other')")
    database.close()
    assert not usable(path)


def test_ready_soon_and_fast() -> None:
    """Bounds are ten times what was measured, for slow machines."""
    index()
    path = cache.folder() / FILE
    if not path.exists():
        pytest.skip("the cache folder cannot be written here")
    start = time.perf_counter()
    assert usable(path)
    assert Index(path).named("kyiv")[0].name == "Kyiv"
    assert time.perf_counter() - start < 0.5
    names = ["Kyiv", "Moscou", "Zzyzx", "Курская область", "police", "Port-au-Prince"]
    start = time.perf_counter()
    for _ in range(1000):
        for name in names:
            lookup(name)
    assert (time.perf_counter() - start) / 6000 < 200e-6
