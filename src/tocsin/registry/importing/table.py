"""The rows of a CSV file, whatever its encoding and delimiter."""

import codecs
import csv
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from tocsin.errors import InputError
from tocsin.registry.importing.headers import columns

DELIMITERS = (",", ";", "\t", "|")
MOST_LINES_OF_A_ROW = 50
"""More than any address has: a quote was opened and not closed."""
_CHUNK = 1 << 20
_BINARY = {
    b"PK\x03\x04": "a spreadsheet or an archive",
    b"\xd0\xcf\x11\xe0": "an old spreadsheet",
    b"%PDF": "a PDF file",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
Row = tuple[int, list[str]]
"""Number of the first line, cells."""


class Table:
    """An open file: header, delimiter and rows."""

    def __init__(self, stream: BinaryIO, source: str) -> None:
        self.source = source
        self._raw = stream
        self.encoding = _encoding(stream, source)
        stream.seek(0)
        self._text = io.TextIOWrapper(stream, self.encoding, newline="")
        first = self._line()
        self.delimiter = max(DELIMITERS, key=lambda mark: _known(first, mark))
        self._text.seek(0)
        self._reader = csv.reader(self._text, delimiter=self.delimiter, skipinitialspace=True)
        self.header = next((cells for _, cells in self.rows()), [])

    def position(self) -> int:
        """Bytes read so far."""
        return self._raw.tell()

    def rows(self) -> Iterator[Row]:
        """The rows to come; blank ones are left out. Raises ``InputError``."""
        while True:
            line = self._reader.line_num + 1
            try:
                cells = next(self._reader, None)
            except (csv.Error, UnicodeError) as problem:
                raise InputError(f"{self.source}, line {line}", f"{_why(problem, self.encoding)}") from None
            if cells is None:
                return
            if self._reader.line_num - line > MOST_LINES_OF_A_ROW:
                raise InputError(f"{self.source}, line {line}", 'a quote (") is opened and not closed; close it')
            if any(cell.strip() for cell in cells):
                yield line, cells

    def _line(self) -> str:
        try:
            while line := self._text.readline(_CHUNK):
                if line.strip():
                    return line
        except UnicodeError as problem:
            raise InputError(self.source, _why(problem, self.encoding)) from None
        raise InputError(self.source, "is empty; its first line names the columns")


@contextmanager
def opened(path: str) -> Iterator[Table]:
    """The table of a file. Raises ``InputError``."""
    try:
        stream = Path(path).open("rb")  # noqa: SIM115
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(path, f"cannot be read: {reason}; name a CSV file") from None
    with stream:
        if not stream.seekable():
            raise InputError(path, "is no file that can be read twice; save it first")
        yield Table(stream, path)


def _known(header: str, delimiter: str) -> tuple[int, int]:
    """How many columns of a header are known if it is cut so."""
    cells = next(csv.reader([header], delimiter=delimiter, skipinitialspace=True), [])
    return sum(one is not None for one in columns(cells)), len(cells)


def _encoding(stream: BinaryIO, source: str) -> str:
    head = stream.read(4096)
    for magic, kind in _BINARY.items():
        if head.startswith(magic):
            raise InputError(source, f"is {kind}, no CSV; save the sheet as CSV UTF-8")
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    if head[1::2].count(0) * 3 > len(head[1::2]):
        return "utf-16-le"
    if head[::2].count(0) * 3 > len(head[::2]):
        return "utf-16-be"
    for encoding in ("utf-8", "cp1252"):
        if _fits(stream, encoding):
            return encoding
    raise InputError(source, "its encoding is not known; save it as CSV UTF-8")


def _fits(stream: BinaryIO, encoding: str) -> bool:
    stream.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    read: Callable[[], bytes] = lambda: stream.read(_CHUNK)  # noqa: E731
    try:
        for chunk in iter(read, b""):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _why(problem: Exception, encoding: str) -> str:
    if isinstance(problem, UnicodeError):
        return f"is not all in {encoding.upper()}; save it as CSV UTF-8"
    return f"cannot be read as CSV ({problem}); look for a quote that is opened and not closed"
