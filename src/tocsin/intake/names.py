"""The name of a source as messages show it."""

import re

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def shown(source: str) -> str:
    """One printable line of at most 200 characters; standard input by its name."""
    if source == "-":
        return "standard input"
    line = _UNPRINTABLE.sub("?", source)
    return line if len(line) <= 200 else f"{line[:197]}..."
