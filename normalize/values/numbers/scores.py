"""Scores: a number of points, or the grade or level that stands for it."""

import re
from decimal import Decimal

from ....models.value import Value
from ...knowledge import any_of
from ..folding import Folded
from ..unreadable import Unreadable
from .numerals import DIGITS, FACTS, DecimalComma, digits_to_decimal
from .quantities import quantity_pattern, read_quantity

MOST_POINTS = Decimal(100)  # of a score that names no other maximum

_SCORE = FACTS["score"]
_GRADE = rf"(?:{any_of(_SCORE['letters'])})(?![A-Za-z+])|{any_of(_SCORE['levels'])}"
_MARK = any_of(_SCORE["grade_marks"])
_GRADE_ONLY = re.compile(rf"(?:(?:{_MARK}) ?:? ?)?\(?(?P<grade>{_GRADE})\)?")
_GRADE_AFTER = re.compile(
    rf"(?P<points>.*?\d.*?) ?"
    rf"(?:\( ?(?:(?:{_MARK}) ?:? ?)?(?:{_GRADE}) ?\)|(?:{_MARK}) ?(?:{_GRADE}))"
)
_OUT_OF = re.compile(
    rf"(?:(?:{any_of(_SCORE['labels'])}) ?)?(?P<points>{DIGITS}) ?/ ?(?P<most>{DIGITS})"
    rf"(?: ?{_SCORE['points']})?"
)
_PATTERN = quantity_pattern(
    _SCORE["labels"], _SCORE["before"], rf" ?(?:{any_of(_SCORE['units'])})?"
)


def parse_score(cell: Folded) -> Value:
    """Return the points that a cell says, or its grade where it says no points.

    >>> from ..folding import fold_cell
    >>> cells = ("82/100", "๘๐.๙๒ (B)", "Grade A", "ไม่ต่ำกว่า ๘๕ คะแนน")
    >>> [parse_score(fold_cell(text)).value for text in cells]
    [Decimal('82'), Decimal('80.92'), 'A', '>=85']
    """
    text = cell.text
    if (found := _GRADE_ONLY.fullmatch(text)) and text.count("(") == text.count(")"):
        return cell.ok(found["grade"])
    if found := _GRADE_AFTER.fullmatch(text):
        text = found["points"]
    try:
        if found := _OUT_OF.fullmatch(text):
            points, most = digits_to_decimal(found["points"]), digits_to_decimal(found["most"])
            return cell.unparsed("over_maximum") if points > most else cell.ok(points)
        quantity = read_quantity(_PATTERN, text)
    except DecimalComma as comma:
        return cell.ambiguous(None, comma.flag, alternatives=(f"{comma.meant:f}",))
    except Unreadable as error:
        return cell.unparsed(error.flag)
    if quantity is None or quantity.multiplied or (quantity.marked and quantity.unit == "%"):
        return cell.unparsed("text" if text else "no_value")
    value = quantity.canonical()
    if isinstance(value, Decimal) and value > MOST_POINTS:
        return cell.ambiguous(None, "over_maximum", alternatives=(f"{value:f}",))
    return cell.ok(value)
