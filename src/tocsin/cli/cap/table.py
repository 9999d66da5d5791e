"""Messages as a table, one a row."""

from io import StringIO
from typing import TYPE_CHECKING

from tocsin.cli import screen
from tocsin.safe import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tocsin.cap import Alert
    from tocsin.cap.report.standing import Standing

STYLES = {
    "IN FORCE": "bold white on red",
    "NOT YET": "bold black on dark_orange",
    "ALL CLEAR": "bold white on dark_green",
    "CANCELLED": "",
    "ENDS": "bold",
}
SEVERITIES = ("Extreme", "Severe", "Moderate", "Minor", "Unknown", "–")
SIGNS = {"IN FORCE": "▲", "NOT YET": "△", "ALL CLEAR": "✓", "ENDS": "✓"}


def label(word: str) -> str:
    """The word with a sign, so that it is more than a colour."""
    return f"{SIGNS.get(word, '·')} {word}"


def table(rows: "Sequence[tuple[Alert, Standing]]", *, colour: bool) -> str:
    """Number, how it stands, until when or why not, how severe, what and where."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    made = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    made.add_column("", justify="right", no_wrap=True)
    made.add_column("now", no_wrap=True)
    made.add_column("severity", no_wrap=True)
    made.add_column("what", ratio=3)
    made.add_column("", ratio=2)
    for number, (alert, standing) in enumerate(rows, 1):
        drill = "" if alert.status == "Actual" else f"{alert.status.upper()} "
        made.add_row(
            str(number),
            Text(label(standing.word), style=STYLES.get(standing.word, "dim")),
            worst(alert),
            Text(clean(drill + what(alert)), style="bold" if standing.active else ""),
            Text(clean(standing.phrase)),
        )
    console = Console(
        file=StringIO(),
        width=min(max(screen.width(), 60), 120),
        force_terminal=colour,
        color_system="256" if colour else None,
        no_color=not colour,
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
    )
    with console.capture() as captured:
        console.print(made)
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def worst(alert: "Alert") -> str:
    """The highest severity of its texts."""
    return min((info.severity for info in alert.info), key=SEVERITIES.index, default="–")


def what(alert: "Alert") -> str:
    """What happens and where, by its first text."""
    if not alert.info:
        return alert.note or f"{alert.msg_type} {alert.identifier}"
    info = alert.info[0]
    places = "; ".join(dict.fromkeys(area.area_desc.strip() for area in info.area if area.area_desc.strip()))
    told = info.headline or info.event
    shown = places if len(places) <= 60 else f"{places[:59].rstrip()}…"
    return f"{told} ({shown})" if shown and shown.casefold() not in told.casefold() else told
