"""``tocsin cap active``: what is in force."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tocsin.cli import options, screen
from tocsin.cli.cap import options as cap_options
from tocsin.cli.cap.messages import messages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tocsin.cap import Alert
    from tocsin.cap.report.standing import Standing


def active(
    sources: cap_options.Sources = None,
    now: cap_options.Now = None,
    drills: Annotated[bool, typer.Option("--drills", help="Exercises, tests and drafts too.")] = False,
    format_: Annotated[Literal["text", "json"], typer.Option("--format", "-f", help="What to write.")] = "text",
    follow: cap_options.Follow = False,
    allow_private: options.AllowPrivate = False,
    out: options.Out = None,
) -> None:
    """Tell which of many messages are in force, by their chains of updates and cancels."""
    from tocsin.cap.chains import unique
    from tocsin.cap.report.standing import standings
    from tocsin.cli.cap.table import SEVERITIES, worst

    clock = options.clock(now)
    found, complete = messages(sources, allow_private=allow_private, follow=follow)
    alerts, conflicts = unique(item.alert for item in found)
    for conflict in conflicts:
        screen.complain(f"{conflict.alert.identifier}: {conflict.finding.rule}: {conflict.finding.reason}")
    rows = [
        (alert, stand)
        for alert, stand in zip(alerts, standings(alerts, clock), strict=True)
        if stand.active is not None and (drills or alert.status == "Actual")
    ]
    rows.sort(key=lambda row: SEVERITIES.index(worst(row[0])))
    if complete or rows:
        screen.put(_json(rows) if format_ == "json" else _text(rows, len(alerts), clock, out is None), out)
    if not complete:
        raise typer.Exit(screen.BAD_INPUT)


def _text(rows: "Sequence[tuple[Alert, Standing]]", number: int, now: datetime, to_screen: bool) -> bytes:
    from tocsin.cap.report.standing import moment
    from tocsin.cli.cap.table import table

    sums = f"{len(rows)} of {number} message{'' if number == 1 else 's'} in force or to come at {moment(now)}\n"
    return ((table(rows, colour=to_screen and screen.colour()) + "\n" if rows else "") + sums).encode()


def _json(rows: "Sequence[tuple[Alert, Standing]]") -> bytes:
    import msgspec

    from tocsin.safe import json_safe

    made = [
        {
            "identifier": alert.identifier,
            "sender": alert.sender,
            "sent": alert.sent,
            "status": alert.status,
            "msgType": alert.msg_type,
            "until": one.until,
            "assumed": one.assumed,
            "pending": one.pending,
            "allClear": one.all_clear,
            "missing": one.missing,
            "contested": one.contested,
            "info": [
                {
                    "language": info.language,
                    "event": info.event,
                    "headline": info.headline,
                    "urgency": info.urgency,
                    "severity": info.severity,
                    "certainty": info.certainty,
                    "expires": info.expires,
                    "areas": [area.area_desc for area in info.area],
                }
                for info in alert.info
            ],
        }
        for alert, stand in rows
        if (one := stand.active) is not None
    ]
    return json_safe(msgspec.json.format(msgspec.json.encode(made))) + b"\n"
