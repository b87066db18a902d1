"""Amounts of an outline's rows: what the digits say, and what they could say instead."""

import re
from dataclasses import dataclass
from decimal import Decimal

from ..wording import ascii_digits

DIGIT = "[0-9๐-๙]"
AMOUNT = rf"{DIGIT}+(?:,{DIGIT}+)*(?:\.{DIGIT}+)?|[-–—]"
_WELL_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?")
_CUT_OFF = re.compile(r"(?:^|\s)([1-9][0-9]{0,2}),?$")


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount of a row.

    Attributes:
        raw: as printed, without its unit.
        value: what it says; None for a dash.
    """

    raw: str
    value: Decimal | None

    @property
    def is_unreadable(self) -> bool:
        """Whether it has digits that make no number."""
        return self.value is None and any(letter.isdigit() for letter in self.raw)


def parse_amount(raw: str) -> Amount:
    """Return an amount; a dash has no value, and neither have groups of digits that do not fit.

    >>> parse_amount("๑,๒๕๐.๕๐").value
    Decimal('1250.50')
    >>> parse_amount("12,50,000").value
    """
    digits = ascii_digits(raw)
    if not digits[:1].isdigit() or ("," in digits and not _WELL_GROUPED.fullmatch(digits)):
        return Amount(raw, None)
    return Amount(raw, Decimal(digits.replace(",", "")))


def other_reading(raw: str, before: str) -> Amount | None:
    """Return what an amount could be instead: groups of digits that do not fit, or are cut off.

    Args:
        raw: the amount as printed.
        before: the text before it.
    """
    digits = ascii_digits(raw)
    if "," in digits and _WELL_GROUPED.fullmatch(digits) is None:
        return Amount(raw, Decimal(digits.replace(",", "")))
    cut = _CUT_OFF.search(ascii_digits(before))
    if cut and re.match("[0-9]{3}(?:,|$)", digits):
        return Amount(f"{cut[1]} {raw}", Decimal(cut[1] + digits.replace(",", "")))
    return None
