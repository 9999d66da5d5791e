"""From the picture to the page: every value becomes plain, cleaned words with its footnotes."""

from collections.abc import Iterable
from datetime import datetime

from tocsin.brief import when, words
from tocsin.brief.page import (
    Dispute,
    Draft,
    Elsewhere,
    Happening,
    Headline,
    Note,
    Notes,
    Order,
    Page,
    PostLine,
    Rung,
    Side,
    WatchLine,
)
from tocsin.intake.document import Document
from tocsin.picture.model import Advice, Contradiction, Event, Picture, Post, Situation, Source, Step, Telling, Watch
from tocsin.picture.sentences import sentence
from tocsin.picture.sources import has_time, told_at
from tocsin.picture.wording import actor_name, describe, feared, status_word, thing
from tocsin.reading.claim import Actor, Evidence
from tocsin.safe import clean, shorten

_AUDIENCES = ("staff", "nationals", "officials", "media", "civilians", "everyone")
_SHOWN_ABOVE = ("people.", "post.")
LONGEST_QUOTE = 300
"""Characters of a sentence that is quoted for its limits."""


def compose(
    picture: Picture,
    documents: Iterable[Document],
    *,
    now: datetime,
    asked: datetime | None = None,
    drafts: tuple[Draft, ...] = (),
    no_draft: str = "",
) -> Page:
    """The page of the most threatened place. A picture without a situation gives a page that says so."""
    by_id = {document.id: document for document in documents}
    situation = picture.situations[0] if picture.situations else None
    events = sorted(picture.events, key=lambda event: (event.start is None, event.start or ""))
    ids = {event.id: event for event in events}
    orders = sorted(situation.advice, key=_audience_order) if situation else []
    shown = {source.number for sources in (_measures(situation) if situation else ()) for source in sources}
    return Page(
        now=now,
        at=f"{when.moment(now, asked or now)} {now:%Z}".strip(),
        old=_old(now, asked or now),
        headline=_headline(situation, picture, by_id, now),
        orders=tuple(_order(advice, now) for advice in orders),
        posts=tuple(_post(post, now) for post in situation.posts) if situation else (),
        happened=tuple(_happening(event, now) for event in events if not _repeats(event, shown)),
        disputes=tuple(_dispute(item, by_id) for item in picture.contradictions),
        ladder=tuple(_rung(step, ids, now) for step in picture.ladder),
        drawn_in=clean(words.listed([actor_name(code) for code in picture.drawn_in])),
        watch=_watched(situation.watch, by_id, now) if situation else (),
        unknown=tuple(map(clean, situation.open_questions)) if situation else (),
        elsewhere=tuple(_elsewhere(other, now) for other in picture.situations[1:]),
        drafts=drafts,
        no_draft=clean(no_draft),
        notes=tuple(_note(source, by_id, now) for source in sorted(picture.sources, key=lambda item: item.number)),
        situation=situation,
        events=tuple(events),
    )


def _names(codes: Iterable[Actor]) -> str:
    return clean(words.listed([actor_name(code) for code in codes]))


def _title(code: Actor) -> str:
    """A name at the head of a row: 'German mission'."""
    name = clean(actor_name(code)).removeprefix("the ")
    return name[:1].upper() + name[1:]


def _notes(sources: Iterable[Source]) -> Notes:
    return tuple(sorted({source.number for source in sources}))


def _told(event: Event) -> Notes:
    return _notes(telling.source for telling in event.tellings)


def _repeats(event: Event, shown: set[int]) -> bool:
    """Advice and posts stand above; an event that adds no source to them isn't told twice."""
    return event.act.startswith(_SHOWN_ABOVE) and set(_told(event)) <= shown


def _headline(situation: Situation | None, picture: Picture, documents: dict[str, Document], now: datetime) -> Headline:
    if situation is None:
        return Headline(
            place="No place in danger found",
            level="unknown",
            because="the reports name no threat to people in a place that could be told",
            feared="",
            valid="",
            said_by="",
            outlets=len({source.outlet for source in picture.sources}),
            signal=_signal(documents.values(), now),
            notes=(),
        )
    sources = _grounds(situation)
    reports = dict.fromkeys(source.document for source in sources)
    return Headline(
        place=clean(situation.place.name),
        level=situation.level,
        because=clean(situation.level_because).removesuffix("."),
        feared=_feared(situation),
        valid=_valid(situation, now),
        said_by=_names(dict.fromkeys(code for event in situation.threats for code in event.asserted_by)),
        outlets=len({source.outlet for source in sources}),
        signal=_signal([documents[key] for key in reports if key in documents], now),
        notes=_notes(sources),
    )


def _grounds(situation: Situation) -> list[Source]:
    """What the level rests on: the tellings of the threats; without a threat, the measures that are told."""
    told = [telling.source for event in situation.threats for telling in event.tellings]
    return told or [source for sources in _measures(situation) for source in sources]


def _measures(situation: Situation) -> list[tuple[Source, ...]]:
    """The sources of each piece of advice and each post."""
    return [item.sources for item in situation.advice] + [item.sources for item in situation.posts]


def _feared(situation: Situation) -> str:
    """The worst threat in words and, where that is under way, the worst that may still come.

    An alert says that there is danger, not which: there what may come stands first.
    """
    worst = [describe(event) for event in situation.threats[:1] if not words.to_come(event)]
    coming = [feared(event) for event in sorted(situation.threats, key=_names_no_danger) if words.to_come(event)][:1]
    alert = bool(situation.threats) and situation.threats[0].act == "alert.raise"
    return clean(" · ".join(dict.fromkeys(coming + worst if alert else worst + coming))) or "no threat to people told"


def _valid(situation: Situation, now: datetime) -> str:
    """Until when it holds. What has happened and is over holds for no time: it is looked at again."""
    if situation.threats and all(e.status == "done" and e.act != "alert.raise" for e in situation.threats):
        return f"review {when.moment(situation.review_at, now)}"
    return when.valid(situation.valid_from, situation.valid_until, situation.review_at, now)


def _names_no_danger(event: Event) -> bool:
    return event.act in {"warning.issue", "alert.raise"} and event.subject is None


def _old(now: datetime, asked: datetime) -> str:
    days = (asked - now).days
    if days < 1:
        return ""
    return (
        f"Old reports: this is how things stood {words.plural(days, 'day')} ago, when the newest of them came out. "
        "None of it is known to hold today."
    )


def _signal(documents: Iterable[Document], now: datetime) -> str:
    known = [document for document in documents if document.published_known]
    if not known:
        return "time of the report unknown"
    first = min(known, key=told_at)
    told = when.issued(first, now)
    return f"{told}, {when.ago(first.published, now)}" if has_time(first) else told


def _audience_order(advice: Advice) -> tuple[bool, int, str]:
    role = advice.audience.rpartition(".")[2]
    return advice.lapsed, _AUDIENCES.index(role) if role in _AUDIENCES else len(_AUDIENCES), advice.audience


def _order(advice: Advice, now: datetime) -> Order:
    place = f" · {advice.place.name}" if advice.place else ""
    return Order(
        audience="Everyone" if advice.audience == "everyone" else _title(advice.audience),
        what=clean(words.told(advice.act) + place),
        state=(advice.lapse or "lapsed") if advice.lapsed else words.force(advice.status),
        by=_names(advice.by),
        when=when.span(advice.start, advice.end, now),
        lapsed=advice.lapsed,
        notes=_notes(advice.sources),
    )


def _post(post: Post, now: datetime) -> PostLine:
    hedge = "" if post.status in {"done", "ongoing"} else f" ({post.status})"
    return PostLine(
        mission=_title(post.mission),
        place=clean(post.place.name) if post.place else "",
        state=post.state + hedge,
        when=when.span(post.since, post.until, now),
        why=clean(words.reason(post.reason)),
        notes=_notes(post.sources),
    )


def _happening(event: Event, now: datetime) -> Happening:
    same = event.start == event.end or event.end is None
    return Happening(
        when=when.point(event.start, now) if same else when.span(event.start, event.end, now),
        what=clean(describe(event, labelled=False)),
        status=_status(event),
        by=_told_by(event),
        outlets=len(event.outlets),
        remarks=tuple(map(clean, event.notes)),
        notes=_told(event),
    )


def _status(event: Event) -> str:
    """Where the line itself says 'did not', what remains to say is whether that is a denial: 'open' is none."""
    if event.status != "negated":
        return status_word(event)
    return "denied" if event.asserted_by and event.family != "protect" else "reported"


def _told_by(event: Event) -> str:
    """'said by A', 'said by A, denied by B': who denies what is told doesn't stand among those who say it."""
    deniers = {
        code
        for telling in event.tellings
        if telling.claim.status == "negated" and event.status != "negated"
        for code in telling.claim.asserted_by
    }
    said = _names(code for code in event.asserted_by if code not in deniers)
    denied = _names(sorted(deniers))
    return ", ".join(part for part in (said and f"said by {said}", denied and f"denied by {denied}") if part)


def _side(telling: Telling, documents: dict[str, Document]) -> Side:
    source = telling.source
    return Side(
        who=_names(telling.claim.asserted_by) or clean(source.outlet),
        quote=clean(source.quote),
        lang=_lang(source, documents),
        notes=(source.number,),
    )


def _dispute(item: Contradiction, documents: dict[str, Document]) -> Dispute:
    return Dispute(
        subject=clean(item.subject),
        kind="the numbers differ" if item.kind == "count" else "told and denied",
        first=tuple(_side(telling, documents) for telling in item.first),
        second=tuple(_side(telling, documents) for telling in item.second),
    )


def _rung(step: Step, events: dict[str, Event], now: datetime) -> Rung:
    event = events.get(step.event)
    return Rung(
        when=when.point(step.start, now),
        kind=step.kind,
        what=clean(describe(event)) if event else _names(step.who),
        notes=_notes(step.sources),
    )


def _watched(items: Iterable[Watch], documents: dict[str, Document], now: datetime) -> tuple[WatchLine, ...]:
    """One line for each sentence that sets limits, however many it sets."""
    lines: dict[tuple[str, str, Notes], list[Watch]] = {}
    for item in items:
        lines.setdefault((item.act, _whole(item, documents), _notes(item.sources)), []).append(item)
    return tuple(_watch(group, quote, notes, documents, now) for (_, quote, notes), group in lines.items())


def _whole(watch: Watch, documents: dict[str, Document]) -> str:
    """The sentence that the limit stands in; the limit's own words where the text is not at hand."""
    source = watch.sources[0]
    document = documents.get(source.document)
    told = sentence(document.text, Evidence(source.start, source.end)) if document else ""
    return clean(told if watch.quote in told else watch.quote)


def _watch(group: list[Watch], quote: str, notes: Notes, documents: dict[str, Document], now: datetime) -> WatchLine:
    ends = [item for item in group if item.end] or group
    return WatchLine(
        kind=", ".join(dict.fromkeys(item.kind for item in group)),
        what=words.dotted(_names(group[0].by), thing(group[0].act)),
        quote=shorten(quote, LONGEST_QUOTE),
        lang=_lang(group[0].sources[0], documents),
        end=when.point(ends[0].end, now),
        state=ends[0].state,
        notes=notes,
    )


def _elsewhere(situation: Situation, now: datetime) -> Elsewhere:
    return Elsewhere(
        place=clean(situation.place.name),
        level=situation.level,
        feared=_feared(situation),
        valid=_valid(situation, now),
        notes=_notes(_grounds(situation)),
    )


def _lang(source: Source, documents: dict[str, Document]) -> str:
    document = documents.get(source.document)
    return document.lang if document else ""


def _note(source: Source, documents: dict[str, Document], now: datetime) -> Note:
    document = documents.get(source.document)
    return Note(
        number=source.number,
        outlet=clean(source.outlet),
        title=clean(document.title or "") if document else "",
        source=clean(document.source) if document else clean(source.document),
        published=when.issued(document, now) if document else "",
        lang=_lang(source, documents),
        quote=clean(source.quote),
        start=source.start,
        end=source.end,
    )
