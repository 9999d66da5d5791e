"""What is wrong with a file, line by line."""

from typing import Literal

import msgspec

MOST_TOLD = 1_000


class Problem(msgspec.Struct, frozen=True):
    """``error``: the file is not imported; ``note``: it is, but somebody should know."""

    line: int
    field: str
    reason: str
    level: Literal["error", "note"] = "error"


class Report(msgspec.Struct):
    """What an import did, or would do. Of very many problems only the first are kept; all are counted."""

    lines: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    errors: int = 0
    notes: int = 0
    problems: list[Problem] = msgspec.field(default_factory=list)

    def add(self, problem: Problem) -> None:
        """Count it, and keep it where there is room."""
        if problem.level == "error":
            self.errors += 1
        else:
            self.notes += 1
        if len(self.problems) < MOST_TOLD:
            self.problems.append(problem)
