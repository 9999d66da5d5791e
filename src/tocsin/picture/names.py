"""Actors in English: ``USA.staff`` is 'US staff', ``KOR.officials`` 'South Korean officials'."""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from tocsin.picture.actors import EVERYONE, code, country, role
from tocsin.places.countries import english
from tocsin.reading.claim import Actor


@cache
def words() -> dict[str, Any]:
    """``wording.toml``."""
    return tomllib.loads((files("tocsin.picture") / "wording.toml").read_text("utf-8"))


@cache
def _demonyms() -> dict[str, list[str]]:
    table = files("tocsin.reading") / "languages" / "en" / "demonyms.toml"
    found: dict[str, list[str]] = tomllib.loads(table.read_text("utf-8"))["demonyms"]
    return found


def actor_name(actor: Actor) -> str:
    """The actor as it stands within a sentence, with its article where it takes one."""
    if actor == EVERYONE:
        return EVERYONE
    if not role(actor):
        return _bare_name(actor)
    pattern = words()["roles"].get(role(actor), {"name": "{adj} " + role(actor)})["name"]
    return str(pattern).format(adj=_adjective(code(actor)))


def actor_names(actors: Sequence[Actor]) -> str:
    """'A', 'A and B', 'A, B and C'."""
    return join([actor_name(actor) for actor in actors])


def is_plural(actors: Sequence[Actor]) -> bool:
    """Whether the actors take a plural verb."""
    if len(actors) != 1:
        return len(actors) > 1
    named = words()["roles"].get(role(actors[0]), {})
    return bool(named.get("plural")) or (not role(actors[0]) and actors[0] in words()["plural"]["codes"])


def join(items: Sequence[str]) -> str:
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def _bare_name(actor_code: str) -> str:
    named: str | None = words()["names"].get(actor_code)
    state = country(actor_code)
    return named or (english(state) if state else actor_code)


def _adjective(actor_code: str) -> str:
    fixed: str | None = words()["adjectives"].get(actor_code)
    if fixed:
        return fixed
    forms = _demonyms().get(actor_code)
    if forms:
        return " ".join(word[:1].upper() + word[1:] for word in forms[0].split())
    name = _bare_name(actor_code).removeprefix("the ")
    return f"{name}’s" if country(actor_code) else name
