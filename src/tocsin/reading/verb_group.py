"""The words around a verb that say its voice, its tense and whether it is denied or only possible."""

from collections.abc import Sequence

import msgspec

from tocsin.reading.brackets import bracket, split_denied
from tocsin.reading.language import Language

_REACH = 9


class VerbGroup(msgspec.Struct, frozen=True):
    """A verb with its auxiliaries at tokens [first, last)."""

    first: int
    last: int
    voice: str
    """``active``, ``passive``, or ``bare`` for a participle with no auxiliary."""
    tense: str
    """``past``, ``present``, ``state`` (is closed), ``future``, ``inf``, ``presp``, ``imperative``, ``bare``."""
    negated: bool = False
    modal: str = ""
    """``possible``, ``must``, ``cond`` or empty."""
    hearsay: bool = False
    """French conditional of report: 'aurait fourni'."""
    edge: int = -1
    """The token before which the subject stands; further left than ``first`` where an earlier verb's auxiliary serves
    this one too ('ont instauré … et fermé …')."""

    final: bool = False
    """It closes its clause, so that its object stands left of it (German)."""


def verb_group(
    language: Language, keys: Sequence[str], first: int, last: int, features: frozenset[str], start: int
) -> VerbGroup:
    """The group of the verb form at ``first`` (phrase end ``last``); looks no further left than ``start``."""
    if language.grammar.get("verb_final"):
        return _german(language, keys, first, last, features, start)
    aux, left, negated = _auxiliaries(language, keys, first, start)
    edge = left
    if not aux and _is_participle(features):
        shared = _shared(language, keys, first, start)
        if shared is not None and not ("past" in features and _own_object(language, keys, shared, last)):
            aux, edge, negated = _auxiliaries(language, keys, shared + 1, start)
    negated = (
        negated or _nobody(language, keys, left, start) or _negated_after(language, keys, first, start)
    ) and not _only(keys, left, last)
    kinds = [kind for kind, _ in aux]
    modal = next((k for k in kinds if k in ("possible", "must", "cond")), "")
    if "will" in kinds and not modal:
        return VerbGroup(left, last, _voice(aux, features), "future", negated, edge=edge)
    if _forbidding(language, keys, left, features, start):
        return VerbGroup(left, last, "active", "imperative", negated, edge=edge)
    if aux and aux[-1][0] == "be" and "inf" in features and keys[first - 1] == "to":  # 'are to meet'
        return VerbGroup(left, last, "active", "future", negated, edge=edge)
    finite = aux[0][1] if aux else features
    hearsay = "cond" in finite and bool(aux) and aux[0][0] in ("have", "be") and _is_participle(features)
    if "cond" in finite and not hearsay and not modal:
        modal = "cond"
    voice = _voice(aux, features)
    tense = _tense(aux, finite, features, voice)
    if not aux:
        tense = _imperative(language, keys, first, start, tense)
    return VerbGroup(left, last, voice, tense, negated, modal, hearsay, edge)


def _german(
    language: Language, keys: Sequence[str], first: int, last: int, features: frozenset[str], start: int
) -> VerbGroup:
    """The group of a German verb, whose other half may stand far from it."""
    found = bracket(language, keys, first, last, features, start)
    if found is None:
        features = features - {"pp"}
        tense = _imperative(language, keys, first, start, _tense([], features, features, "active"))
        if "pres" in features and tense in ("inf", "imperative") and keys[last : last + 1] != ["sie"]:
            tense = "present"
        modal = "cond" if features == {"cond"} else ""
        return VerbGroup(first, last, "active", tense, split_denied(language, keys, last), modal, edge=first)
    aux, negated, infinitive = found
    if infinitive:
        return VerbGroup(first, last, "active", "inf", negated, final=True, edge=first)
    participle = "pp" in features and not (aux and aux[-1][0] in ("possible", "must", "will", "cond"))
    kinds = [kind for kind, _ in aux]
    modal = next((k for k in kinds if k in ("possible", "must", "cond")), "")
    finite = aux[0][1] if aux else features
    voice = "active" if not participle else "bare" if not aux else "passive" if "be" in kinds else "active"
    if "cond" in finite and not modal:
        modal = "cond"
    if "will" in kinds or (not participle and "be" in kinds and not modal):
        return VerbGroup(first, last, voice, "future", negated, modal, final=True, edge=first)
    tense = "inf" if modal else _german_tense(aux, participle)
    return VerbGroup(first, last, voice, tense, negated, modal, final=True, edge=first)


def _german_tense(aux: Sequence[tuple[str, frozenset[str]]], participle: bool) -> str:
    if not aux:
        return "bare" if participle else "inf"
    lasting = len(aux) == 1 and aux[0][0] == "be" and "pres" in aux[0][1]
    return "state" if lasting else "past"


def _shared(language: Language, keys: Sequence[str], first: int, start: int) -> int | None:
    """The auxiliary of an earlier verb that a participle behind 'and' or a comma shares."""
    at = first - 1
    while at > start and keys[at] in language.small["transparent"]:
        at -= 1
    if at <= start or (keys[at] != "," and keys[at] not in language.small["coordinators"]):
        return None
    for k in range(at - 1, max(start, at - 22), -1):
        if keys[k] in ";:.":
            return None
        kind = language.auxiliaries.get(keys[k], ("", frozenset()))
        if kind[0] in ("have", "be") and not kind[1] & {"pp"}:
            # 'was in Beirut and pressed …': no participle stands there to share it with
            return None if kind[0] == "be" and keys[k + 1] in language.small["prepositions"] else k
    return None


def _forbidding(language: Language, keys: Sequence[str], left: int, features: frozenset[str], start: int) -> bool:
    """'Do not touch it', 'Don't go out': a command with a 'not'."""
    forbidding = keys[left] in language.small["forbidding"] and "inf" in features
    return forbidding and _clause_start(language, keys, left, start)


def _own_object(language: Language, keys: Sequence[str], shared: int, last: int) -> bool:
    """'was expected in Niamey, demanded that …': what has an object of its own shares no passive."""
    kind, _ = language.auxiliaries[keys[shared]]
    return kind == "be" and last < len(keys) and keys[last] in language.determiners


def _imperative(language: Language, keys: Sequence[str], first: int, start: int, tense: str) -> str:
    """Commands: 'Fermez', 'Éviter le camp', 'Stay indoors' at the start of a clause."""
    if tense not in ("inf", "present"):
        return tense
    opens = _clause_start(language, keys, first, start)
    endings = tuple(language.grammar.get("imperative_endings", ()))
    if endings:
        if keys[first].endswith(endings) and "vous" not in keys[max(start, first - 2) : first]:
            return "imperative"
        return "imperative" if tense == "inf" and opens else tense
    if tense == "inf" and keys[first - 1 : first] != ["to"]:
        return "imperative" if opens else "present"
    return tense


def _auxiliaries(
    language: Language, keys: Sequence[str], first: int, start: int
) -> tuple[list[tuple[str, frozenset[str]]], int, bool]:
    """Auxiliaries from left to right, the token where the group starts, and whether a negation stands in it."""
    found: list[tuple[str, frozenset[str]]] = []
    left = first
    negated = False
    small = language.small
    k = first - 1
    while k >= max(start, first - _REACH):
        key = keys[k]
        auxiliary = language.auxiliaries.get(key)
        if auxiliary is not None and not (key == "en" or (key in language.determiners and not found)):
            found.insert(0, auxiliary)
            left = k
            if len(found) == 4:
                break
        elif key in small["negations"] or key in ("ne", "n'"):
            negated = negated or key in small["negations"]
        elif key == "," and not found:
            jump = _parenthesis(language, keys, k, start)
            if jump is None:
                break
            k = jump
        elif key not in small["transparent"] and not (
            len(key) > 5 and key.endswith(tuple(language.grammar.get("adverb_endings", ("\0",))))
        ):
            break
        k -= 1
    if not found:
        return [], first, negated and left - k <= 3
    return found, left, negated


def _parenthesis(language: Language, keys: Sequence[str], comma: int, start: int) -> int | None:
    """The comma that opens the aside closed at ``comma``, where an auxiliary stands before it."""
    for k in range(comma - 1, max(start, comma - 9), -1):
        if keys[k] == ",":
            return k if k - 1 >= start and keys[k - 1] in language.auxiliaries else None
    return None


def _negated_after(language: Language, keys: Sequence[str], first: int, start: int) -> bool:
    """'ne ferme pas': the particle before a finite verb, the adverb behind it."""
    before = keys[max(start, first - 3) : first]
    return ("ne" in before or "n'" in before) and any(
        key in language.small["negations"] for key in keys[first + 1 : first + 4]
    )


def _nobody(language: Language, keys: Sequence[str], left: int, start: int) -> bool:
    """'Personne n'a été blessé', 'Nobody was hurt': the subject denies."""
    nobody, particles = language.small["nobody"], language.small["particles"]
    if not any(keys[k] in nobody for k in range(max(start, left - 4), left)):
        return False
    return not particles or any(keys[k] in particles for k in range(max(start, left - 2), left))


def _only(keys: Sequence[str], left: int, last: int) -> bool:
    """'ne … plus que', 'ne … que': only, not never."""
    return "plus" in keys[left : last + 1] and any(k in ("que", "qu'") for k in keys[last - 1 : last + 1])


def _is_participle(features: frozenset[str]) -> bool:
    return "pp" in features


def _voice(aux: Sequence[tuple[str, frozenset[str]]], features: frozenset[str]) -> str:
    if not _is_participle(features):
        return "active"
    if not aux:
        return "bare"
    if aux[-1][0] == "be":
        return "passive"
    return "active" if aux[-1][0] == "have" else "bare"


def _tense(
    aux: Sequence[tuple[str, frozenset[str]]], finite: frozenset[str], features: frozenset[str], voice: str
) -> str:
    if "fut" in finite:
        return "future"
    if aux:
        last = aux[-1][0]
        if any("presp" in f for _, f in aux):  # 'are being taken'
            return "progressive" if "pres" in finite else "past"
        if voice == "passive" and len(aux) == 1 and "pres" in finite:
            return "state"
        if "presp" in features and last == "be":
            return "progressive" if "pres" in finite else "past"
        if voice == "passive" and "inf" in finite:
            return "inf"
        return "past"
    if voice == "bare":
        return "past" if "past" in features else "bare"
    for tense in ("pres", "imp", "past", "presp"):
        if tense in features and not (tense == "pres" and "inf" in features):
            return {"pres": "present", "imp": "past"}.get(tense, tense)
    return "inf" if "inf" in features else "past"


def _clause_start(language: Language, keys: Sequence[str], first: int, start: int) -> bool:
    """Whether only openers ('please', 'and', a bullet) stand between the clause's start and the verb."""
    if first == start:
        return True
    before = keys[first - 1]
    if before in language.small.get("imperative_openers", ()) or (
        not before[:1].isalnum() and before not in ("'", "'s", '"', "%")
    ):
        return True
    return before in language.small["coordinators"]
