"""Unreadable: why a cell has no value; caught where the Value is made."""


class Unreadable(Exception):
    """A cell breaks a rule of the grammar; the flag says which."""

    def __init__(self, flag: str, alternatives: tuple[str, ...] = ()) -> None:
        super().__init__(flag)
        self.flag = flag
        self.alternatives = alternatives
