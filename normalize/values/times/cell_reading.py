"""Reading one cell: its context, the doubts met on the way, and the Value that comes of them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from ....models.value import Value
from ..folding import Folded
from ..unreadable import Unreadable
from .lexing import Lexed
from .years import Era, Year, possible_years

T = TypeVar("T")


@dataclass(slots=True)
class CellInterpretation:
    """One pass over a cell.

    Attributes:
        cell: the folded cell.
        tokens: its tokens.
        kind: the kind of value asked for.
        fiscal_year: the document's fiscal year, Buddhist era.
        choice: which meaning of an undecidable year or month this pass takes.
        undecided: whether such a one was met.
        flags: how the cell was read.
        alternatives: what it could also mean.
        doubtful: whether the value is only one of several possible ones.
    """

    cell: Folded
    tokens: Lexed
    kind: str
    fiscal_year: int | None
    choice: int = 0
    undecided: bool = False
    doubtful: bool = False
    flags: list[str] = field(default_factory=list)
    alternatives: list[str] = field(default_factory=list)

    def year(self, digits: str, era_mark: str) -> Year:
        """Return the year of digits with the era words before them (letters of the lexer)."""
        era: Era = "buddhist" if "b" in era_mark else "christian" if "c" in era_mark else ""
        years = possible_years(digits, era, self.fiscal_year)
        if len(years) > 1:
            self.flags.append("two_digit_year" if len(digits) == 2 else "era_conflict")
        elif len(digits) == 2 and not years[0].buddhist and not era:
            self.flags.append("two_digit_year")
        return self.pick(years)

    def pick(self, meanings: tuple[T, ...]) -> T:
        """Return the meaning that this pass takes, and remember that there are several."""
        if len(meanings) > 1:
            self.undecided = True
        return meanings[min(self.choice, len(meanings) - 1)]

    def flag(self, *flags: str) -> None:
        """Say how the cell was read."""
        self.flags += flags

    def doubt(self, flag: str, *alternatives: str) -> None:
        """Say that the cell could also mean something else."""
        self.doubtful = True
        self.flags.append(flag)
        self.alternatives += alternatives

    def take(self, inner: "CellInterpretation") -> None:
        """Take over what was met on the way through a part of the cell."""
        self.undecided |= inner.undecided
        self.doubtful |= inner.doubtful
        self.flags += inner.flags
        self.alternatives += inner.alternatives


Reader = Callable[[CellInterpretation], str | list[str] | None]


def read_cell(
    cell: Folded, tokens: Lexed, kind: str, fiscal_year: int | None, reader: Reader
) -> Value:
    """Return the Value of a cell, read twice where a year or month in it could mean two things.

    The reader returns canonical text, a list of it, or `None` where no rule of its grammar fits.
    """
    reading = CellInterpretation(cell, tokens, kind, fiscal_year)
    try:
        value = reader(reading)
        if value is None:
            return cell.unparsed(*(reading.flags or ("text",)))
        if not reading.undecided:
            return _settled(reading, value)
        other = CellInterpretation(cell, tokens, kind, fiscal_year, choice=1)
        possible = [joined(value), *_second_meaning(other, reader)]
        return cell.ambiguous(None, *reading.flags, alternatives=tuple(dict.fromkeys(possible)))
    except Unreadable as error:
        return cell.unparsed(*reading.flags, error.flag, alternatives=error.alternatives)


def _second_meaning(reading: CellInterpretation, reader: Reader) -> list[str]:
    try:
        value = reader(reading)
    except Unreadable:
        return []
    return [] if value is None else [joined(value)]


def _settled(reading: CellInterpretation, value: str | list[str]) -> Value:
    others = tuple(dict.fromkeys(reading.alternatives))
    canonical: str | list[str] | None = value or None
    if reading.doubtful:
        return reading.cell.ambiguous(canonical, *reading.flags, alternatives=others)
    return reading.cell.ok(canonical, *reading.flags, alternatives=others)


def joined(value: str | list[str]) -> str:
    """Return a value, or several joined with "; ", as one text."""
    return value if isinstance(value, str) else "; ".join(value)
