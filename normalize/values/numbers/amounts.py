"""Numbers, percentages and money: what a cell says, in whole units."""

import re
from decimal import Decimal

from ....models.value import Value
from ...knowledge import any_of
from ..folding import Folded
from ..unreadable import Unreadable
from .numerals import (
    AMOUNT,
    FACTS,
    WORDS,
    DecimalComma,
    DecimalPoint,
    LeadingZero,
    Spoken,
    plain,
    words_to_decimal,
)
from .quantities import Quantity, quantity_pattern, read_quantity
from .units import read_unit

_MONEY = FACTS["money"]
_BAHT_WORD, _SATANG = _MONEY["baht"], _MONEY["satang"]
_PERCENT_MARKS = (*FACTS["percent"]["before"], "%")
_BAHT = (
    rf"(?:\.-|,-|-(?= |$|{_BAHT_WORD[0]}))? ?(?:{any_of(_MONEY['units'])})?(?: ?{_MONEY['exact']})?"
)
_MONEY_PATTERN = quantity_pattern(_MONEY["labels"], _MONEY["before"], _BAHT)
_WITH_SATANG = re.compile(
    rf"(?:(?:{any_of(_MONEY['labels'])}) ?)?(?P<baht>{AMOUNT}) ?{_BAHT_WORD}"
    rf" ?(?P<satang>\d{{1,2}}|{WORDS}) ?{_SATANG}"
)
_IN_WORDS = re.compile(rf"(?P<figures>.+?) ?\( ?(?P<words>{WORDS}.*?) ?\)\.?")
_WORDS_FIRST = re.compile(
    rf"(?P<words>{WORDS} ?{_BAHT_WORD}[^()]*?) ?\( ?(?P<figures>[\d,.]+.*?) ?\)"
)
_NONE_USED = frozenset(word.replace(" ", "") for word in _MONEY["none_used"])
# "150.000": no price has three decimals, and some write a dot between thousands.
_THREE_DECIMALS = re.compile(r"\.\d{3}(?!\d)")
_THREE_ZEROS = re.compile(r"\d{1,3}\.000")
_UNIT_AFTER = rf" ?(?:{any_of(FACTS['number']['units'])})?"
_NUMBER_PATTERN = quantity_pattern(FACTS["number"]["labels"], [], _UNIT_AFTER)
_PERCENT_PATTERN = quantity_pattern(
    FACTS["percent"]["labels"],
    FACTS["percent"]["before"],
    rf" ?(?:{any_of(FACTS['percent']['units'])})?",
)


class UnknownUnit(Exception):
    """A number stands under a heading whose unit is not understood."""

    def __init__(self, printed: Decimal | str) -> None:
        super().__init__(printed)
        self.printed = printed if isinstance(printed, str) else f"{printed:f}"


def parse_number(cell: Folded, unit: str | None = None) -> Value:
    """Return the number that a cell says; a bound or range as text.

    A minus sign may be a list mark and brackets may be accounting: ambiguous.

    >>> from ..folding import fold_cell
    >>> [parse_number(fold_cell(t)).value for t in ("๑๒.๕ ล้าน", "ไม่น้อยกว่า ๕๐๐ คน", "๑-๓")]
    [Decimal('12500000'), '>=500', '1/3']
    """
    try:
        quantity = read_quantity(_NUMBER_PATTERN, cell.text)
        if _THREE_ZEROS.fullmatch(cell.text):
            raise DecimalPoint(Decimal(cell.text))
        if quantity is None:
            return cell.unparsed("text" if cell.text else "no_value")
        if quantity.scaled or quantity.unit == _BAHT_WORD:
            return cell.ok(quantity.canonical())
        return cell.ok(quantity.canonical(_factor(quantity, unit, "number")))
    except UnknownUnit as unknown:
        return cell.ambiguous(None, "unknown_unit", alternatives=(unknown.printed,))
    except Spoken as spoken:
        return _as_written_or_spoken(cell, spoken)
    except DecimalPoint as point:
        return _undecided_point(cell, point)
    except DecimalComma as comma:
        return cell.ambiguous(None, comma.flag, alternatives=(f"{comma.meant:f}",))
    except Unreadable as error:
        return cell.unparsed(error.flag)


def _undecided_point(cell: Folded, point: DecimalPoint) -> Value:
    others = (f"{plain(point.meant):f}", f"{plain(point.meant * 1000):f}")
    return cell.ambiguous(None, "decimal_point", alternatives=others)


def _as_written_or_spoken(cell: Folded, spoken: Spoken) -> Value:
    others = (f"{plain(spoken.written):f}", f"{plain(spoken.meant):f}")
    return cell.ambiguous(None, spoken.flag, alternatives=others)


def parse_percent(cell: Folded) -> Value:
    """Return the percentage that a cell says, 80 for eighty per cent; a bound or range as text.

    >>> from ..folding import fold_cell
    >>> [parse_percent(fold_cell(t)).value for t in ("ร้อยละ ๘๐-๑๐๐", "≥ 88%", "ร้อยละแปดสิบ")]
    ['80/100', '>=88', Decimal('80')]
    """
    try:
        quantity = read_quantity(_PERCENT_PATTERN, cell.text)
    except DecimalComma as comma:
        return cell.ambiguous(None, comma.flag, alternatives=(f"{comma.meant:f}",))
    except Unreadable as error:
        return cell.unparsed(error.flag)
    if quantity is None or quantity.multiplied or (quantity.marked and quantity.unit):
        return cell.unparsed("no_value" if cell.text in _PERCENT_MARKS else "text")
    if not quantity.marked and not quantity.unit and 0 < quantity.low <= 1:
        # A spreadsheet's cell format shows 0.8 as 80 %.
        times = f"{plain(quantity.low * 100):f}"
        return cell.ambiguous(None, "fraction", alternatives=(times, f"{quantity.low:f}"))
    return cell.ok(quantity.canonical())


def uses_no_money(text: str) -> bool:
    """Return whether a text says that no money is used.

    >>> uses_no_money("ไม่ใช้งบประมาณ"), uses_no_money("-")
    (True, False)
    """
    return text.replace(" ", "").strip("-") in _NONE_USED


def parse_money(cell: Folded, unit: str | None = None) -> Value:
    """Return the amount in baht that a cell says; a bound or range as text.

    Args:
        cell: one folded cell.
        unit: the unit of the column's heading, e.g. "หน่วย : ล้านบาท"; a unit in the cell wins.

    >>> from ..folding import fold_cell
    >>> parse_money(fold_cell("๑.๕ ล้านบาท")).value, parse_money(fold_cell("๑.๕"), "ล้านบาท").value
    (Decimal('1500000'), Decimal('1500000'))
    >>> parse_money(fold_cell("๑๐๐,๐๐๐ บาท (หนึ่งหมื่นบาทถ้วน)")).flags
    ('words_disagree',)
    >>> parse_money(fold_cell("ไม่ใช้งบประมาณ")).flags
    ('no_budget',)
    """
    text = cell.text
    if uses_no_money(text):
        return cell.ok(Decimal(0), "no_budget")
    try:
        words: tuple[Decimal | str, ...] = ()
        if "(" in text:
            found = _IN_WORDS.fullmatch(text) or _WORDS_FIRST.fullmatch(text)
            if found is None:
                return cell.unparsed("text")
            text, words = found["figures"], _amounts_in_words(found["words"])
        value = _amount(text, unit)
        if value is None:
            return cell.unparsed("text" if text else "no_value")
        flags = () if not words or value in words else ("words_disagree",)
        return cell.ok(value, *flags)
    except UnknownUnit as unknown:
        return cell.ambiguous(None, "unknown_unit", alternatives=(unknown.printed,))
    except Spoken as spoken:
        return _as_written_or_spoken(cell, spoken)
    except DecimalPoint as point:
        return _undecided_point(cell, point)
    except LeadingZero as zero:
        return cell.ambiguous(None, zero.flag, alternatives=(f"{zero.meant:f}",))
    except (Unreadable, DecimalComma) as error:
        return cell.unparsed(error.flag if isinstance(error, Unreadable) else "bad_grouping")


def _amount(text: str, unit: str | None) -> Decimal | str | None:
    if (found := _WITH_SATANG.fullmatch(text)) is not None:
        return _with_satang(found)
    quantity = read_quantity(_MONEY_PATTERN, text)
    if quantity is None:
        return None
    factor = 1 if unit is None or _has_own_unit(quantity) else _factor(quantity, unit, "money")
    if factor == 1 and not quantity.scaled and _THREE_DECIMALS.search(text):
        raise DecimalPoint(quantity.low)
    return quantity.canonical(factor)


def _has_own_unit(quantity: Quantity) -> bool:
    return quantity.scaled or quantity.marked or bool(quantity.unit.strip(".,- "))


def _with_satang(found: re.Match[str]) -> Decimal:
    quantity = read_quantity(_NUMBER_PATTERN, found["baht"])
    if quantity is None:
        raise Unreadable("text")
    printed = found["satang"]
    satang = Decimal(printed) if printed.isdecimal() else words_to_decimal(printed)
    if satang >= 100 or quantity.low != quantity.low.to_integral_value():
        raise Unreadable("text")
    return plain(quantity.low + satang / 100)


def _amounts_in_words(words: str) -> tuple[Decimal | str, ...]:
    """Return what words in brackets say; as spoken they may say two amounts."""
    try:
        value = _amount(words, None)
    except Spoken as spoken:
        return (spoken.written, spoken.meant)
    if value is None:
        raise Unreadable("text")
    return (value,)


def _factor(quantity: Quantity, unit: str | None, kind: str) -> int:
    """Return what the unit of a column's heading multiplies a number by.

    Raises:
        UnknownUnit: the heading's unit is not understood; nothing is known of such a number but
            that zero stays zero.
    """
    factor = read_unit(unit).factor(kind) if unit else 1
    if factor is None and (quantity.low or quantity.high):
        raise UnknownUnit(quantity.canonical())
    return factor or 1
