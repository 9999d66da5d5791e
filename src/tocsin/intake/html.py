"""A web page to the report in it: clean text, title, outlet, date, language."""

import re
from html import unescape

import lxml.html
import msgspec

from tocsin.intake import metadata
from tocsin.intake.limits import Limits
from tocsin.intake.plain import normalise
from tocsin.intake.sanitise import sanitise

_LOOKS_LIKE_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|meta|title)\b", re.IGNORECASE
)
_FURNITURE = (
    "//nav | //footer | //aside | //*[@hidden] | //*[@role='navigation' or @role='complementary' or "
    "@role='contentinfo' or @role='search' or @role='dialog' or @role='banner']"
)
_BLOCK = re.compile(r"<(?:p|br|div|h[1-6]|li|tr|section|article|blockquote|dd|dt)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")


class Page(msgspec.Struct, frozen=True):
    """``text`` opens with the title; ``published`` is as the page's metadata writes it."""

    text: str
    title: str | None
    outlet: str | None
    published: str | None
    lang: str | None


def is_html(text: str) -> bool:
    return bool(_LOOKS_LIKE_HTML.match(text[:5000].lstrip("\ufeff")))


def read_page(html: str, url: str | None, limits: Limits) -> Page:
    """The report in ``html``; ``text`` is empty where the page holds none. Bounded in time whatever the page."""
    clean = sanitise(html.replace("\0", ""), limits.tags)
    tree = _tree(clean.html)
    found = metadata.find(tree, clean.linked_data, url)
    body = normalise(_body(tree)).strip()
    if found.title and not body.startswith(found.title):
        body = f"{found.title}\n\n{body}" if body else ""
    return Page(body, found.title, found.outlet, found.published, found.lang)


def _tree(html: str) -> lxml.html.HtmlElement:
    parser = lxml.html.HTMLParser(
        encoding="utf-8", huge_tree=False, no_network=True, remove_comments=True, remove_pis=True, collect_ids=False
    )
    # The paragraph is there because the parser refuses a page without a single element.
    data = f"<!DOCTYPE html>{html}<p></p>".encode("utf-8", errors="replace")
    return lxml.html.document_fromstring(data, parser=parser, ensure_head_body=True)


def _body(tree: lxml.html.HtmlElement) -> str:
    for element in tree.xpath(_FURNITURE):
        if element.getparent() is not None and not element.xpath("boolean(.//article | .//main)"):
            element.drop_tree()
    from trafilatura import bare_extraction  # 0.2 s, which only a page needs

    rest = lxml.html.tostring(tree.find("body"), encoding="unicode")
    result = bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    text = None if result is None or isinstance(result, dict) else result.text
    return text if text and text.strip() else _stripped(rest)


def _stripped(html: str) -> str:
    """The text of a page in which no article is found: a short notice, or broken markup."""
    text = _TAG.sub("", _BLOCK.sub("\n", html))
    lines = (" ".join(line.split()) for line in unescape(text).splitlines())
    return "\n".join(line for line in lines if line)
