"""What a text mentions: actors, places, weapons, persons, sites, and so on, each at its tokens."""

from collections.abc import Iterable

from tocsin.places import Place

ACTOR_KINDS = frozenset(
    {
        "state", "head", "mil", "police", "mission", "staff", "nationals", "civilians", "officials", "media",
        "local", "group", "anon", "speaker",
    }
)  # fmt: skip
UNKNOWN = "?"
"""Stands for the country of an actor that the text has not named yet: ``?.mil``."""


class Mention:
    """One mention at tokens [first, last). Not frozen: later steps resolve its actors and places."""

    __slots__ = ("codes", "first", "group", "kinds", "last", "name", "of", "places", "prep", "prep_at", "word")

    def __init__(
        self,
        first: int,
        last: int,
        kinds: Iterable[str],
        codes: tuple[str, ...] = (),
        *,
        name: str = "",
        places: tuple[Place, ...] = (),
        of: tuple[str, ...] = (),
        word: str = "",
    ) -> None:
        self.first = first
        self.last = last
        self.kinds = set(kinds)
        self.codes = codes
        """Actor codes; the country part is ``?`` until the context tells it."""
        self.name = name
        """Canonical name of a weapon, as ``class:name``."""
        self.places = places
        """Candidates, best first."""
        self.of = of
        """States that an adjective or complement ties to it: 'Ukrainian drones' → UKR."""
        self.prep = ""
        """The preposition before it, if any."""
        self.prep_at = -1
        self.group: list[Mention] = []
        """The mentions joined with it ('the US, Spain and Italy'), itself included; empty where it stands alone."""
        self.word = word
        """Key of its head word."""

    @property
    def actor(self) -> bool:
        """Whether it can do something."""
        return bool(self.codes) and not self.kinds.isdisjoint(ACTOR_KINDS)

    def all_codes(self) -> tuple[str, ...]:
        """Actor codes of the whole joined group, each once, in order."""
        if not self.group:
            return self.codes
        return tuple(dict.fromkeys(code for m in self.group for code in m.codes))

    def __repr__(self) -> str:
        return f"<{self.first}:{self.last} {sorted(self.kinds)} {self.codes} {self.name} {self.prep}>"
