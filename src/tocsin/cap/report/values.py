"""The report as frozen values; ``msgspec.json.encode`` of them is ``tocsin cap check --format json``."""

from datetime import datetime
from typing import Any

import msgspec

from tocsin.cap.codes import MsgType, Status
from tocsin.cap.findings import Level
from tocsin.cap.older import Version
from tocsin.safe import json_safe


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """One broken rule with its words. ``profile`` is the one that asks for it, ``None`` for the standard.

    ``where`` is the path of the element, empty for the whole; ``line`` is that of the file, ``None`` where unknown.
    ``reason`` is what was found, ``title`` what is wrong in general, ``why`` what comes of it, ``fix`` the way out.
    """

    rule: str
    level: Level
    profile: str | None
    line: int | None
    where: str
    reason: str
    section: str
    title: str
    why: str
    fix: str


class Checked(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """One message. ``inside`` names its wrapper, such as 'Atom'; ``profiles`` are those that were asked."""

    identifier: str
    sender: str
    sent: datetime
    status: Status
    msg_type: MsgType
    version: Version
    inside: str | None
    line: int | None
    profiles: tuple[str, ...]
    findings: tuple[Fault, ...]


class File(msgspec.Struct, frozen=True, kw_only=True):
    """A file that could be opened. ``refused`` says why no message in it can be read; it has none then."""

    source: str
    refused: tuple[Fault, ...] = ()
    messages: tuple[Checked, ...] = ()

    @property
    def findings(self) -> tuple[Fault, ...]:
        return self.refused + tuple(fault for message in self.messages for fault in message.findings)


class Unread(msgspec.Struct, frozen=True):
    """An input that was no file to check: it is not there, or may not be read."""

    source: str
    reason: str


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """``refused`` counts files in which no message can be read, ``unread`` inputs that could not be opened."""

    files: int
    messages: int
    errors: int
    warnings: int
    advice: int
    refused: int
    unread: int


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """``tocsin`` is the version of the program."""

    tocsin: str
    summary: Summary
    files: tuple[File, ...]
    unread: tuple[Unread, ...]


def schema() -> bytes:
    """The JSON Schema of the report, indented."""
    made: dict[str, Any] = msgspec.json.schema(Report)
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Tocsin CAP check", **made}
    return msgspec.json.format(msgspec.json.encode(made)) + b"\n"


def encode(report: Report) -> bytes:
    """The report as JSON, indented, with nothing in it that harms a terminal."""
    return json_safe(msgspec.json.format(msgspec.json.encode(report))) + b"\n"
