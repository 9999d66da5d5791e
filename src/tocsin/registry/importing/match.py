"""Which person a line tells of: by external id, else by an address."""

from collections.abc import Callable

from tocsin.registry.importing.line import Line
from tocsin.registry.importing.problems import Problem
from tocsin.registry.importing.standing import Standing
from tocsin.registry.seal import Keyring

Number = int | None


class Matcher:
    """Goes through the lines of one batch. ``line_of`` tells which line of this file told of a person, 0 for none."""

    def __init__(self, there: Standing, keys: Keyring, line_of: Callable[[int], int]) -> None:
        self.there = there
        self.keys = keys
        self.line_of = line_of
        self._addresses: dict[bytes, int] = {}
        self._ids: dict[str, int] = {}
        self._people: dict[int, int] = {}

    def match(self, line: Line) -> tuple[Number, list[Problem]]:
        """The person's number, ``None`` for a new one, and whatever two lines or two people share."""
        problems = list(self._twice(line))
        person = self.there.known.get(line.external_id) if line.external_id else None
        for channel, hashed in self._hashes(line):
            owner = self.there.owners.get(hashed)
            if owner is None:
                continue
            if person is None and self._same(owner, line):
                person = owner
            if owner != person:
                problems.append(Problem(line.number, channel, self._owned(owner)))
        if person is not None:
            told = self.line_of(person) or self._people.get(person, 0)
            if told and not problems:
                problems.append(
                    Problem(line.number, "id", f"tells of the same person as line {told}; leave one of them")
                )
            self._people.setdefault(person, line.number)
        return person, problems

    def _twice(self, line: Line) -> list[Problem]:
        found = []
        if line.external_id and (first := self._ids.setdefault(line.external_id, line.number)) != line.number:
            reason = f"'{line.external_id}' is also the id of line {first}; leave one of them"
            found.append(Problem(line.number, "id", reason))
        for channel, hashed in self._hashes(line):
            if (first := self._addresses.setdefault(hashed, line.number)) != line.number:
                reason = f"is also in line {first}; one address is one person's: leave one of them"
                found.append(Problem(line.number, channel, reason))
        return found

    def _hashes(self, line: Line) -> list[tuple[str, bytes]]:
        own = [one for listed in line.contacts.values() for one in listed]
        return [(one.channel, self.keys.lookup(one.channel, one.normal)) for one in own]

    def _same(self, owner: int, line: Line) -> bool:
        """An address names a person unless the line and the registry have different ids."""
        known = self.there.people[owner].external_id
        return not (line.external_id and known and known != line.external_id)

    def _owned(self, owner: int) -> str:
        told = self.line_of(owner)
        whose = f"the person of line {told}" if told else f"person {owner} of the registry"
        return f"already belongs to {whose}; one address is one person's: leave it out or mend the id"
