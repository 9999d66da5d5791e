"""Labels that don't cover each other: each takes the first free place around its mark."""

from collections.abc import Sequence

import msgspec

_GAP = 9.0


class Box(msgspec.Struct, frozen=True):
    """Upper left corner and size."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: "Box") -> bool:
        """Whether the two share any area."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )

    def within(self, other: "Box") -> bool:
        """Whether ``other`` holds it wholly."""
        return (
            other.x <= self.x
            and other.y <= self.y
            and self.x + self.width <= other.x + other.width
            and self.y + self.height <= other.y + other.height
        )


def _around(x: float, y: float, width: float, height: float, gap: float) -> list[Box]:
    """Right, left, below, above, then the four corners."""
    middle, left = y - height / 2, x - width - gap
    return [
        Box(x + gap, middle, width, height),
        Box(left, middle, width, height),
        Box(x - width / 2, y + gap, width, height),
        Box(x - width / 2, y - gap - height, width, height),
        Box(x + gap, y + gap / 2, width, height),
        Box(x + gap, y - gap / 2 - height, width, height),
        Box(left, y + gap / 2, width, height),
        Box(left, y - gap / 2 - height, width, height),
    ]


def place(x: float, y: float, size: tuple[float, float], taken: Sequence[Box], frame: Box) -> Box | None:
    """A free box near (x, y), ever farther out; ``None`` where the frame is full."""
    for ring in range(1, 7):
        for box in _around(x, y, *size, _GAP * ring):
            if box.within(frame) and not any(box.meets(other) for other in taken):
                return box
    return None
