"""Anomaly: where a page and its text layer do not say the same, or nothing that can be read."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from .geometry import Box

AnomalyKind: TypeAlias = Literal["hidden", "overprinted", "struck", "not-read", "stamped"]


@dataclass(frozen=True, slots=True)
class Anomaly:
    """Something at one place of a page that is no plain text.

    Attributes:
        kind: "hidden": text that the page does not show; "overprinted": different letters at one
            place; "struck": text that a line strikes out; "not-read": shown, and not as text;
            "stamped": text that somebody put on the page afterwards, read with the cell's.
        cause: of hidden text as in `glyphs.Hidden`; of what was not read "field", "note",
            "redaction", "picture" or "outlines"; else "".
        text: the text in question, repaired; "" where there is none.
        box: its area in points from the page's top left.
    """

    kind: AnomalyKind
    cause: str
    text: str
    box: Box

    def __reduce__(self) -> tuple[object, ...]:
        """Say how it is copied and pickled; compiled, a frozen dataclass cannot say it itself."""
        return Anomaly, (self.kind, self.cause, self.text, self.box)
