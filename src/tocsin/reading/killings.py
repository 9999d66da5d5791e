"""Who kills unarmed people attacks them: 'Gunmen killed 17 villagers' tells an attack and its dead."""

from tocsin.reading.draft import Draft
from tocsin.reading.frames import frames
from tocsin.reading.sentence import Sentence

_ARMED = frozenset({"mil", "police", "group", "troops", "anon"})
_KILLERS = frozenset({"anon", "group"})


def attacks(kept: list[Draft]) -> None:
    """Let each killing tell the attack as well, unless the sentence tells the attack in words of its own or those who
    died were armed."""
    for made in kept:
        if made.act not in ("harm.killed", "attack.civilians") or made.frame.name in ("harm.toll", "harm.casualties"):
            continue
        attacked = any(o is not made and o.act.startswith(("strike.", "attack.")) for o in kept)
        armed = made.theme is not None and bool(made.theme.kinds & _ARMED)
        if made.frame.also == "harm.killed" and (attacked or armed):
            _read_as(made, "harm.killed")
        elif made.frame.name == "harm.killed" and not attacked and not armed and _by_gunmen(made):
            _read_as(made, "attack.kill")


def _by_gunmen(made: Draft) -> bool:
    if made.theme is None or made.agent is None or made.manner != "verbs" or made.theme.kinds == {"number"}:
        return False
    return bool(made.agent.kinds & _KILLERS)


def _read_as(made: Draft, name: str) -> None:
    made.frame = frames()[name]
    made.act = made.frame.act


def deadly(sentence: Sentence, kept: list[Draft]) -> list[Draft]:
    """The strikes that only their dead tell of: 'A ballistic missile killed a man in Kryvyi Rih'."""
    if any(o.act.startswith(("strike.", "attack.", "intercept")) for o in kept):
        return []
    return [twin for made in kept if (twin := _strike(sentence, made)) is not None][:1]


def _strike(sentence: Sentence, made: Draft) -> Draft | None:
    group = made.group
    if made.act not in ("harm.killed", "harm.wounded", "harm.damage") or made.manner != "verbs" or group is None:
        return None
    if group.voice == "passive" or group.tense == "inf" or (made.theme and made.theme.last <= made.hit.first):
        return None
    weapon = sentence.left(group.edge, lambda m: "demonym" not in m.kinds)
    if weapon is None or "weapon" not in weapon.kinds:
        return None
    twin = Draft(frames()["strike.launch"], made.hit, "intransitive", group)
    twin.theme = weapon
    twin.extent = [weapon.first, made.hit.last]
    return twin
