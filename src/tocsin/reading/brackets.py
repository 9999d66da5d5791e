"""The verb bracket of German: the finite verb stands second, its participle, infinitive or split prefix at the end.

'Die Botschaft hat am Montag ihr Personal verringert', 'dass vier Menschen getötet worden seien', 'schoss … ab'.
"""

from collections.abc import Sequence

from tocsin.reading.language import Language

_REACH = 28
_STRONG = frozenset(";:()[]–—.!?…")
_FINITE = frozenset({"pres", "past", "imp", "cond"})
Auxiliary = tuple[str, frozenset[str]]


def bracket(
    language: Language, keys: Sequence[str], first: int, last: int, features: frozenset[str], start: int
) -> tuple[list[Auxiliary], bool, bool] | None:
    """The auxiliaries of a verb that closes its clause, whether it is denied, and whether it is an infinitive with
    'zu'; None for a finite verb in second place."""
    joined = "inf" in features and not features & _FINITE and "zu" in keys[first]
    if joined or (keys[first - 1 : first] == ["zu"] and "inf" in features):
        return [], _negated(keys, max(start, first - 6), first), True
    behind = _behind(language, keys, last, features)
    if not features & {"pp", "inf"}:
        return (behind, False, False) if behind and "cond" in behind[0][1] else None
    if features & {"pres", "past"} and not behind and not closes(language, keys, last):
        return None
    if behind and not _ambiguous(behind[0]):
        return behind, _negated(keys, max(start, first - 6), first), False
    at = _before(language, keys, first, features, behind, start)
    if at is None:
        return (
            (behind, _negated(keys, max(start, first - 6), first), False)
            if behind or ("pp" in features and not features & {"pres"})
            else None
        )
    return [language.auxiliaries[keys[at]], *behind], _negated(keys, at, first), False


def closes(language: Language, keys: Sequence[str], at: int) -> bool:
    """Whether a clause may end before token ``at``."""
    if at >= len(keys) or not keys[at][:1].isalnum():
        return True
    return keys[at] in language.small["coordinators"] or keys[at] in language.small["subordinators"]


def split_denied(language: Language, keys: Sequence[str], last: int) -> bool:
    """'Die Botschaft öffnet am Montag nicht.': the negation closes the clause of a finite verb."""
    for k in range(last, min(len(keys), last + 12)):
        if keys[k] in _STRONG or keys[k] == ",":
            return False
        if keys[k] in ("nicht", "nie", "niemals") and (
            closes(language, keys, k + 1) or keys[k + 1] in ("mehr", *language.small["separable"])
        ):
            return True
    return False


def _behind(language: Language, keys: Sequence[str], last: int, features: frozenset[str]) -> list[Auxiliary]:
    """'getötet worden seien', 'geschlossen bleiben sollen': read backwards, the finite one first."""
    found: list[Auxiliary] = []
    k = last
    while k < len(keys) and k < last + 3 and keys[k] in language.auxiliaries and keys[k] not in language.determiners:
        found.insert(0, language.auxiliaries[keys[k]])
        k += 1
    if found and not features & {"pp", "inf"}:
        return []
    return found


def _ambiguous(auxiliary: Auxiliary) -> bool:
    """'werden', 'bleiben', 'können' may be an infinitive whose finite verb stands further left; 'worden' is."""
    return "inf" in auxiliary[1] or "pp" in auxiliary[1]


def _before(
    language: Language, keys: Sequence[str], first: int, features: frozenset[str], behind: list[Auxiliary], start: int
) -> int | None:
    """The finite auxiliary that opens the bracket."""
    small = language.small
    for k in range(first - 1, max(start - 1, first - _REACH), -1):
        key = keys[k]
        if key in _STRONG or (
            key == ","
            and k + 1 < first
            and (
                keys[k + 1] in small["subordinators"]
                or keys[k + 1] in small["relatives"]
                or keys[k + 1] in ("um", "die", "der", "das")
            )
        ):
            return None
        kind = language.auxiliaries.get(key)
        if kind is None or key in language.determiners or not kind[1] & _FINITE:
            continue
        if kind[0] in ("have", "be") and not (behind or "pp" in features or key in small["becoming"]):
            continue
        if kind[0] in ("possible", "must", "will", "cond") and not (behind or "inf" in features):
            continue
        return k
    return None


def _negated(keys: Sequence[str], left: int, first: int) -> bool:
    for k in range(left, first):
        if keys[k] in ("nicht", "nie", "niemals", "keinesfalls", "keineswegs") and not _partial(keys, k):
            return True
    return False


def _partial(keys: Sequence[str], at: int) -> bool:
    """'nicht nur', 'nicht notwendige Reisen', 'nicht unbedingt erforderlich': it denies no verb."""
    after = keys[at + 1 : at + 2]
    return after[:1] != [] and (
        after[0].startswith(
            (
                "nur",
                "notwendig",
                "wesentlich",
                "unbedingt",
                "zwingend",
                "näher",
                "benötigt",
                "dringend",
                "essenziell",
                "erforderlich",
                "weniger",
                "autorisiert",
            )
        )
    )
