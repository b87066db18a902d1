"""Numerals: printed digits and Thai number words as exact decimals."""

import os
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Any, ClassVar

from ...knowledge import any_of, load
from ..unreadable import Unreadable

FACTS: Mapping[str, Any] = load("units")
MULTIPLIERS: dict[str, int] = FACTS["multipliers"]
_NUMBER_WORDS = FACTS["number_words"]
DIGIT_WORDS = {word: str(digit) for digit, word in enumerate(_NUMBER_WORDS["digits"])}
_ONE, _LAST_ONE, _POINT = (
    _NUMBER_WORDS["digits"][1],
    _NUMBER_WORDS["last_one"],
    _NUMBER_WORDS["point"],
)


_MULTIPLIER = any_of(list(MULTIPLIERS))
_WORD = any_of([*DIGIT_WORDS, _LAST_ONE, _NUMBER_WORDS["first_two"], *_NUMBER_WORDS["magnitudes"]])
DIGITS = r"\d(?:[\d,]*\d)?(?:\.\d+)?"
WORDS = rf"(?:{_WORD})(?: ?(?:{_WORD}))*(?: ?{_POINT} ?(?:{_WORD})+)?"
AMOUNT = (
    rf"{DIGITS}(?: ?(?:{_MULTIPLIER})(?: ?{DIGITS} ?(?:{_MULTIPLIER}))*(?: \d[\d,]*)?)?|{WORDS}"
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
# "007" is more often a code than a count.
_LEADING_ZERO = re.compile(r"0[\d,]")
_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")
_STEP = re.compile(rf"({DIGITS}) ?({_MULTIPLIER})?")


class DecimalComma(Exception):
    """Digits whose comma can't group thousands; it may stand for a decimal point."""

    # Without ClassVar a compiled exception forgets it: "1,00" was read otherwise then.
    flag: ClassVar[str] = "decimal_comma"

    def __init__(self, meant: Decimal) -> None:
        super().__init__(meant)
        self.meant = meant


class LeadingZero(DecimalComma):
    """Digits that begin with a zero, as codes do."""

    flag = "leading_zero"


class DecimalPoint(DecimalComma):
    """Digits whose point may group thousands."""

    flag = "decimal_point"


class Spoken(DecimalComma):
    """An amount that ends as in speech: "สองแสนห้า" is 200,005 in writing and 250,000 in speech."""

    flag = "spoken"

    def __init__(self, written: Decimal, spoken: Decimal) -> None:
        super().__init__(spoken)
        self.written = written


def plain(number: Decimal) -> Decimal:
    """Return a number without trailing zeros or exponent.

    >>> plain(Decimal("1500000.00")), plain(Decimal("95.50"))
    (Decimal('1500000'), Decimal('95.5'))
    """
    if number.as_tuple().exponent == 0:
        return number
    whole = number.to_integral_value()
    return Decimal(int(whole)) if number == whole else number.normalize()


def digits_to_decimal(digits: str) -> Decimal:
    """Return printed digits as a number.

    Raises:
        DecimalComma: one comma with one or two digits after it ("๘๐,๙๒").
        LeadingZero: "007".
        Unreadable: commas that group no thousands.
    """
    if _LEADING_ZERO.match(digits):
        raise LeadingZero(plain(Decimal(digits.replace(",", ""))))
    if _GROUPED.fullmatch(digits):
        return plain(Decimal(digits.replace(",", "")))
    if _DECIMAL_COMMA.fullmatch(digits):
        raise DecimalComma(plain(Decimal(digits.replace(",", "."))))
    raise Unreadable("bad_grouping")


def amount_to_decimal(text: str) -> tuple[Decimal, bool]:
    """Return digits with multipliers, or number words, as a number, and whether it is scaled.

    >>> amount_to_decimal("1 ล้าน 5 แสน"), amount_to_decimal("สิบสองจุดสามสี่")
    ((Decimal('1500000'), True), (Decimal('12.34'), True))
    """
    if not text[0].isdecimal():
        return words_to_decimal(text), True
    steps = [(digits_to_decimal(d), MULTIPLIERS.get(m, 1)) for d, m in _STEP.findall(text)]
    if len(steps) > 1:
        if steps[0][0] != steps[0][0].to_integral_value():
            raise Unreadable("expression")
        for (_, above), (number, below) in pairwise(steps):
            if number * below >= above or number != number.to_integral_value():
                raise Unreadable("expression")
    if len(steps) == 1 and steps[0][1] == 1:
        return steps[0][0], False
    total = sum((number * times for number, times in steps), Decimal(0))
    return plain(total), steps[0][1] > 1


_LOWER: dict[str, str] = FACTS["half"]["of"]
_SMALLEST = min(_LOWER, key=MULTIPLIERS.__getitem__)
_MAGNITUDES = {**MULTIPLIERS, _LOWER[_SMALLEST]: 10}
_LAST_FIGURE = re.compile(
    rf"(?P<magnitude>{any_of(_LOWER)}) ?(?P<digit>{any_of(_NUMBER_WORDS['digits'][1:])}|[1-9])$"
)


def spoken_amount(text: str, written: Decimal, *, counted: bool) -> Decimal | None:
    """Return what an amount means in speech if its last figure stands for the next lower unit.

    Args:
        text: the digits with multipliers, or the number words.
        written: what they are in writing.
        counted: whether a unit follows; of hundreds nobody shortens them then.

    >>> spoken_amount("สองแสนห้า", Decimal(200_005), counted=False)
    Decimal('250000')
    """
    found = _LAST_FIGURE.search(text)
    if found is None or (counted and found["magnitude"] == _SMALLEST):
        return None
    digit = Decimal(DIGIT_WORDS.get(found["digit"], found["digit"]))
    return written - digit + digit * _MAGNITUDES[_LOWER[found["magnitude"]]]


@lru_cache(maxsize=4096)
def words_to_decimal(text: str) -> Decimal:
    """Return Thai number words as a number.

    Raises:
        Unreadable: the words are in no order that a number can be read in.

    >>> words_to_decimal("หนึ่งร้อยเอ็ด"), words_to_decimal("ศูนย์จุดศูนย์เก้า")
    (Decimal('101'), Decimal('0.09'))
    """
    whole, _, fraction = text.replace(" ", "").partition(_POINT)
    number = Decimal(_whole_words(whole))
    if not fraction:
        return number
    digits = re.findall("|".join(DIGIT_WORDS), fraction)
    if "".join(digits) != fraction:
        raise Unreadable("text")
    return plain(number + Decimal("0." + "".join(DIGIT_WORDS[word] for word in digits)))


def _whole_words(words: str) -> int:
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    from pythainlp.util import num_to_thaiword, thaiword_to_num

    try:
        number = int(thaiword_to_num(words))
    except (ValueError, TypeError, KeyError, IndexError):
        raise Unreadable("text") from None
    # Read back: thaiword_to_num accepts words in orders that no number is said in.
    spoken = str(num_to_thaiword(number))
    if words not in (spoken, spoken.removeprefix(_ONE), spoken.replace(_LAST_ONE, _ONE)):
        raise Unreadable("text")
    return number
