"""A claim in the making: what triggered it and what was found around it."""

from tocsin.reading.frames import Frame
from tocsin.reading.mention import Mention
from tocsin.reading.patterns import Hit
from tocsin.reading.verb_group import VerbGroup


class Draft:
    """Filled step by step; ``reader`` turns it into a claim."""

    __slots__ = (
        "act", "addressee", "agent", "agents", "doubts", "extent", "frame", "governor", "group", "hit", "manner",
        "margin", "people", "theme", "to", "who",
    )  # fmt: skip

    def __init__(self, frame: Frame, hit: Hit, manner: str, group: VerbGroup | None) -> None:
        self.frame = frame
        self.act = frame.act
        self.hit = hit
        self.manner = manner
        """How the trigger is used: verb, intransitive, does, noun, state, phrase, advise."""
        self.group = group
        self.theme: Mention | None = None
        self.agent: Mention | None = None
        self.agents: tuple[str, ...] = ()
        """Actors where they are known by other ways than a mention (pronoun, possessive, context)."""
        self.addressee: tuple[str, ...] = ()
        self.governor: tuple[str, Hit] | None = None
        """(cue, hit) of the word that tells, asks or lets someone do it."""
        self.people: Mention | None = None
        self.extent = [hit.first, hit.last]
        self.doubts: list[str] = []
        """What speaks against it: a theme or doer that is missing, words that only speak of it."""
        self.margin = 0.0
        """How much speaks for its being a claim (``standing``)."""
        self.who: tuple[str, ...] = ()
        self.to: tuple[str, ...] = ()

    def reach(self, m: Mention | None) -> None:
        """Grow the evidence so that it holds ``m``."""
        if m is None:
            return
        head = m.group[0] if m.group else m
        tail = m.group[-1] if m.group else m
        self.extent[0] = min(self.extent[0], head.first)
        self.extent[1] = max(self.extent[1], tail.last)

    @property
    def at(self) -> int:
        """The token of the trigger."""
        return self.hit.first
