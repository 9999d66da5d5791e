"""Lines for a screen: of one width, in colour or not, with nothing raw from a message in them."""

from textwrap import TextWrapper

from tocsin.safe import clean

NARROWEST, WIDEST = 60, 120
BOLD, DIM = "1", "2"
TAKEN, ADDED = "31", "32"
RED, ORANGE, GREEN, GREY = (
    "1;38;5;231;48;5;160",
    "1;38;5;16;48;5;214",
    "1;38;5;231;48;5;28",
    "1;38;5;16;48;5;250",
)
"""Letters on a ground of their own, to be read on dark and on light terminals."""
STATES = {"IN FORCE": RED, "NOT YET": ORANGE, "ALL CLEAR": GREEN}
"""How a message stands; other words are set in bold."""


class Pen:
    """All text of messages goes through ``wrap`` or ``clean``; ``paint`` is given safe text."""

    def __init__(self, width: int, colour: bool) -> None:
        self.width = min(max(width, NARROWEST), WIDEST)
        self.colour = colour

    def paint(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self.colour else text

    def wrap(self, text: str, first: str, rest: str) -> list[str]:
        """Broken at blanks alone, so that addresses and paths stay whole."""
        wrapper = TextWrapper(
            self.width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
        )
        return wrapper.wrap(clean(text))
