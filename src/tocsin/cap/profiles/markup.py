"""Remains of web pages in texts that people read on signs and phones."""

import re

TAG = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|body|br|center|cite|code|div|dd|dl|dt|em|font|h[1-6]|head|hr|html|i|iframe|img|li|"
    r"meta|ol|p|pre|script|small|span|strong|style|sub|sup|table|tbody|td|th|thead|title|tr|u|ul)\b[^<>]*>",
    re.IGNORECASE,
)
"""Elements of HTML only: '<news>' or 'wind <30 km/h>' may be what somebody wrote."""
ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});")


def has_tags(text: str) -> bool:
    """Whether a tag of HTML is in the text."""
    return "<" in text and TAG.search(text) is not None


def has_markup(text: str) -> bool:
    """Whether a tag of HTML or a character entity is in the text."""
    return has_tags(text) or ("&" in text and ENTITY.search(text) is not None)
