"""Finding boilerplate lines in a text without changing it."""

import re
from itertools import pairwise

from tocsin.intake.boilerplate.phrases import patterns

Span = tuple[int, int]

LONGEST = 400
"""Characters. A longer line is prose, whatever it begins with."""
LONGEST_LIST = 12
_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_DECORATION = " \t\xa0\u202f>»«▶►▸→•·*|#[]()–—-_=📷📸🔗"
_ITEM = re.compile(r"\s*(?:\(?\d{1,2}(?:[.)\]]|\s*[–—-])\s|[-–—•·*▪►]\s)")
_PART = re.compile(r"\s[–—|·•]\s")
_SENTENCE_END = (".", "!", "?", "…", ".»", ". »", ".”", '."')


def boilerplate_spans(text: str, lang: str) -> list[Span]:
    """Offsets ``(start, end)`` of boilerplate lines in ``text``, in order, without their line ends.

    Neighbouring lines give one span. ``lang`` is the language of the text (ISO 639-1); its phrases and the English
    ones are looked for, those of all languages where it has none.
    """
    known = patterns(lang)
    lines = [match.span() for match in _LINE.finditer(text) if not match[0].isspace()]
    found: list[Span] = []
    index = 0
    while index < len(lines):
        line = _plain(text, lines[index])
        if (
            line
            and known.heading.match(line)
            and (taken := _list_length(text, lines[index : index + LONGEST_LIST + 1]))
        ):
            found += lines[index : index + taken + 1]
            index += taken
        elif line and (known.heading.match(line) or _furniture(line, known.line)):
            found.append(lines[index])
        index += 1
    return _merged(text, found)


def _plain(text: str, span: Span) -> str:
    """The line as the phrases are written; empty where it is too long or mere decoration."""
    if span[1] - span[0] > LONGEST:
        return ""
    return text[slice(*span)].replace("’", "'").strip(_DECORATION)


def _furniture(line: str, known: re.Pattern[str]) -> bool:
    """Whether the line is boilerplate, or each of its parts is ('Share – Comments (3)')."""
    return bool(known.match(line)) or all(known.match(part.strip(_DECORATION)) for part in _PART.split(line))


def _list_length(text: str, lines: list[Span]) -> int:
    """How many lines after the heading (the first of ``lines``) are its links.

    Numbered and bulleted lines are, across empty lines too; bare ones only while they follow without an empty line, are
    no sentences, and the list has no numbers.
    """
    taken, marked = 0, False
    for before, line in pairwise(lines):
        words = text[slice(*line)].strip()
        if len(words) > 200:
            break
        if _ITEM.match(words):
            marked = True
        elif marked or words.endswith(_SENTENCE_END) or len(words) > 150 or _gap(text, before, line):
            break
        taken += 1
    return taken


def _gap(text: str, before: Span, after: Span) -> bool:
    """Whether an empty line parts two lines."""
    between = text[before[1] : after[0]].replace("\r\n", "\n")
    return sum(not sign.isspace() or sign in "\r\n\x0b\x0c\x85\u2028\u2029" for sign in between) > 1


def _merged(text: str, spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in spans:
        if merged and text[merged[-1][1] : start].isspace():
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged
