"""The report in the Static Analysis Results Interchange Format, SARIF 2.1.0 (OASIS Standard, 27 March 2020).

Code hosts show it beside the lines of the files. Paths are relative to the folder that the check ran in.
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import PurePosixPath
from posixpath import join, normpath
from typing import Any
from urllib.parse import quote

import msgspec

from tocsin.cap.findings import Level
from tocsin.cap.report.values import Fault, File, Report

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: dict[Level, str] = {"error": "error", "warning": "warning", "advice": "note"}
ROOT = "%SRCROOT%"
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
UNREADABLE = re.compile("[\ud800-\udfff]")


def sarif(report: Report, folder: str) -> bytes:
    """The log with one run, indented. ``folder`` is the absolute path of the one that the check ran in."""
    faults = {fault.rule: fault for file in report.files for fault in file.findings}
    ranks = {rule: rank for rank, rule in enumerate(faults)}
    run = {
        "tool": {
            "driver": {
                "name": "Tocsin CAP check",
                "version": report.tocsin,
                "rules": [_rule(fault) for fault in faults.values()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"uri": _file_uri(PurePosixPath(folder)).rstrip("/") + "/"}},
        "invocations": [
            {
                "executionSuccessful": not report.unread,
                "toolExecutionNotifications": [
                    {"level": "error", "message": {"text": _text(f"{one.source}: {one.reason}")}}
                    for one in report.unread
                ],
            }
        ],
        "artifacts": [{"location": _location(file.source, folder)} for file in report.files],
        "results": [result for file in report.files for result in _results(file, ranks, folder)],
    }
    return msgspec.json.format(msgspec.json.encode({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})) + b"\n"


def _rule(fault: Fault) -> dict[str, Any]:
    source = f"profile {fault.profile}" if fault.profile else "CAP 1.2"
    return {
        "id": fault.rule,
        "shortDescription": {"text": fault.title},
        "fullDescription": {"text": fault.why},
        "help": {"text": f"{fault.fix} ({source}: {fault.section})"},
        "defaultConfiguration": {"level": LEVELS[fault.level]},
        "properties": {"tags": [source], "section": fault.section},
    }


def _results(file: File, ranks: dict[str, int], folder: str) -> Iterator[dict[str, Any]]:
    """A result each. Its fingerprint is of message, rule and element, so that it stays when lines move."""
    location = _location(file.source, folder)
    blocks = [("", file.refused), *((one.identifier, one.findings) for one in file.messages)]
    for identifier, faults in blocks:
        for fault in faults:
            print_of = "\0".join((identifier, fault.rule, fault.where)).encode("utf-8", "replace")
            yield {
                "ruleId": fault.rule,
                "ruleIndex": ranks[fault.rule],
                "level": LEVELS[fault.level],
                "message": {"text": _text(_message(fault))},
                "locations": [
                    {
                        "physicalLocation": {
                            "artifactLocation": location,
                            "region": {"startLine": max(fault.line or 1, 1)},
                        },
                        **({"logicalLocations": [{"fullyQualifiedName": fault.where}]} if fault.where else {}),
                    }
                ],
                "partialFingerprints": {"tocsinCap/v1": sha256(print_of).hexdigest()[:32]},
            }


def _message(fault: Fault) -> str:
    found = ": ".join(filter(None, (fault.where, fault.reason)))
    return f"{fault.title}. {found}. {fault.fix}"


def _location(source: str, folder: str) -> dict[str, Any]:
    """An address stays; a path is made relative to the folder where it lies in it."""
    if ADDRESS.match(source):
        return {"uri": quote(source, safe="%:/?#[]@!$&'()*+,;=~")}
    path = PurePosixPath(normpath(join(folder, source)))
    if path.is_relative_to(folder):
        return {"uri": quote(str(path.relative_to(folder))), "uriBaseId": ROOT}
    return {"uri": _file_uri(path)}


def _file_uri(path: PurePosixPath) -> str:
    return "file://" + quote(str(path))


def _text(text: str) -> str:
    return UNREADABLE.sub("\ufffd", text)
