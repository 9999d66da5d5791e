"""Alert to plain text: what a duty officer or a subscriber reads."""

from collections.abc import Iterator, Sequence

from tocsin.cap.convert import labels
from tocsin.cap.convert.labels import Labels
from tocsin.cap.convert.pick import pick
from tocsin.cap.convert.wrap import wrapped
from tocsin.cap.model import Alert, Info

RULE = "---"
"""Between the blocks of two infos."""
Row = tuple[str, str]
"""Label and text; the text may have paragraphs."""


def to_text(alert: Alert, *, languages: Sequence[str] | None = None, width: int = 80) -> str:
    """A block for each info, all or those of ``languages`` in that order; lines of at most ``width`` columns.

    The first line says that it is a drill, a test or a draft where it is one, the next that it updates or cancels; then
    headline, place, what, what to do, from, until, who says so. The labels are in the info's language, English where
    there are none. A single word wider than ``width`` stands whole. No control character and no direction override
    gets through; text from right to left is isolated. ``from`` is onset, effective or sent, whichever comes first.

    Raises ``InputError`` where there is no info of a language asked for, ``ValueError`` for a width below 20.
    """
    if width < 20:
        raise ValueError(f"width of {width}; 20 is the least")
    infos = alert.info if languages is None else [info for tag in languages for info in pick(alert, tag)]
    blocks = [_block(alert, info, labels.labels(info.language)) for info in dict.fromkeys(infos)]
    blocks = blocks or [_block(alert, None, labels.labels("en"))]
    return f"\n{RULE}\n\n".join("".join(_lines(block, width)) for block in blocks)


def _lines(block: Sequence[Row], width: int) -> Iterator[str]:
    for label, text in block:
        yield from (f"{line}\n" for line in wrapped(label, text, width))


def _block(alert: Alert, info: Info | None, words: Labels) -> list[Row]:
    """Rows that have a text; one without a label stands alone, an empty pair is a blank line."""
    rows = [*_loud(alert, info, words), *([] if info is None else _told(alert, info, words)), *_about(alert, words)]
    return [row for row in rows if row[1].strip() or row == ("", "")]


def _loud(alert: Alert, info: Info | None, words: Labels) -> Iterator[Row]:
    if alert.status != "Actual":
        yield "", f"*** {words.drill[alert.status]} *** {words.drill_means[alert.status]}"
    if alert.msg_type != "Alert":
        yield "", f"*** {words.act[alert.msg_type]} ***"
    if info is not None and "AllClear" in info.response_type:
        yield "", f"*** {words.act['AllClear']} ***"
    if info is not None:
        yield "", info.headline or info.event
    yield "", ""


def _told(alert: Alert, info: Info, words: Labels) -> Iterator[Row]:
    responses = " ".join(words.response[kind] for kind in info.response_type if kind in words.response)
    yield words.where, "; ".join(dict.fromkeys(area.area_desc.strip() for area in info.area))
    yield words.what, info.event
    yield words.do, info.instruction or responses
    yield words.from_, labels.moment(info.onset or info.effective or alert.sent, words)
    yield words.until, words.unsaid if info.expires is None else labels.moment(info.expires, words)
    yield words.by, info.sender_name or alert.sender
    yield (
        words.level,
        words.measure.format(
            severity=words.severity[info.severity],
            urgency=words.urgency[info.urgency],
            certainty=words.certainty[info.certainty],
        ),
    )
    yield words.details, info.description or ""
    yield words.audience, info.audience or ""
    yield words.contact, info.contact or ""
    yield words.web, info.web or ""
    for resource in info.resource:
        yield words.resource, " ".join(filter(None, (resource.resource_desc, resource.uri)))
    yield "", ""


def _about(alert: Alert, words: Labels) -> Iterator[Row]:
    yield words.note, alert.note or ""
    if alert.scope != "Public":
        yield words.scope[alert.scope], alert.restriction or " ".join(alert.addresses) or alert.scope
    for reference in alert.references:
        yield words.acts_on[alert.msg_type], f"{reference.identifier}, {labels.moment(reference.sent, words)}"
    yield words.message, f"{alert.identifier}, {alert.sender}"
    yield words.sent, labels.moment(alert.sent, words)
