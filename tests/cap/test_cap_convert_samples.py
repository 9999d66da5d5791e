"""Every form of every readable message of real senders."""

import json
from pathlib import Path

import pytest
from shared_cap import SHARED

from tocsin.cap import Alert, parse
from tocsin.cap.convert import FORMATS, from_json, to_json
from tocsin.cap.difference import diff, marked
from tocsin.errors import InputError


@pytest.mark.skipif(not SHARED.is_dir(), reason="the sample messages are not beside the repository")
def test_messages_of_real_senders_are_converted() -> None:
    read = 0
    before: Alert | None = None
    for path in sorted((SHARED / "samples").rglob("*")):
        alert = _readable(path)
        if alert is None:
            continue
        read += 1
        assert from_json(to_json(alert)) == alert, path.name
        assert json.loads(FORMATS["geojson"](alert, None))["features"], path.name
        for name in ("text", "xml", *(("sms", "cell90", "cell360") if alert.info else ())):
            assert FORMATS[name](alert, None).strip(), f"{name} of {path.name}"
        assert diff(alert, alert) == []
        assert before is None or all(marked(change) for change in diff(before, alert))
        before = alert
    assert read > 200


def _readable(path: Path) -> Alert | None:
    try:
        return parse(path.read_bytes(), path.name) if path.is_file() else None
    except InputError:
        return None
