"""Where the checks put what they find."""

from tocsin.cap.findings import Finding, rules


class Report:
    """Findings of one message, in the order in which they were made."""

    __slots__ = ("findings", "prefix")

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.prefix = ""

    def add(self, rule: str, where: str, reason: str) -> None:
        """``where`` is the path below ``prefix``."""
        self.findings.append(Finding(rule, self.prefix + where, reason, rules()[rule].level))
