"""The one error a person sees: what was given, what is wrong with it, the way out."""


class InputError(Exception):
    """Bad input. ``str()`` is one line: the input's name, the place in it and what to do. Exit code 2."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason
