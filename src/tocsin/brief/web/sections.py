"""The sections of the page, one function each; ``None`` where there is nothing to show."""

from tocsin.brief import words
from tocsin.brief.markup import Element, add, node
from tocsin.brief.page import Dispute, Draft, Happening, Headline, Page, Side
from tocsin.brief.web.footnotes import Footnotes
from tocsin.brief.words import dotted
from tocsin.picture.model import Level


def section(name: str, title: str, *body: Element | None) -> Element | None:
    """A landmark with its heading; ``None`` where every part is."""
    if not any(part is not None for part in body):
        return None
    return node("section", node("h2", title, id=name), *body, aria_labelledby=name, class_=name)


def level_chip(level: Level) -> Element:
    """The level as sign and word; the colour only repeats it."""
    mark = words.LEVELS[level]
    return node("strong", node("span", mark.sign, aria_hidden="true"), f" {mark.word}", class_=f"level {level}")


def headline(head: Headline, at: str, old: str, notes: Footnotes) -> Element:
    """One glance."""
    feared = node("p", head.feared, " ", notes.refs(head.notes), class_="feared") if head.feared else None
    return node(
        "header",
        node("p", old, class_="old", role="note") if old else None,
        node("h1", head.place, " ", level_chip(head.level)),
        feared,
        node("p", node("b", "valid "), head.valid, class_="valid") if head.valid else None,
        node("p", words.grounds(head), class_="facts"),
        node("p", f"why this level: {head.because} · as of {at}", class_="facts"),
        class_=f"headline {head.level}",
    )


_ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}


def _table(caption: str, columns: tuple[str, ...], rows: list[Element]) -> Element:
    """Roles are told again, because a phone lays the cells out as blocks and some browsers then forget the table."""
    head = node("thead", node("tr", *(node("th", name, scope="col") for name in columns)))
    table = node("table", node("caption", caption, class_="unseen"), head, node("tbody", *rows))
    for element in table.iter(*_ROLES):
        element.set("role", _ROLES[element.tag])
    for element in table.iter("th"):
        element.set("role", "columnheader" if element.get("scope") == "col" else "rowheader")
    return table


def orders(page: Page, notes: Footnotes) -> Element | None:
    """DO NOW."""
    if not page.orders:
        return section("now", "Do now", node("p", "No order or advice to people is told."))
    rows = []
    for order in page.orders:
        what = node(
            "td",
            node("span", order.what, class_="what"),
            " ",
            node("span", order.state, class_="tag lapsed" if order.lapsed else "tag"),
            " ",
            notes.refs(order.notes),
        )
        by = node("td", dotted(order.by or "not told by whom", order.when), class_="by")
        row_class = "was" if order.lapsed else "is"
        rows.append(node("tr", node("th", order.audience, scope="row"), what, by, class_=row_class))
    return section("now", "Do now", _table("What each audience is told to do", ("who", "what", "says"), rows))


def posts(page: Page, notes: Footnotes) -> Element | None:
    """POSTS."""
    if not page.posts:
        return None
    rows = [
        node(
            "tr",
            node("th", post.mission, node("span", f" {post.place}", class_="by"), scope="row"),
            node("td", node("span", post.state, class_="tag"), " ", notes.refs(post.notes)),
            node("td", dotted(post.why, post.when or "day not told"), class_="by"),
        )
        for post in page.posts
    ]
    return section("posts", "Posts", _table("Missions and their state", ("post", "state", "when and why"), rows))


def _happening(item: Happening, notes: Footnotes) -> Element:
    line = node(
        "div",
        node("span", item.what, class_="what"),
        " ",
        node("span", item.status, class_="tag"),
        node(
            "span",
            f" {dotted(item.by, words.plural(item.outlets, 'outlet') if item.outlets > 1 else '')} ",
            class_="by",
        ),
        notes.refs(item.notes),
    )
    for remark in item.remarks:
        add(line, "p", remark, class_="remark")
    return node("li", node("span", item.when or "day not told", class_="when"), line)


def happened(page: Page, notes: Footnotes) -> Element | None:
    """WHAT HAPPENED."""
    if not page.happened:
        return section("happened", "What happened", node("p", "The reports tell no event."))
    body = node("ol", *(_happening(item, notes) for item in page.happened), class_="lines")
    return section("happened", "What happened", body)


def _sides(sides: tuple[Side, ...], notes: Footnotes) -> Element:
    cell = node("td")
    for side in sides:
        quote = node("q", side.quote, **({"lang": side.lang} if side.lang else {}), dir="auto")
        cell.append(node("p", node("b", side.who), " ", quote, " ", notes.refs(side.notes)))
    return cell


def _dispute(item: Dispute, notes: Footnotes) -> Element:
    head = node("th", item.subject, node("span", f" {item.kind}", class_="by"), scope="row")
    return node("tr", head, _sides(item.first, notes), _sides(item.second, notes))


def disputes(page: Page, notes: Footnotes) -> Element | None:
    """DISPUTED."""
    if not page.disputes:
        return None
    rows = [_dispute(item, notes) for item in page.disputes]
    return section("disputed", "Disputed", _table("Two tellings", ("what", "one telling", "another"), rows))


def ladder(page: Page, notes: Footnotes) -> Element | None:
    """ESCALATION."""
    if not page.ladder:
        return None
    body = node("ol", class_="lines")
    for rung in page.ladder:
        line = node("div", node("b", rung.kind), f" {rung.what} ", notes.refs(rung.notes))
        add(body, "li", node("span", rung.when or "day not told", class_="when"), line)
    drawn = node("p", node("b", "drawn in "), page.drawn_in, class_="drawn") if page.drawn_in else None
    return section("escalation", "Escalation", body, drawn)


def watch(page: Page, notes: Footnotes) -> Element | None:
    """TO WATCH."""
    if not page.watch:
        return None
    body = node("ul", class_="lines")
    for item in page.watch:
        quote = node("q", item.quote, **({"lang": item.lang} if item.lang else {}), dir="auto")
        end = f"until {item.end}" if item.end else "no end told"
        detail = node("span", f" {dotted(item.what, end, item.state)} ", class_="by")
        add(body, "li", node("span", item.kind, class_="when"), node("div", quote, detail, notes.refs(item.notes)))
    return section("watch", "To watch", body)


def unknown(page: Page) -> Element | None:
    """NOT KNOWN."""
    if not page.unknown:
        return None
    return section("unknown", "Not known", node("ul", *(node("li", line) for line in page.unknown), class_="open"))


def elsewhere(page: Page, notes: Footnotes) -> Element | None:
    """ELSEWHERE."""
    if not page.elsewhere:
        return None
    body = node("ul", class_="lines")
    for item in page.elsewhere:
        line = node("div", level_chip(item.level), f" {item.feared} ", notes.refs(item.notes))
        line.append(node("span", f" {item.valid}", class_="by"))
        add(body, "li", node("span", item.place, class_="when"), line)
    return section("elsewhere", "Elsewhere", body)


def _draft(draft: Draft) -> Element:
    paragraphs = [line for text in (draft.description, draft.instruction) for line in text.splitlines() if line]
    return node(
        "article",
        node("h3", draft.headline),
        *(node("p", line) for line in paragraphs),
        node("p", node("b", "SMS "), draft.short, class_="short") if draft.short else None,
        lang=draft.lang,
        dir="auto",
    )


def drafts(page: Page) -> Element | None:
    """DRAFT ALERT."""
    if page.no_draft and not page.drafts:
        return section("draft", "Draft alert", node("p", f"No draft: {page.no_draft}"))
    if not page.drafts:
        return None
    return section("draft", "Draft alert", node("div", *map(_draft, page.drafts), class_="drafts"))
