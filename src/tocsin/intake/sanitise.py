"""A page rewritten before a parser sees it, in one pass, so that no page can make the parser slow or large.

The parser's time grows with the square of the attributes of a tag, and it drops what is nested deeper than 255. So tags
are written anew with the few attributes that we read, quoted; tags nested deeper than 100 are left out (their text
stays); scripts, styles, drawings and comments go. Linked data (JSON-LD) is collected on the way.
"""

import re
from functools import cache
from html import escape, unescape

import msgspec

DEEPEST = 100
LONGEST_VALUE = 2_000
_WORDS = {
    "kept": "class id role itemprop itemtype property name content datetime href rel lang charset type hidden",
    "void": "area base br col embed hr img input link meta source track wbr",
    # Tags that HTML lets stay open; the parser closes them by itself.
    "open": "p li td th tr dt dd option thead tbody tfoot colgroup html head body",
}
_KEPT, _VOID, _SELF_CLOSING = (frozenset(words.split()) for words in _WORDS.values())
_RAW = "script|style|svg|math|noscript|template|iframe|object|canvas|select|textarea|button|video|audio|figcaption"
_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    rf"|<(?P<raw>{_RAW})\b(?P<head>[^>]{{0,2000}}+)[^>]*+(?:>|\Z)"
    r"""|<(?P<close>/?)(?P<name>[a-z][a-z0-9-]{0,30}+)(?P<attrs>(?:=\s*+"[^"]*+"|=\s*+'[^']*+'|[^<>])*+)(?:>|\Z|(?=<))"""
    r"|<[!?/][^>]*+(?:>|\Z)"
    r"|<",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"""([a-z][a-z:-]{0,20}+)(?:\s*+=\s*+(?:"([^"]*+)"?|'([^']*+)'?|([^\s"'>]*+)))?""", re.IGNORECASE
)


class Sanitised(msgspec.Struct):
    html: str
    linked_data: list[str]
    """The texts of its JSON-LD scripts."""


def sanitise(page: str, tags: int) -> Sanitised:
    """``page`` without what can harm a parser; after the first ``tags`` tags only line breaks are kept."""
    writer = _Writer(page, tags)
    writer.run()
    return Sanitised("".join(writer.out), writer.linked_data)


class _Writer:
    def __init__(self, page: str, tags: int) -> None:
        self.page = page
        self.tags = tags
        self.out: list[str] = []
        self.linked_data: list[str] = []
        self.depth = 0
        self.never_closed: set[str] = set()

    def run(self) -> None:
        position = 0
        while match := _TOKEN.search(self.page, position):
            self.out.append(self.page[position : match.start()].replace(">", "&gt;"))
            position = match.end()
            if match["raw"]:
                position = self._skip(match, position)
            elif match["name"]:
                self._tag(match)
            elif match[0] == "<":
                self.out.append("&lt;")
        self.out.append(self.page[position:].replace(">", "&gt;"))

    def _skip(self, match: re.Match[str], position: int) -> int:
        """The end of an element whose content is no text of the report."""
        name = match["raw"].lower()
        if match["head"].endswith("/") and name in ("svg", "math"):
            return position
        closing = None if name in self.never_closed else _closing(name).search(self.page, position)
        if closing is None:
            # A browser would take all that follows; what is neither script nor style we read on as if it were closed.
            self.never_closed.add(name)
            return len(self.page) if name in ("script", "style") else position
        if name == "script" and "ld+json" in match["head"].lower():
            self.linked_data.append(self.page[position : closing.start()])
        return closing.start()

    def _tag(self, match: re.Match[str]) -> None:
        name = match["name"].lower()
        self.tags -= 1
        if self.tags < 0:
            self.out.append("\n")
        elif name in _VOID or name in _SELF_CLOSING:
            self.out.append(_written(match, name))
        elif match["close"]:
            if 0 < self.depth <= DEEPEST:
                self.out.append(f"</{name}>")
            self.depth = max(self.depth - 1, 0)
        else:
            self.depth += 1
            if self.depth <= DEEPEST:
                self.out.append(_written(match, name))


@cache
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(f"</{name}", re.IGNORECASE)


def _written(match: re.Match[str], name: str) -> str:
    if match["close"]:
        return f"</{name}>"
    kept: dict[str, str] = {}
    for found in _ATTRIBUTE.finditer(match["attrs"][:20_000]):
        key = found[1].lower()
        if key in _KEPT and key not in kept:
            kept[key] = escape(unescape(found[2] or found[3] or found[4] or "")[:LONGEST_VALUE])
    return "".join((f"<{name}", *(f' {key}="{value}"' for key, value in kept.items()), ">"))
