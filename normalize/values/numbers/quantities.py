"""Quantities: one number, a bounded one, or two as a range, with the unit words around them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ...knowledge import any_of
from ..unreadable import Unreadable
from .numerals import (
    AMOUNT,
    FACTS,
    MULTIPLIERS,
    Spoken,
    amount_to_decimal,
    plain,
    spoken_amount,
)

_BOUNDS: dict[str, str] = FACTS["bounds"]
_BOUND = any_of(list(_BOUNDS))
_TO = any_of(FACTS["range"]["to"])
_POINT: str = FACTS["number_words"]["point"]
_EXACT: str = FACTS["money"]["exact"]
_UP = any_of(FACTS["range"]["up"])


def quantity_pattern(labels: Sequence[str], before: Sequence[str], unit: str) -> re.Pattern[str]:
    """Return the pattern of a quantity.

    Args:
        labels: words that may stand first and mean nothing ("จำนวน").
        before: unit words before the number ("ร้อยละ").
        unit: pattern of what may stand after a number.
    """
    label = rf"(?:(?:{any_of(list(labels))}) ?:? ?)?" if labels else ""
    mark = rf"(?:(?:{any_of(list(before))}) ?)?" if before else ""
    return re.compile(
        rf"{label}(?:(?P<bound>{_BOUND}) ?)?(?P<mark>{mark})(?P<low>{AMOUNT})(?P<lowunit>{unit})"
        rf"(?: ?(?:{_TO}) ?{mark}(?P<high>{AMOUNT})(?P<highunit>{unit}))?(?P<up> ?(?:{_UP}))?"
    )


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a cell says of a number.

    Attributes:
        low: the number, or the lower end of a range.
        high: the upper end.
        bound: ``>=``, ``<=``, ``<``, ``>`` or nothing.
        scaled: whether a multiplier or number words stand in the cell.
        multiplied: whether a multiplier stands beside digits.
        unit: the unit words as printed.
        marked: whether a unit word stands before the number.
    """

    low: Decimal
    high: Decimal | None
    bound: str
    scaled: bool
    multiplied: bool
    unit: str
    marked: bool

    def canonical(self, factor: int = 1) -> Decimal | str:
        """Return a number, or canonical text of a bound or range."""
        low = plain(self.low * factor)
        if self.high is not None:
            return f"{low:f}/{plain(self.high * factor):f}"
        return f"{self.bound}{low:f}" if self.bound else low


def read_quantity(pattern: re.Pattern[str], text: str) -> Quantity | None:
    """Return the quantity that a whole text is, `None` where it is more or less than one.

    Raises:
        DecimalComma, Unreadable: digits grouped as in no number, or ends in disorder.
        Spoken: an amount that may be meant as in speech.
    """
    found = pattern.fullmatch(text)
    if found is None:
        return None
    if found["low"] in MULTIPLIERS and not found["lowunit"] and not found["mark"]:
        return None  # a unit, not a number
    if found["lowunit"].strip() == _POINT and not found["low"][0].isdecimal():
        return None  # a decimal whose figures are missing, or so many points
    bound = _BOUNDS[found["bound"]] if found["bound"] else ""
    low, scaled = amount_to_decimal(found["low"])
    high = None
    if found["high"]:
        high, high_scaled = amount_to_decimal(found["high"])
        if high <= low or (bound and bound != "from") or found["up"]:
            raise Unreadable("end_before_start" if high <= low else "text")
        if high_scaled and not scaled and not found["lowunit"].strip():
            low = low * (high / _unscaled(found["high"]))  # "1-2 ล้านบาท"
            scaled = True
            if low >= high:
                raise Unreadable("end_before_start")
        elif scaled and not high_scaled:
            raise Unreadable("text")
        bound = ""
    elif found["up"]:
        if bound not in ("", ">=", "from"):
            raise Unreadable("text")
        bound = ">="
    elif bound == "from":
        raise Unreadable("text")
    unit = (found["highunit"] or found["lowunit"] or "").strip()
    last, digits = (high, found["high"]) if high is not None else (low, found["low"])
    if scaled and not unit.endswith(_EXACT):
        spoken = spoken_amount(digits, last, counted=bool(unit))
        if spoken is not None:
            raise Spoken(last, spoken)
    multiplied = scaled and any(letter.isdecimal() for letter in text)
    return Quantity(low, high, bound, scaled, multiplied, unit, bool(found["mark"]))


def _unscaled(text: str) -> Decimal:
    digits = re.match(r"[\d,.]+", text)
    if digits is None or re.search(r"\d", text[digits.end() :]):
        raise Unreadable("text")
    return amount_to_decimal(digits[0])[0]
