"""Years: digits and an era word as a year, and what a two-digit or contradicted one could mean."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from ..unreadable import Unreadable

Era: TypeAlias = Literal["", "buddhist", "christian"]

CHRISTIAN_YEARS = range(1900, 2101)
BUDDHIST_YEARS = range(2400, 2601)
LAST_YEAR_WITHOUT_CONTEXT = 2590
YEARS_AHEAD = 30
YEARS_AROUND = 15
# Without context a two-digit year from 40 on is 25YY.
SURE_TWO_DIGITS = 40
# Calendar Year Act B.E. 2483: from 2484 on a year begins on 1 January, before that on 1 April.
FIRST_JANUARY_YEAR = 2484


@dataclass(frozen=True, slots=True)
class Year:
    """A year as printed.

    Attributes:
        number: the year's number in its era.
        buddhist: whether the era is the Buddhist one.
    """

    number: int
    buddhist: bool

    @property
    def be(self) -> int:
        """The year's number in the Buddhist era."""
        return self.number if self.buddhist else self.number + 543

    @property
    def began_in_april(self) -> bool:
        """Whether the year ran from April to March."""
        return self.buddhist and self.number < FIRST_JANUARY_YEAR

    def christian(self, month: int) -> int:
        """Return the Christian year of one of its months.

        >>> Year(2565, True).christian(1), Year(2475, True).christian(1)
        (2022, 1933)
        """
        if not self.buddhist:
            return self.number
        if self.began_in_april and month <= 3:
            if self.number == FIRST_JANUARY_YEAR - 1:
                raise Unreadable("no_such_date")  # 2483 had nine months
            return self.number - 542
        return self.number - 543

    def moved(self, years: int) -> "Year":
        """Return the year some years later."""
        return Year(self.number + years, self.buddhist)


def possible_years(digits: str, era: Era, fiscal_year: int | None) -> tuple[Year, ...]:
    """Return the year that printed digits mean, or the two they could mean.

    Args:
        digits: two or four digits.
        era: the era word beside them.
        fiscal_year: the document's fiscal year, Buddhist era.

    Raises:
        Unreadable: no year between 1900 and 2100 or 2400 and 2600, or too far ahead.

    >>> possible_years("65", "", None), possible_years("22", "", 2565)
    ((Year(number=2565, buddhist=True),), (Year(number=2022, buddhist=False),))
    """
    if len(digits) == 4:
        years = _four_digits(int(digits), era)
    elif len(digits) == 2:
        years = _two_digits(int(digits), era, fiscal_year)
    else:
        raise Unreadable("year_out_of_range")
    last = LAST_YEAR_WITHOUT_CONTEXT if fiscal_year is None else fiscal_year + YEARS_AHEAD
    if years[0].be > last:
        raise Unreadable("year_out_of_range")
    return years


def _four_digits(number: int, era: Era) -> tuple[Year, ...]:
    if number in CHRISTIAN_YEARS:
        # "พ.ศ. 2022": the era word or the number is wrong.
        wrong = era == "buddhist"
        return (Year(number, False), Year(number, True)) if wrong else (Year(number, False),)
    if number in BUDDHIST_YEARS:
        wrong = era == "christian"
        return (Year(number, True), Year(number, False)) if wrong else (Year(number, True),)
    raise Unreadable("year_out_of_range")


def _two_digits(number: int, era: Era, fiscal_year: int | None) -> tuple[Year, ...]:
    buddhist, christian = Year(2500 + number, True), Year(2000 + number, False)
    if era == "buddhist":
        return (buddhist,)
    if era == "christian":
        return (christian,)
    if fiscal_year is None:
        return (buddhist,) if number >= SURE_TWO_DIGITS else (christian, buddhist)
    near = range(fiscal_year - YEARS_AROUND, fiscal_year + YEARS_AROUND + 1)
    return (christian,) if christian.be in near and buddhist.be not in near else (buddhist,)
