"""Remains of web pages in texts that people read on signs and phones (section 3.3.3)."""

import re

TAG = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|body|br|center|cite|code|div|dd|dl|dt|em|font|h[1-6]|head|hr|html|i|iframe|img|li|"
    r"meta|ol|p|pre|script|small|span|strong|style|sub|sup|table|tbody|td|th|thead|title|tr|u|ul)\b[^<>]*>",
    re.IGNORECASE,
)
"""Elements of HTML only: '<news>' or 'wind <30 km/h>' may be what somebody wrote."""
ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,8}|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});")


def tag(text: str) -> str | None:
    """The first tag of HTML in the text."""
    return found[0] if "<" in text and (found := TAG.search(text)) else None


def entity(text: str) -> str | None:
    """The first character entity in the text."""
    return found[0] if "&" in text and (found := ENTITY.search(text)) else None
