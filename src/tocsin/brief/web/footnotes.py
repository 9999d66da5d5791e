"""Footnotes that lead both ways: from a line to its sources and back to each line that used them."""

from tocsin.brief.markup import Element, node
from tocsin.brief.page import Note, Notes


class Footnotes:
    """Hands out the marks and remembers where each stands. Used for one document."""

    def __init__(self) -> None:
        self._used: dict[int, int] = {}

    def refs(self, notes: Notes) -> Element | None:
        """The marks of a line, as links; ``None`` where it has no source."""
        if not notes:
            return None
        group = node("sup", class_="refs")
        for number in notes:
            times = self._used[number] = self._used.get(number, 0) + 1
            link = node(
                "a",
                str(number),
                href=f"#source-{number}",
                id=f"ref-{number}-{times}",
                aria_label=f"source {number}",
            )
            link.tail = " "
            group.append(link)
        return group

    def listing(self, notes: tuple[Note, ...]) -> Element:
        """All footnotes, with the quoted words and links back."""
        return node("ol", *map(self._item, notes), class_="sources")

    def _item(self, note: Note) -> Element:
        lang = {"lang": note.lang} if note.lang else {}
        quote = node("q", note.quote, **lang, dir="auto")
        where = node("span", f" {note.source}:{note.start}–{note.end}", class_="where")
        said = node("cite", note.outlet)
        title = node("span", f" “{note.title}”", **lang) if note.title else None
        date = f", {note.published}" if note.published else ", date unknown"
        item = node("li", quote, " — ", said, title, date, where, id=f"source-{note.number}", value=note.number)
        for time in range(1, self._used.get(note.number, 0) + 1):
            label = f"back to line {time} with source {note.number}"
            item.append(node("a", "↩", href=f"#ref-{note.number}-{time}", class_="back", aria_label=label))
        return item
