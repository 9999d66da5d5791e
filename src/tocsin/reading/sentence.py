"""One sentence and who does what in it: subjects to the left, objects to the right, complements behind prepositions.

There is no parser here. The kind of a mention does most of the work; word order, prepositions and commas do the rest.
"""

from collections.abc import Callable, Iterable

from msgspec import structs

from tocsin.reading.analysis import Analysis
from tocsin.reading.asides import before_aside
from tocsin.reading.mention import Mention
from tocsin.reading.patterns import Hit, outer
from tocsin.reading.verb_group import VerbGroup, verb_group

STRONG = frozenset(";:()[]–—")
BULLETS = frozenset({"–", "-", "•", "—", "*", "·"})
Test = Callable[[Mention], bool]


class Sentence:
    """Tokens [first, last) of an analysis, with its verbs."""

    def __init__(self, analysis: Analysis, first: int, last: int, hits: list[Hit]) -> None:
        self.a = analysis
        self.keys = analysis.keys
        self.small = analysis.language.small
        self.first = first
        self.last = last
        self.mentions = analysis.within(first, last)
        self.nouns = {h.first for h in hits if h.entry.form == "noun" and h.entry.table == "trigger"}
        self.dates = analysis.dates_within(first, last)
        told = [d for d in self.dates if d.mention.first or d.mention.last]
        idle = {i for d in told for i in range(d.first, d.last)}
        idle |= {i for h in hits if h.entry.key == "idle" for i in range(h.first, h.last)}
        self.triggers = [h for h in hits if h.entry.table == "trigger" and (h.first not in idle or h.entry.size > 2)]
        self.cues = outer(h for h in hits if h.entry.table == "cue" and h.entry.key not in ("happen", "idle"))
        self.happenings = [h for h in hits if h.entry.table == "cue" and h.entry.key == "happen"]
        self.verbs = sorted(
            {
                h.first
                for h in (*self.triggers, *self.cues, *self.happenings)
                if h.features - {"noun"} and self.verbal(h)
            }
        )
        self._groups: dict[tuple[int, int], VerbGroup] = {}

    def verbal(self, hit: Hit) -> bool:
        """Whether the hit's first word is used as a verb here: 'frappe' and 'strikes' may be nouns."""
        if (
            self.small["becoming"]
            and hit.first > self.first
            and self.a.tokens.words[hit.first][:1].isupper()
            and self.keys[hit.first - 1][:1].isalnum()
        ):
            return False  # German nouns are capitalised: the noun Ziele is no form of zielen
        if not hit.features or "noun" in hit.features or self.keys[hit.first] in self.small["not_verbs"]:
            return False
        return not self._nominal(hit) and self._reflexive(hit)

    def _reflexive(self, hit: Hit) -> bool:
        """'se mettre à l'abri' is not 'mettre à l'abri': the pronoun must be there, or must not."""
        pronouns = self.small.get("reflexives")
        if not pronouns:
            return True
        i = hit.first
        reach = 5 if "pp" in hit.features else 2
        here = (
            any(k in pronouns for k in self.keys[max(self.first, i - reach) : i]) or "-vous" in self.keys[i + 1 : i + 2]
        )
        if hit.entry.reflexive:
            return here or ("pp" in hit.features and not self._compound(i))
        before = self.keys[max(self.first, i - reach) : i]
        return not ("se" in before[-2:] or "s'" in before[-2:] or ("s'" in before and "pp" in hit.features))

    def _compound(self, i: int) -> bool:
        """Whether an auxiliary stands before the participle at ``i``; 'repliés à Lviv' is reflexive without one."""
        before = self.keys[max(self.first, i - 3) : i]
        return any(k in self.a.language.auxiliaries for k in before)

    def _nominal(self, hit: Hit) -> bool:
        """A form that may be a noun is one behind a determiner, an adjective or a number."""
        i = hit.first
        if i == self.first:
            return False
        before = self.keys[i - 1]
        code = self.a.language.code
        if before in self.small["prepositions"] and not hit.features & {"inf", "presp", "any"}:
            return True
        if i in self.nouns and not self._verb_sign(i, hit):
            return True
        if code == "fr":
            if before in ("l'", "le", "la", "les") and not hit.features & {"inf"}:
                return not self._object_pronoun(i)
            return before in self.a.language.determiners and before not in (
                "tout",
                "tous",
                "leur",
                "d'",
                "de",
                "deux",
                "trois",
            )
        if code == "en":
            if before in self.a.language.determiners and before not in ("that", "all", "both"):
                return not hit.features & {"pp"} or self.noun_after(i)
            if before.isdigit() and "pp" in hit.features and self.noun_after(i):
                return True
            demonym = any(m.last == i and ("demonym" in m.kinds or "weapon" in m.kinds) for m in self.mentions)
            if demonym and not hit.features & {"past", "pp"}:
                return not any(m.last == i and m.actor for m in self.mentions)
            return before in self.small["of"] and not hit.features & {"presp"}
        return before in self.a.language.determiners

    def _verb_sign(self, i: int, hit: Hit) -> bool:
        """For a form that may be a noun: an auxiliary, pronoun or subject right before it makes it a verb."""
        before = self.keys[i - 1]
        small = self.small
        if (
            before in small["pronouns"]
            or before in small["relatives"]
            or before in ("ne", "n'", "se", "s'", "to", "not")
        ):
            return True
        if before in self.a.language.auxiliaries or (before in small["transparent"] and "pp" in hit.features):
            return True
        if hit.features & {"pp", "past"} and before not in self.a.language.determiners:
            return True
        if "presp" in hit.features and (before == "," or before in small["coordinators"]):
            return True
        if "presp" in hit.features and (self.keys[hit.last : hit.last + 1] or [""])[0] in self.a.language.determiners:
            return True
        return any(m.last == i and m.actor and self.free(m) for m in self.mentions)

    def _object_pronoun(self, i: int) -> bool:
        """'l'ont rouverte', 'la ferme': a pronoun where a subject or a negation stands right before it."""
        before = self.keys[i - 2] if i - 2 >= self.first else ""
        if before in self.small["pronouns"] or before in ("qui", "ne", "n'", "et", "pour", "de", "à", "on"):
            return True
        if self.keys[i - 1] == "les" and not self.keys[i].endswith(("s", "x", "z")):
            return True  # 'les exhorte': no plural noun
        return any(m.last == i - 1 and m.actor and self.free(m) for m in self.mentions)

    def noun_after(self, i: int) -> bool:
        """Whether a noun mention starts right behind token ``i`` (a participle used as adjective)."""
        return any(m.first == i + 1 and "demonym" not in m.kinds for m in self.mentions)

    def group(self, hit: Hit) -> VerbGroup:
        """The verb group of a verbal hit."""
        key = (hit.first, hit.last)
        if key not in self._groups:
            self._groups[key] = verb_group(self.a.language, self.keys, hit.first, hit.last, hit.features, self.first)
        group = self._groups[key]
        own = hit.entry.reflexive or self.keys[group.first - 1 : group.first] in (["s'"], ["se"])
        if own and group.voice != "active":  # 's'est engagée': the subject does it, and has done it
            return structs.replace(group, voice="active", tense="past" if group.tense == "state" else group.tense)
        return group

    # --- who stands where

    def subject(self, before: int, test: Test) -> Mention | None:
        """The subject right before a verb at ``before`` where it passes ``test``; another noun there blocks the way."""
        for m in reversed(self.mentions):
            if self.small["genitive"] and any(o.last == m.first for o in self.mentions):
                continue
            near = m.last <= before and before - m.last <= 5 and "," not in self.keys[m.last : before]
            if near and "demonym" not in m.kinds and not m.prep and self.free(m):
                if not test(m) and not any(test(g) for g in m.group):
                    return None
                break
        return self.left(before, test)

    def left(self, before: int, test: Test, *, objects: bool = False) -> Mention | None:
        """The nearest mention left of token ``before`` that can be the subject there."""
        fallback: Mention | None = None
        relative = before > self.first and self.keys[before - 1] in self.small["relatives"]
        for m in reversed(self.mentions):
            if m.last > before:
                continue
            if self._cut(m.last, before):
                break
            if not test(m):
                continue
            if relative and before - m.last <= 3:
                return m
            if not self.free(m):
                continue
            if not objects and self._is_object(m, before):
                fallback = fallback or m
                continue
            return before_aside(self, m, before, test)
        return fallback

    def right(self, after: int, test: Test, reach: int = 12) -> Mention | None:
        """The nearest mention right of token ``after``, no further than ``reach`` tokens or a strong break."""
        for m in self.mentions:
            if m.first < after:
                continue
            if m.first - after > reach or self._cut(after, m.first):
                return None
            if test(m):
                return m
        return None

    def object(self, after: int, test: Test, reach: int = 12, *, past_actors: bool = False) -> Mention | None:
        """The direct object right of token ``after``: the first noun that no preposition parts from the verb.

        ``past_actors`` lets an actor stand first: 'handed Ukraine a battery'.
        """
        for m in self.mentions:
            if m.first < after or "demonym" in m.kinds or self.keys[m.last : m.last + 1] == ["'s"]:
                continue
            if m.first - after > reach or self._cut(after, m.first):
                return None
            loose = m.prep in self.small["of"] and m.first - after <= 5  # 'the centre of Goma'
            direct = not m.prep or m.prep_at < after or m.prep in self.small["partitives"] or (loose and test(m))
            if direct and test(m):
                return m
            if (
                direct
                and m.first - after <= 3
                and not (past_actors and m.actor)
                and not (m.group and any(test(g) for g in m.group))
            ):
                return None
        return None

    def behind(self, after: int, prepositions: Iterable[str], test: Test, reach: int = 14) -> Mention | None:
        """The first mention right of ``after`` that stands behind one of the prepositions."""
        wanted = frozenset(prepositions)
        return self.right(after, lambda m: m.prep in wanted and test(m), reach)

    def free(self, m: Mention) -> bool:
        """No preposition governs it and it is no possessor ('Russia's')."""
        if m.last < len(self.keys) and self.keys[m.last] in ("'s", "'"):
            return False
        if m.group and m is not m.group[0]:
            return self.free(m.group[0])
        return (not m.prep or m.prep in self.small["subordinators"]) and not ("state" in m.kinds and self.a.located(m))

    def _cut(self, first: int, last: int) -> bool:
        i = first
        while i < last:
            if self.keys[i] == "(" and ")" in self.keys[i + 1 : i + 4]:  # '(RSF)' only names what stands before
                i = self.keys.index(")", i)
            elif self.keys[i] in STRONG:
                return True
            i += 1
        return False

    def _is_object(self, m: Mention, before: int) -> bool:
        """Right behind another verb, and parted from ours by a comma or 'and': that verb's object, not our subject."""
        head = m.group[0] if m.group else m
        verb = next((v for v in reversed(self.verbs) if v < head.first), None)
        if verb is None or head.first - verb > 4 or any(self.keys[i] == "," for i in range(verb, head.first)):
            return False
        tail = m.group[-1].last if m.group else m.last
        if tail >= before:
            return False
        return self.keys[tail] not in self.small["relatives"]

    @property
    def counts(self) -> bool:
        """Whether it gives a number (an article 'une', 'a' is none)."""
        return any(self.first <= n.first < self.last and n.value != 1 for n in self.a.numbers)

    @property
    def heading(self) -> bool:
        """Whether it is a line without a full stop, as headings and captions are."""
        words = self.a.tokens.words[self.first : self.last]
        if self.item or words[-1] in ";,":
            return False  # an item of a list: nothing below it tells it in full
        if len(words) <= 6 and all(word.isupper() or not word.isalpha() for word in words):
            return True
        return len(words) <= 14 and words[-1] not in '.!?…»”")'

    @property
    def item(self) -> bool:
        """Whether it is a line of a list, behind its bullet."""
        return self.keys[self.first] in BULLETS

    @property
    def span(self) -> tuple[int, int]:
        """Its character offsets."""
        return self.a.tokens.starts[self.first], self.a.tokens.ends[self.last - 1]

    def beside(self, m: Mention) -> set[str]:
        """The words right before and behind ``m``."""
        return {self.keys[i] for i in (m.first - 1, m.last) if self.first <= i < self.last}

    def heads(self, at: int) -> bool:
        """Whether what stands before token ``at`` is a heading: it ends the sentence, or a dash or colon follows."""
        return at >= self.last or self.keys[at] in ("–", "—", "-", ":", ".", "(", "/")

    def pronoun(self, before: int) -> bool:
        """Whether a subject pronoun stands right before token ``before``."""
        return any(key in self.small["pronouns"] for key in self.keys[max(self.first, before - 3) : before])

    def looks_ahead(self, after: int) -> bool:
        """Whether a verb behind token ``after`` is in the future or the conditional."""
        auxiliaries = self.a.language.auxiliaries
        for i in range(after, min(self.last, after + 16)):
            kind, features = auxiliaries.get(self.keys[i], ("", frozenset()))
            if kind in ("will", "cond") or features & {"fut", "cond"}:
                return True
        return any(h.first >= after and h.features & {"fut", "cond"} for h in (*self.triggers, *self.cues))

    def segment(self, at: int) -> tuple[int, int]:
        """The stretch around token ``at`` up to the next strong break, subordinator or relative on either side."""
        edges = self.small["subordinators"] | self.small["relatives"] | STRONG
        first = at
        while first > self.first and self.keys[first - 1] not in edges:
            first -= 1
        last = at + 1
        while last < self.last and self.keys[last] not in edges:
            last += 1
        return first, last
