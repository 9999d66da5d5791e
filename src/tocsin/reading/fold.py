"""Text made plain for matching: lower case, ASCII quotes, dashes and spaces. Offsets stay those of the text."""

_PLAIN = {
    **dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u2032\uff07"), "'"),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-"),
    **dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u200a\u202f\u2002\u2003\t\n\r\v\f"), " "),
}


def fold(text: str) -> str:
    """``text`` lowered and with plain punctuation, character for character: ``len(fold(text)) == len(text)``."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(one if len(one := char.lower()) == 1 else char for char in text)
    return low.translate(_PLAIN)
