"""Events as English sentences: who did what to whom, where; the verb's form carries the status."""

from typing import Any

from tocsin.picture import kin
from tocsin.picture.actors import country
from tocsin.picture.atlas import is_country
from tocsin.picture.model import Event
from tocsin.picture.names import actor_name, actor_names, is_plural, join, words
from tocsin.reading.claim import NamedPlace, Quantity

STATUS_WORDS = {
    "done": "reported",
    "ongoing": "under way",
    "planned": "planned",
    "possible": "possible",
    "ordered": "ordered",
    "advised": "advised",
    "authorised": "authorised",
    "threatened": "threatened",
    "conditional": "on conditions",
    "negated": "said not to be so",
}
_BOUNDS = {"exact": "", "about": "about ", "at_least": "at least ", "at_most": "at most "}
_SAME_IN_PLURAL = frozenset(
    {"aircraft", "ammunition", "artillery", "equipment", "km", "km2", "m", "magnitude", "personnel"}
)
_WITH_ARTICLE = ("United", "Netherlands", "Philippines", "Maldives", "Central African", "Dominican Rep")


def describe(event: Event, *, labelled: bool = True) -> str:
    """One line without a full stop, e.g. 'Ukraine struck Russia with ATACMS missiles, first use'.

    ``labelled`` adds the status where the sentence itself does not carry it: 'Air strike on Kyiv, possible'.
    """
    told = _told(event) or (_active(event) if event.who else None)
    sentence, label = (told, "") if told else _agentless(event)
    reason = words()["reasons"].get(event.reason or "")
    first = ", first use" if event.first else ""
    return _capital(sentence + (f" {reason}" if reason else "") + (label if labelled else "") + first)


def feared(event: Event) -> str:
    """What may come, without who says so: 'Possible air strike on Kyiv'."""
    return _capital(f"{words()['feared'].get(event.status, event.status)} {topic(event)}")


def thing(act: str) -> str:
    """The noun of an act by itself: 'ceasefire', 'promise of limits or conditions'."""
    row = words()["acts"][act]
    slots = {"whom": "people", "arms": "weapons", "count": "people", "subject": "danger", **row}
    empty = dict.fromkeys(("on", "about", "a", "an", "article"), "")
    return str(row["thing"]).format_map(slots | empty)


def status_word(event: Event) -> str:
    """The status as a label."""
    return STATUS_WORDS[event.status]


def topic(event: Event) -> str:
    """What an event is about, without saying whether it is so: 'missile strike on Dnipro'."""
    row = _row(event)
    thing = _fill(row["thing"], event)
    link = row.get("where") or row.get("to")
    if event.to_whom and link and not _names_target(row["thing"]):
        return f"{thing} {link} {actor_names(event.to_whom)}{_where(event, event.to_whom)}"
    if "where" in row and event.place:
        return f"{thing} {row['where']} {place_name(event.place)}"
    return thing + _where(event, event.to_whom)


def quantity_words(quantity: Quantity) -> str:
    """'at least 5 people', 'about 1,000 km'."""
    unit = {"km2": "km²"}.get(quantity.unit, quantity.unit)
    if quantity.value != 1 and quantity.unit not in _SAME_IN_PLURAL:
        unit = plural(unit)
    return f"{_BOUNDS[quantity.bound]}{quantity.value:,} {unit}"


def place_name(place: NamedPlace) -> str:
    """The place within a sentence, with its article where it takes one."""
    return f"the {place.name}" if is_country(place) and place.name.startswith(_WITH_ARTICLE) else place.name


def plural(noun: str) -> str:
    """Plural of an English noun as it stands in claims."""
    last = noun.rpartition(" ")[2]
    if last == "person":
        return noun[: -len("person")] + "people"
    if not noun or noun.endswith("s") or last in _SAME_IN_PLURAL:
        return noun
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("x", "ch", "sh")) else "s")


def _row(event: Event) -> dict[str, Any]:
    row: dict[str, Any] = words()["acts"][event.act]
    return row


def _told(event: Event) -> str | None:
    """Orders and advice to people: 'The US mission ordered US staff to take shelter in Kyiv'."""
    tell = _row(event).get("tell")
    if event.status not in ("ordered", "advised") or not tell:
        return None
    whom, where = actor_names(event.to_whom) or "people", _where(event, ())
    if event.who:
        return f"{actor_names(event.who)} {event.status} {whom} to {tell}{where}"
    are = "are" if not event.to_whom or is_plural(event.to_whom) else "is"
    return f"{whom} {are} {event.status} to {tell}{where}"


def _active(event: Event) -> str:
    row, many = _row(event), is_plural(event.who)
    are = "are" if many else "is"
    forms = {
        "done": row["did"],
        "ongoing": f"{are} {row['doing']}",
        "planned": f"{'plan' if many else 'plans'} to {row['do']}",
        "possible": f"may {row['do']}",
        "threatened": f"{'threaten' if many else 'threatens'} to {row['do']}",
        "conditional": f"would, on conditions, {row['do']}",
        "negated": f"did not {row['do']}",
        **row.get("forms", {}),
    }
    form = forms.get(event.status)
    who = actor_names(event.who)
    if form is None:
        return f"{who} {event.status} {topic(event)}"
    return f"{who} {_fill(form, event)}{_complement(event)}"


def _complement(event: Event) -> str:
    """What follows the verb: the target, the weapons, the place."""
    row = _row(event)
    if "where" in row:
        target = actor_names(event.to_whom) or (place_name(event.place) if event.place else "a target")
        where = _where(event, event.to_whom) if event.to_whom else ""
        return f" {target}{_weapons(event)}{where}"
    if "to" in row and event.to_whom:
        return f" {row['to']} {actor_names(event.to_whom)}{_where(event, event.to_whom)}"
    return _where(event, event.to_whom, row.get("at", "in"))


def _agentless(event: Event) -> tuple[str, str]:
    """The sentence, and the status as a label where the sentence does not say it."""
    row = _row(event)
    form = row.get("unsaid", {}).get(event.status)
    if form:
        return _fill(form, event) + _where(event, event.to_whom), ""
    if event.status == "negated":
        return f"no {topic(event)}", ""
    return topic(event), "" if event.status == "done" else f", {status_word(event)}"


def _fill(pattern: str, event: Event) -> str:
    row = _row(event)
    whom = actor_names(event.to_whom) or row.get("whom", "people")
    count = join([quantity_words(q) for q in event.quantity]) or row.get("count", "people")
    subject = words()["acts"][event.subject]["thing"] if event.subject else row.get("subject", "danger")
    about = f"{subject} " if event.subject else ""
    a, an = ("a ", "an ") if event.subject else ("", "")
    article = (an if subject[:1] in "aeiou" else a) if event.subject else ""
    on = f" on {_arms(event)}" if event.weapon else ""
    return pattern.format(
        whom=whom, count=count, arms=_arms(event), on=on, subject=subject, about=about, a=a, an=an, article=article
    )


def _names_target(pattern: str) -> bool:
    return "{whom}" in pattern


def _arms(event: Event) -> str:
    named = [weapon if weapon[:1].isupper() else plural(weapon) for weapon in event.weapon]
    return join(named) or str(_row(event).get("arms", "weapons"))


def _weapons(event: Event) -> str:
    row = _row(event)
    named = [weapon for weapon in event.weapon if weapon in kin.named_weapons(event.weapon)]
    if named and "things" in row:
        return f" {row['with']} {join(named)} {row['things']}"
    if event.weapon and "with" in row and "plain" not in row:
        return f" {row['with']} {_arms(event)}"
    return f" {row['plain']}" if "plain" in row else ""


def _where(event: Event, mentioned: tuple[str, ...], preposition: str = "in") -> str:
    """' in Kyiv', but nothing where the country is already named by its actor."""
    place = event.place
    if place is None or (is_country(place) and _row(event).get("placeless")):
        return ""
    if is_country(place) and any(country(a) == place.country for a in (*mentioned, *event.who)):
        return ""
    return f" {preposition} {place_name(place)}"


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]


__all__ = [
    "actor_name",
    "describe",
    "feared",
    "place_name",
    "plural",
    "quantity_words",
    "status_word",
    "thing",
    "topic",
]
