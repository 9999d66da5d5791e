"""What differs between two messages, element by element.

Not a difference: the order of infos of different languages and of areas of different names; the order within a list of
values, codes or shapes, or of files of different descriptions; the case of a language tag; the zone of an instant.
Infos are matched by language, areas and files by their description, those of the same by their order.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any

import msgspec

from tocsin.cap.elements import elements
from tocsin.cap.model import Alert, Area, Circle, Info, NamedValue, Polygon, Reference, Resource

MOST_WORDS = 1000
"""Of a text shown word by word; a longer one is shown whole."""
MATCHED: dict[str, Callable[[Any], str]] = {
    "info": lambda info: info.language.lower(),
    "resource": lambda resource: resource.resource_desc,
    "area": lambda area: area.area_desc,
}


class Change(msgspec.Struct, frozen=True):
    """One difference. ``where`` is the path of the element, counted from 0: ``info[0]/area[1]/polygon[0]``.

    The path is that of the element in the first message, and in the second where only that one has it. ``before`` and
    ``after`` are the values as text, ``None`` where the message lacks the element.
    """

    where: str
    before: str | None
    after: str | None


def diff(a: Alert, b: Alert) -> list[Change]:
    """From ``a`` to ``b``, in the order of the standard's elements; an empty list where they say the same."""
    return list(_fields(a, b, ""))


def marked(change: Change) -> str:
    """Both texts in one, words taken out as ``[-so-]`` and words put in as ``{+so+}``."""
    if change.before is None or change.after is None:
        return f"[-{change.before}-]" if change.after is None else f"{{+{change.after}+}}"
    before, after = change.before.split(), change.after.split()
    if max(len(before), len(after)) > MOST_WORDS:
        return f"[-{change.before}-] {{+{change.after}+}}"
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return " ".join(_step(kind, before[i:j], after[k:m]) for kind, i, j, k, m in steps)


def _step(kind: str, gone: Sequence[str], come: Sequence[str]) -> str:
    if kind == "equal":
        return " ".join(gone)
    return " ".join([f"[-{' '.join(gone)}-]"] * bool(gone) + [f"{{+{' '.join(come)}+}}"] * bool(come))


def _fields(a: msgspec.Struct, b: msgspec.Struct, path: str) -> Iterator[Change]:
    names = [(element.field, element.name) for element in elements(type(a))] + [("other", "other")]
    for field, name in names:
        before, after = getattr(a, field), getattr(b, field)
        if name in MATCHED:
            yield from _matched(before, after, path + name, MATCHED[name])
        elif isinstance(before, tuple):
            yield from _listed(before, after, path + name)
        elif before != after and not (name == "language" and before.lower() == after.lower()):
            yield Change(path + name, _shown(before), _shown(after))


def _matched(a: Sequence[Any], b: Sequence[Any], path: str, key: Callable[[Any], str]) -> Iterator[Change]:
    """The nth of a key with the nth of the same key."""
    first, second = _numbered(a, key), _numbered(b, key)
    for name, (number, one) in first.items():
        where = f"{path}[{number}]"
        if name in second:
            yield from _fields(one, second[name][1], f"{where}/")
        else:
            yield Change(where, _shown(one), None)
    for name, (number, one) in second.items():
        if name not in first:
            yield Change(f"{path}[{number}]", None, _shown(one))


def _numbered(items: Sequence[Any], key: Callable[[Any], str]) -> dict[tuple[str, int], tuple[int, Any]]:
    seen: Counter[str] = Counter()
    found = {}
    for number, one in enumerate(items):
        found[key(one), seen[key(one)]] = (number, one)
        seen[key(one)] += 1
    return found


def _listed(a: Sequence[Any], b: Sequence[Any], path: str) -> Iterator[Change]:
    """What only one list has; named values are paired by name, other values by their order."""
    gone, come = _without(a, b), _without(b, a)
    for number, one in gone:
        partner = next((pair for pair in come if _name(pair[1]) == _name(one)), None)
        if partner is not None:
            come.remove(partner)
        yield Change(f"{path}[{number}]", _shown(one), None if partner is None else _shown(partner[1]))
    for number, one in come:
        yield Change(f"{path}[{number}]", None, _shown(one))


def _without(items: Sequence[Any], others: Sequence[Any]) -> list[tuple[int, Any]]:
    left = Counter(others)
    found = []
    for number, one in enumerate(items):
        if left[one]:
            left[one] -= 1
        else:
            found.append((number, one))
    return found


def _name(value: Any) -> str | None:
    return value.value_name if isinstance(value, NamedValue) else None


def _shown(value: Any) -> str | None:
    """For people; no value makes it fail."""
    match value:
        case None | str():
            return value
        case datetime():
            return value.isoformat()
        case NamedValue():
            return f"{value.value_name}={value.value}"
        case Polygon():
            return " ".join(f"{lat},{lon}" for lat, lon in value.points)
        case Circle():
            return f"{value.lat},{value.lon} {value.radius_km}"
        case Reference():
            return f"{value.sender},{value.identifier},{value.sent.isoformat()}"
        case Resource():
            return value.resource_desc
        case Info():
            return f"{value.language}: {value.headline or value.event}"
        case Area():
            return value.area_desc
    return str(value)
