"""Where the checks put what they find."""

from tocsin.cap.findings import Finding, found, rules

MOST = 10_000
"""Findings of one message; what is worse than that is not worth a list."""


class Report:
    """Findings of one message, in the order in which they were made."""

    __slots__ = ("findings", "prefix", "untold")

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.prefix = ""
        self.untold = 0

    def add(self, rule: str, where: str, reason: str) -> None:
        """``where`` is the path below ``prefix``."""
        if len(self.findings) == MOST:
            self.untold += 1
            return
        self.findings.append(Finding(rule, self.prefix + where, reason, rules()[rule].level))

    def told(self) -> list[Finding]:
        """The findings, and how many more there are."""
        more = (
            [found("N05", "", f"breaks rules in {self.untold} more places, which are not told")] if self.untold else []
        )
        return [*more, *self.findings]
