"""Tokens to mentions: names and role nouns are found in the lexicon and joined with the states they belong to.

'l'ambassade des États-Unis', 'the U.S. Embassy', 'Russian forces', 'ambassades des États-Unis, d'Espagne et d'Italie',
'the American, French and British missions': one role noun, one or more states around it.
"""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from tocsin.places import countries
from tocsin.reading.heads import holder_at
from tocsin.reading.language import Language
from tocsin.reading.mention import UNKNOWN, Mention
from tocsin.reading.patterns import Hit, longest
from tocsin.reading.tokens import Tokens

_NAMES = ("state", "body", "seat", "capital", "holder")
_NAMED = frozenset(_NAMES)
_LED = frozenset({"UN", "NATO"})
"""Bodies whose secretary-general speaks for himself."""
_REACH = 3


class Scanner:
    """Finds the mentions of one document."""

    def __init__(
        self, language: Language, tokens: Tokens, hits: Sequence[Hit], on: date, counted: frozenset[int]
    ) -> None:
        self.counted = counted
        """Tokens right behind a number."""
        self.language = language
        self.tokens = tokens
        self.keys = tokens.keys
        self.words = tokens.words
        self.on = on
        self.small = language.small
        self.anchors: dict[int, Mention] = {}
        """Names of states and bodies, and demonyms, by first token."""
        self.ends: dict[int, Mention] = {}
        """The same by the token after them."""
        self._read_names(hits)
        self.verbs = {
            h.first for h in hits if h.features & {"past", "pres", "fut", "imp"} and h.entry.table in ("trigger", "cue")
        }
        inner = {i for h in hits if h.entry.table == "thing" for i in range(h.first + 1, h.last)}
        forms = {h.first for h in hits if h.entry.table == "trigger" and h.features & {"pp", "past"}}
        longer = {h.first for h in hits if h.entry.table == "thing" and h.last - h.first > 1}
        self.roles = longest(
            h
            for h in hits
            if h.entry.table == "role"
            and (h.entry.key != "state" or h.last - h.first > 1 or h.first not in longer)  # 'a state of alert'
            and h.first not in self.anchors
            and h.first not in inner
            and self._title(h)
            and (h.first not in forms or self._counted(h))
        )
        self.taken: set[int] = set()
        self.seats: list[Mention] = []
        """Towns inside the names of local authorities ('the mayor of Kharkiv'): they are places as well."""

    def _title(self, hit: Hit) -> bool:
        """'l'État' is an actor, 'l'état d'urgence' none: some words need their capital."""
        return self.keys[hit.first] not in self.small["capital_roles"] or self.words[hit.first][:1].isupper()

    def _counted(self, hit: Hit) -> bool:
        """'the wounded', '370 blessés': a participle is a person only behind an article or a number."""
        before = self.keys[hit.first - 1] if hit.first else ""
        return before in self.language.determiners or before[:1].isdigit() or hit.first in self.counted

    def actors(self) -> list[Mention]:
        """All actor mentions: role nouns with their states first, then the names left over."""
        found = [self._role(hit) for hit in self.roles if not self._covered(hit)]
        found.extend(m for m in self.anchors.values() if m.first not in self.taken)
        return found + self.seats

    def _covered(self, hit: Hit) -> bool:
        """A role noun inside a name ('Forces' in 'Forces de soutien rapide')."""
        return any(i in self._inside for i in range(hit.first, hit.last))

    def _read_names(self, hits: Sequence[Hit]) -> None:
        wanted = [h for h in hits if h.entry.table in _NAMED | {"demonym"} and self._cased(h)]
        self._inside: set[int] = set()
        for hit in longest(wanted):
            mention = self._name(hit)
            self.anchors[hit.first] = mention
            self.ends[hit.last] = mention
            if hit.entry.table != "demonym":
                self._inside.update(range(hit.first, hit.last))
        for first, last, actor in holder_at(self.keys, self.words, self.on):
            if first not in self.anchors and not any(i in self._inside for i in range(first, last)):
                mention = Mention(first, last, {"head" if actor.endswith(".head") else "state", "holder"}, (actor,))
                self.anchors[first] = mention
                self.ends[last] = mention
                self._inside.update(range(first, last))

    def _cased(self, hit: Hit) -> bool:
        """Names are written with a capital, short ones wholly in capitals ('US', 'ONU'); demonyms as they like."""
        word = self.words[hit.first]
        if hit.entry.table == "demonym":
            return True
        if hit.last == hit.first + 1 and len(word) <= 3 and word.isalpha():
            return word.isupper()
        if hit.first and self.keys[hit.first - 1] in self.small["firms_before"] and self.words[hit.first - 1].istitle():
            return False  # 'Air France' is no state
        if hit.entry.table == "body" and hit.last - hit.first > 1:
            return True  # 'la communauté internationale'
        if self.keys[hit.first] in self.small["uncapped"]:
            return True  # 'les houthis'
        return any(self.words[i][:1].isupper() or not word[:1].isalpha() for i in range(hit.first, hit.last))

    def _name(self, hit: Hit) -> Mention:
        table, key = hit.entry.table, hit.entry.key
        word = self.keys[hit.first]
        if table == "demonym" and self._national(hit):
            return Mention(hit.first, hit.last, {"nationals", "people"}, (f"{key}.nationals",), word=word)
        if table == "demonym":
            return Mention(hit.first, hit.last, {"demonym"}, (key,), word=word)
        kinds = {"state"}
        role = key.partition(".")[2]
        if role:
            kinds = {role}
        elif table == "body" and (len(key) != 3 or key in ("RSF", "M23", "ADF", "PKK", "SDF", "HTS", "ELN", "AA")):
            kinds = {"group"}
        if table == "capital":
            kinds.add("capital")
        return Mention(hit.first, hit.last, kinds | {table}, (key,), word=word)

    def _national(self, hit: Hit) -> bool:
        """A demonym used as a noun: 'dix-huit Canadiens', 'Une Autrichienne', 'Americans', 'two Germans'."""
        if not self.words[hit.first][:1].isupper():
            return False
        style = self.language.grammar.get("demonym_nouns", "capital")
        before = self.keys[hit.first - 1] if hit.first else ""
        if style == "capital":
            return before in self.language.determiners or before.isdigit() or self.words[hit.first - 1].islower()
        return bool(style == "plural" and self.keys[hit.last - 1].endswith("s") and self.keys[hit.last - 1] != "swiss")

    def _role(self, hit: Hit) -> Mention:
        role = hit.entry.key
        first, last = hit.first, hit.last
        states, first, last = self._states(role, first, last)
        kinds = {role}
        codes = tuple(_with_role(state, role) for state in states) or (_with_role(UNKNOWN, role),)
        if role == "people":
            codes = tuple(_with_role(state, "nationals") for state in states)
        if role == "anon" and (not states or countries.alpha2(states[0])):
            codes = ("ANON",)
        return Mention(
            first,
            last,
            kinds,
            codes,
            of=tuple(states),
            word=self.keys[hit.last - 1 if hit.last - hit.first == 1 else hit.first],
        )

    def _states(self, role: str, first: int, last: int) -> tuple[list[str], int, int]:
        """The states around a role noun at [first, last), and the span grown to hold them."""
        states, grown = self._right(role, last)
        if states:
            return states, first, grown
        states, start = self._left(first)
        if states:
            return states, start, self._name_after(last)
        return [], first, self._name_after(last)

    def _right(self, role: str, last: int) -> tuple[list[str], int]:
        """'américaine', 'des États-Unis, d'Espagne et d'Italie', 'israélien de la Défense'."""
        at = last
        for _ in range(_REACH):
            anchor = self.anchors.get(at)
            if (
                anchor is not None
                and "demonym" in anchor.kinds
                and (self.words[at].islower() or self.language.code != "en")
            ):
                states, end = self._joined(at, demonym=True)
                return states, self._name_after(end)
            if at >= len(self.keys) or not self.words[at].islower() or self.keys[at] in self._stops:
                break
            at += 1
        if last < len(self.keys) and self.keys[last] in self.small["of"]:
            start = self._skip_determiners(last + 1)
            anchor = self.anchors.get(start)
            if anchor is not None and ("demonym" not in anchor.kinds):
                return self._joined(start, demonym=False)
        anchor = self.anchors.get(last)
        if self.small["genitive"] and anchor is not None and not anchor.kinds & {"demonym", "holder"}:
            return self._joined(last, demonym=False)
        if role in ("head", "holder") or role == "state":
            anchor = self.anchors.get(last)
            if anchor is not None and "holder" in anchor.kinds:
                self.taken.add(anchor.first)
                return [anchor.codes[0].partition(".")[0]], anchor.last
        return [], last

    @property
    def _stops(self) -> frozenset[str]:
        return self.small["prepositions"] | self.small["coordinators"] | self.small["relatives"]

    def _joined(self, at: int, *, demonym: bool) -> tuple[list[str], int]:
        """The states from the anchor at ``at`` on, over commas, 'and' and repeated prepositions."""
        states: list[str] = []
        end = at
        while True:
            anchor = self.anchors.get(at)
            if anchor is None or ("demonym" in anchor.kinds) != demonym:
                return states, end
            self.taken.add(anchor.first)
            if "capital" in anchor.kinds:
                self.seats.append(Mention(anchor.first, anchor.last, {"capital"}, anchor.codes, word=anchor.word))
            states.append(anchor.codes[0].partition(".")[0])
            end = at = anchor.last
            if at < len(self.keys) and (self.keys[at] == "," or self.keys[at] in self.small["coordinators"]):
                at = self._skip_determiners(at + 1)
                if at < len(self.keys) and self.keys[at] in self.small["of"]:
                    at = self._skip_determiners(at + 1)
            else:
                return states, end

    def _left(self, first: int) -> tuple[list[str], int]:
        """'American, French and British missions', 'Russia's foreign ministry', 'U.S. Embassy'."""
        at = first
        for _ in range(_REACH):
            anchor = self.ends.get(at)
            if anchor is None and at and self.keys[at - 1] in ("'s", "'"):
                anchor = self.ends.get(at - 1)
            if anchor is not None:
                break
            if (
                not at
                or not self.words[at - 1].isalpha()
                or at - 1 in self.verbs
                or self.keys[at - 1] in self._stops | self.language.determiners
            ):
                return [], first
            at -= 1
        if anchor is None:
            return [], first
        if self.language.code == "fr" and "demonym" not in anchor.kinds:
            return [], first
        states = [anchor.codes[0].partition(".")[0]]
        start = anchor.first
        self.taken.add(anchor.first)
        while start and (self.keys[start - 1] == "," or self.keys[start - 1] in self.small["coordinators"]):
            before = self.ends.get(start - 1)
            if before is None or ("demonym" not in before.kinds and "state" not in before.kinds):
                break
            self.taken.add(before.first)
            states.insert(0, before.codes[0].partition(".")[0])
            start = before.first
        return states, start

    def _skip_determiners(self, at: int) -> int:
        while at < len(self.keys) and self.keys[at] in (
            "la",
            "le",
            "l'",
            "les",
            "the",
            "il",
            "lo",
            "gli",
            "i",
            "der",
            "die",
            "das",
        ):
            at += 1
        return at

    def _name_after(self, at: int) -> int:
        """Past the holder's name behind a title: 'le président américain Joe Biden'."""
        anchor = self.anchors.get(at)
        if anchor is not None and "holder" in anchor.kinds:
            self.taken.add(anchor.first)
            return anchor.last
        return at


def _with_role(state: str, role: str) -> str:
    if role in ("state", "people", "speaker") or "." in state:
        return state
    if state in _LED and role == "head":
        return f"{state}.head"
    if state != UNKNOWN and countries.alpha2(state) is None and role in ("mil", "head", "officials", "anon", "local"):
        return state  # a group's fighters and commanders are the group
    return f"{state}.{role}"


def join(mentions: Sequence[Mention], tokens: Tokens, language: Language) -> None:
    """Join mentions that only commas, 'and' and determiners part: they do the same thing together.

    Commas alone are an apposition ('the capital, Kyiv,'): a list has an 'and' in it.
    """
    run: list[Mention] = []
    listed = False
    for left, right in pairwise(mentions):
        link = _link(left, right, tokens, language)
        if link:
            run = run or [left]
            run.append(right)
            listed = listed or link == "and"
        if not link or right is mentions[-1]:
            if listed:
                for m in run:
                    m.group = run
            run, listed = [], False


def _link(left: Mention, right: Mention, tokens: Tokens, language: Language) -> str:
    """``and``, ``comma`` or nothing: what joins two mentions of one sort."""
    between = tokens.keys[left.last : right.first]
    places = bool(left.places and right.places) and "place" in left.kinds & right.kinds  # 'Lahore and Islamabad'
    alike = left.actor == right.actor and (left.actor or not left.kinds.isdisjoint(right.kinds))
    if not between or len(between) > 3 or not (alike or places):
        return ""
    coordinators = language.small["coordinators"]
    glue = coordinators | language.determiners | {","} | language.small["of"]
    if left.places and right.places:
        glue = glue | language.small["locative"]
    if not all(key in glue for key in between):
        return ""
    if any(key in coordinators for key in between):
        return "and"
    return "comma" if between[0] == "," else ""
