"""From what the user names, a file, an address or standard input, to a Document."""

import re
from datetime import datetime
from hashlib import sha256
from pathlib import PurePath
from typing import BinaryIO

from tocsin.errors import InputError
from tocsin.intake import files, html, language, plain
from tocsin.intake import published as dating
from tocsin.intake.decode import decode
from tocsin.intake.document import Document
from tocsin.intake.limits import DEFAULT, Limits
from tocsin.intake.names import shown

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_REPORT_AT = "give a file, a web address (https://…) or - for standard input"


def fetch(
    source: str,
    *,
    published: str | None = None,
    lang: str | None = None,
    now: datetime,
    stdin: BinaryIO | None = None,
    allow_private: bool = False,
    limits: Limits = DEFAULT,
) -> Document:
    """The report at ``source``: a file, an http(s) address, or ``-`` for ``stdin``. Raises InputError.

    ``published`` and ``lang`` are what the user says, None to find out. ``now`` is aware.
    """
    if lang is not None:
        language.checked(lang, source)
    if published is not None:
        dating.given(published, source, now)
    if not source.strip():
        raise InputError("no source", _REPORT_AT)
    content_type = address = None
    if source == "-":
        data = files.read_stream(stdin, source, limits)
    elif _ADDRESS.match(source):
        from tocsin.intake import net  # the HTTP client, which only an address needs

        answer = net.get(source, limits, allow_private=allow_private)
        data, content_type, address = answer.data, answer.content_type, answer.url
    else:
        data = files.read_file(source, limits)
    return from_bytes(
        data, source, content_type, published=published, lang=lang, now=now, address=address, limits=limits
    )


def from_bytes(
    data: bytes,
    source: str,
    content_type: str | None = None,
    *,
    published: str | None = None,
    lang: str | None = None,
    now: datetime,
    address: str | None = None,
    limits: Limits = DEFAULT,
) -> Document:
    """The report in ``data``, HTML or plain text. ``address`` is where it was found, if not ``source``.

    ``content_type`` is as HTTP sends it; without one, the data itself tells. Raises InputError.
    """
    if len(data) > limits.size:
        raise files.too_large(source, limits)
    charset = _CHARSET.search(content_type or "")
    text = decode(data, source, charset[1] if charset else None)
    if not text.strip("\ufeff\0 \t\r\n\xa0"):
        raise InputError(shown(source), f"is empty; {_REPORT_AT} with the text of a report")
    page = _page(text, source, content_type or "", address, limits)
    code = language.checked(lang, source) if lang is not None else language.identify(page.text, page.lang)
    clean = plain.clean(page.text, code)
    if not clean:
        raise InputError(shown(source), "holds no report, only menus, links and counters; give the page of one report")
    when = dating.given(published, source, now) if published is not None else None
    when = when or dating.found(page.text, address or source, now, code, page.published)
    return Document(
        id=sha256(f"{source}\0{clean}".encode("utf-8", errors="replace")).hexdigest()[:16],
        source=source,
        lang=code,
        published=when or now,
        text=clean,
        outlet=page.outlet,
        title=page.title,
        published_known=when is not None,
    )


def _page(text: str, source: str, content_type: str, address: str | None, limits: Limits) -> html.Page:
    """The report before its boilerplate lines are cut, with what the page or the file's name says of it."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind in ("text/html", "application/xhtml+xml") or (kind != "text/plain" and html.is_html(text)):
        return html.read_page(text, address or (source if _ADDRESS.match(source) else None), limits)
    return html.Page(plain.normalise(text).strip(), None, None, None, _language_in_name(source))


def _language_in_name(source: str) -> str | None:
    """The language that a name like ``kyiv.fr.txt`` tells."""
    suffixes = PurePath(source).suffixes
    return language.normal(suffixes[-2][1:]) if len(suffixes) > 1 else None
