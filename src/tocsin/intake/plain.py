"""Plain text made clean: one kind of line end, no control characters, no boilerplate lines."""

import re

from tocsin.intake.boilerplate import boilerplate_spans

_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# NUL and escape sequences could rewrite the terminal that shows a quotation.
_CONTROL = re.compile(r"\x1b\[[0-9;?]{0,20}[A-Za-z]|[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_GAPS = re.compile(r"\n{3,}")


def normalise(text: str) -> str:
    """The text with \\n line ends and without control characters; NBSP, emoji and joiners stay."""
    text = _CONTROL.sub("", _LINE_ENDS.sub("\n", text))
    return _SURROGATES.sub("\ufffd", text)


def clean(text: str, lang: str) -> str:
    """The report in ``text``: boilerplate lines are cut, headings and paragraph breaks kept."""
    text = normalise(text)
    kept, last = [], 0
    for start, end in boilerplate_spans(text, lang):
        kept.append(text[last:start])
        last = end + 1
    lines = (line.rstrip() for line in ("".join(kept) + text[last:]).split("\n"))
    return _GAPS.sub("\n\n", "\n".join(lines)).strip()
