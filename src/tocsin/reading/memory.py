"""What the sentences before have told: whom a pronoun means, where one is, which mission 'it' is."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from tocsin.places import Place, countries
from tocsin.reading.mention import Mention
from tocsin.reading.sentence import Sentence

if TYPE_CHECKING:
    from tocsin.reading.draft import Draft
    from tocsin.reading.patterns import Hit
    from tocsin.reading.spots import Spots

_NEAR = 4
"""Sentences back that a pronoun reaches."""


class Saying(Protocol):
    """An attribution: whose words tokens [first, last) are."""

    @property
    def actors(self) -> tuple[str, ...]: ...
    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...


class Memory:
    """Grows sentence by sentence; reading order is all it knows of time."""

    def __init__(self, issuer: tuple[str, ...] = ()) -> None:
        self.issuer = issuer
        """Who speaks where the text says 'we' or orders without naming anyone: an embassy, a town hall."""
        self.audience = _audience(issuer)
        """Whom such a text speaks to: the issuer's nationals, or the people of the place."""
        self.place: Place | None = None
        self.spots: Spots | None = None
        self.chosen: list[str] = []
        """Ids of the places of the claims told so far."""
        self.labels: dict[str, str] = {}
        """Place id → the name that the text itself uses, where it is English."""
        self.section: Place | None = None
        """The place in a heading or dateline that the lines below it are about."""
        self.subjects: list[tuple[str, ...]] = []
        self.speaker: tuple[str, ...] = ()
        self.doer: tuple[str, ...] = ()
        """Who did the last act told that was no statement."""
        self.attacker: tuple[str, ...] = ()
        """Who did the last strike or attack told."""
        self._receivers: dict[tuple[str, ...], tuple[str, ...]] = {}
        self.telling: Draft | None = None
        """What the sentence being read has told people to do so far, with its governor."""
        self.said: Sequence[Saying] = ()
        """The attributions of the sentence being read."""
        self.dated: dict[str, tuple[int, str, str | None]] = {}
        """Act → the sentence that dated it last, and its dates."""
        self._mentions: list[tuple[int, Mention]] = []
        self._sentence = 0
        self.listing: tuple[Hit, Sentence] | None = None
        """The word of telling that a list of advice hangs on, and its sentence."""
        self.told: dict[str, int] = {}
        """Acts told so far → the sentence that told them last."""

    def did(self, act: str, who: tuple[str, ...], to: tuple[str, ...]) -> None:
        """Remember who did ``act`` and who got what was given."""
        if who and act not in ("accuse", "deny", "demand", "support"):
            self.doer = who
        if who and act.startswith(("strike.", "attack.", "abduct")):
            self.attacker = who
        if who and to and act in ("arms.deliver", "troops.send"):
            self._receivers[who] = to

    def receiver_of(self, who: tuple[str, ...]) -> tuple[str, ...]:
        """Whom ``who`` was told to arm or help."""
        return self._receivers.get(who, ())

    def speaking(self, at: int) -> tuple[str, ...]:
        """Whose words token ``at`` of the sentence being read is."""
        return next((s.actors for s in self.said if s.first <= at < s.last), ())

    def authority(self, sentence: Sentence, addressee: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Who orders where a sentence names nobody: the issuer of the notice, the mission or town hall in the
        sentence, else the mission of those who are told, where the text has named it."""
        if self.issuer:
            return self.issuer
        speaker = next((m for m in sentence.mentions if m.kinds & {"mission", "local"} and m.codes), None)
        if speaker is not None:
            return speaker.codes[:1]
        states = {code.partition(".")[0] for code in addressee if code.endswith((".staff", ".nationals"))}
        for _, m in reversed(self._mentions):
            if "mission" in m.kinds and m.codes and m.codes[0].partition(".")[0] in states:
                return m.codes[:1]
        return tuple(code for code in self.speaker if code.partition(".")[0] in states)

    def remember_date(self, act: str, start: str | None, end: str | None) -> None:
        """``act`` was dated in the sentence being read."""
        if start is not None:
            self.dated[act] = (self._sentence, start, end)

    def date_of(self, families: Iterable[str], reach: int) -> tuple[str, str | None] | None:
        """The last dates told of an act of one of ``families``, no more than ``reach`` sentences back."""
        wanted = frozenset(families)
        found = [
            told for act, told in self.dated.items()
            if act.partition(".")[0] in wanted and self._sentence - told[0] <= reach
        ]  # fmt: skip
        return max(found, key=lambda told: told[0])[1:] if found else None

    def last_of(self, kinds: Iterable[str]) -> Mention | None:
        """The last mention of one of the kinds, if it is near."""
        wanted = set(kinds)
        for age, m in reversed(self._mentions):
            if self._sentence - age > _NEAR:
                return None
            if not m.kinds.isdisjoint(wanted):
                return m
        return None

    def subject_before(self, sentence: Sentence, before: int) -> tuple[str, ...]:
        """Whom a pronoun before token ``before`` means: the sentence's first subject, else the last one told."""
        for m in sentence.mentions:
            if m.last > before - 2:
                break
            if m.actor and sentence.free(m) and m.last < before - 1:
                return m.all_codes()
        return self.subjects[-1] if self.subjects else ()

    def country(self, sentence: Sentence) -> str | None:
        """Alpha-2 code of the country that the text is about here: the section's, else the whole text's."""
        if self.section is not None and self.section.country:
            return self.section.country
        focus = sentence.a.focus[1]
        return countries.alpha2(focus) if focus else None

    def here(self, sentence: Sentence) -> Place | None:
        """The place that the text is at: the one told last, unless it lies in a country told only in passing."""
        if self.place is not None and self.place.country == self.country(sentence):
            return self.place
        return self.section or sentence.a.focus[0]

    def move(self, place: Place) -> None:
        """The text is at ``place`` now; a river or a strait is no place to stay, nor a country around the town one is
        at."""
        if place.kind == "feature" or (place.kind == "country" and self.place and self.place.country == place.country):
            return
        self.place = place

    def close(self, sentence: Sentence) -> None:
        """Remember what the sentence named."""
        self._sentence += 1
        self.telling = None
        self._mentions.extend((self._sentence, m) for m in sentence.mentions if "demonym" not in m.kinds)
        here = [m for m in sentence.mentions if "place" in m.kinds and sentence.a.located(m)]
        if here and self._sentence > 1 and here[0].first == sentence.first and sentence.heads(here[0].last):
            self.section = self.place = here[0].places[0]
        towns = [
            m.places[0] for m in here if m.places[0].kind != "country" and m.places[0].country == self.country(sentence)
        ]
        if towns:
            self.move(towns[-1])
        subject = next((m for m in sentence.mentions if m.actor and sentence.free(m)), None)
        if subject is not None:
            self.subjects.append(subject.all_codes())

    @property
    def now(self) -> int:
        """The number of the sentence being read."""
        return self._sentence


def _audience(issuer: tuple[str, ...]) -> tuple[str, ...]:
    if not issuer:
        return ()
    state, _, role = issuer[0].partition(".")
    return (f"{state}.{'nationals' if role in ('mission', '') else 'civilians'}",)
