"""A profile: the rules that a receiver adds to those of the standard."""

from collections.abc import Callable, Iterator, Sequence

import msgspec

from tocsin.cap.findings import Finding, found
from tocsin.cap.model import Alert, Info
from tocsin.cap.profiles.common import Faults


def never(_: Alert) -> bool:
    """For a profile that no message declares."""
    return False


def always(_: Alert) -> bool:
    """For a profile that has something to say of every message."""
    return True


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """One profile. The words of its rules are in ``data/<name>.toml``.

    ``source`` is the document with its version, and how its rules were checked. ``marks`` is what ``declared_by`` asks.
    Messages to which the profile does not apply have no finding.
    """

    name: str
    title: str
    source: str
    marks: Callable[[Alert], bool] = never
    applies: Callable[[Alert], bool] = always
    language_rules: tuple[Callable[[Alert, Sequence[str]], Faults], ...] = ()
    alert_rules: tuple[Callable[[Alert], Faults], ...] = ()
    info_rules: tuple[Callable[[Info, Alert], Faults], ...] = ()

    def declared_by(self, alert: Alert) -> bool:
        """Whether the message says itself that it follows the profile."""
        return self.marks(alert)

    def check(self, alert: Alert, languages: Sequence[str] = ()) -> Iterator[Finding]:
        """Every broken rule of the profile; the standard's own are not asked. ``languages``: those that are needed."""
        if not self.applies(alert):
            return
        for language_rule in self.language_rules:
            for fault in language_rule(alert, languages):
                yield found(*fault, book=self.name)
        for alert_rule in self.alert_rules:
            for fault in alert_rule(alert):
                yield found(*fault, book=self.name)
        for number, info in enumerate(alert.info):
            for info_rule in self.info_rules:
                for rule, where, reason in info_rule(info, alert):
                    yield found(rule, f"info[{number}]/{where}", reason, book=self.name)
