"""Bytes of a file or of standard input, never more than the limit."""

from pathlib import Path
from typing import BinaryIO

from tocsin.errors import InputError
from tocsin.intake.limits import Limits
from tocsin.intake.names import shown


def read_file(source: str, limits: Limits) -> bytes:
    """The bytes of the file called ``source``. Raises InputError."""
    try:
        with Path(source).open("rb") as stream:
            return _bounded(stream, source, limits)
    except FileNotFoundError:
        reason = "no such file; give a file, a web address (https://…) or - for standard input"
    except IsADirectoryError:
        reason = "is a directory; name one file in it"
    except PermissionError:
        reason = "may not be read by this user; check the file's permissions"
    except (OSError, ValueError) as error:
        detail = error.strerror if isinstance(error, OSError) and error.strerror else "not a file name"
        reason = f"cannot be read ({detail.lower()}); check the name"
    raise InputError(shown(source), reason)


def read_stream(stream: BinaryIO | None, source: str, limits: Limits) -> bytes:
    """The bytes of standard input. Raises InputError where there is none."""
    if stream is None:
        raise InputError(shown(source), "nothing is connected to it; give a file or a web address instead")
    return _bounded(stream, source, limits)


def _bounded(stream: BinaryIO, source: str, limits: Limits) -> bytes:
    data = bytearray()
    while len(data) <= limits.size and (chunk := stream.read(limits.size + 1 - len(data))):
        data += chunk
    if len(data) > limits.size:
        raise too_large(source, limits)
    return bytes(data)


def too_large(source: str, limits: Limits) -> InputError:
    return InputError(shown(source), f"is larger than {limits.size_text}, the limit for one document; split it")
