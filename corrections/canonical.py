"""What a correction may say: canonical forms, or the words of a plan, each by its kind."""

import json
import re
from datetime import date
from decimal import Decimal

from ..models import FiscalYear
from ..models.value import Value
from ..normalize.values.kinds import parse_value
from ..normalize.wording import ascii_digits

JOINT = ";"  # between several values of one cell
_DAY = r"\d{4}-\d\d(?:-\d\d)?~?"
_PERIOD = re.compile(rf"(?:{_DAY}|\.\.)/(?:{_DAY}|\.\.)|{_DAY}")
_LENGTH = re.compile(r"P(?:\d+[DWMY])+")
_EARLIEST, _LATEST = "1900", "2200"


class ImpossibleValueError(ValueError):
    """A text cannot be what its column holds; the message says why."""


def read_period(text: str, fiscal_year: FiscalYear | None) -> Value:
    """Return the period that a correction says; a blank Value for an empty text.

    >>> read_period("2022-03/2022-09", None).value
    '2022-03/2022-09'
    >>> read_period("มี.ค. ๖๕; ก.ย. ๖๕", None).value
    ['2022-03', '2022-09']
    >>> read_period("2022-13", None)
    Traceback (most recent call last):
    ...
    mattrakan.corrections.canonical.ImpossibleValueError: '2022-13' is no period
    """
    if not text:
        return Value(text, status="blank")
    values: list[str] = []
    for part in text.split(JOINT):
        canonical = part.strip() if _is_canonical(part.strip()) else None
        if canonical is None:
            be = fiscal_year.be if fiscal_year else None
            read = parse_value(part.strip(), "period", fiscal_year=be)
            if read.status != "ok" or read.value is None:
                raise ImpossibleValueError(f"{text!r} is no period")
            values += read.value if isinstance(read.value, list) else [str(read.value)]
        else:
            values.append(canonical)
    return Value(text, values if len(values) > 1 else values[0])


def _is_canonical(text: str) -> bool:
    """Tell whether a text is a period as a Report writes it: real days, in order."""
    if _LENGTH.fullmatch(text):
        return True
    if not _PERIOD.fullmatch(text) or text == "../..":
        return False
    sides = [side.rstrip("~") for side in text.split("/") if side != ".."]
    for side in sides:
        try:
            date.fromisoformat(side if len(side) > 7 else f"{side}-01")
        except ValueError:
            return False
        if not _EARLIEST <= side < _LATEST:  # a Buddhist year is no year of ISO 8601
            return False
    return len(sides) < 2 or sides[0] <= sides[1] or sides[0].startswith(sides[1])


def read_money(text: str) -> Value:
    """Return the amount that a correction says; a blank Value for an empty text.

    >>> read_money("๔๕,๐๐๐ บาท").value, read_money("<=15000").value
    (Decimal('45000'), '<=15000')
    """
    if not text:
        return Value(text, status="blank")
    value = parse_value(text, "money")
    if value.status != "ok" or value.value is None:
        raise ImpossibleValueError(f"{text!r} is no amount")
    return value


def read_score(text: str) -> Decimal | None:
    """Return a score from 0 to 100, None for an empty text.

    >>> read_score("๙๑.๗๗")
    Decimal('91.77')
    """
    if not text:
        return None
    value = parse_value(text, "score").value
    if not isinstance(value, Decimal) or not 0 <= value <= 100:
        raise ImpossibleValueError(f"{text!r} is no score from 0 to 100")
    return value


def read_integer(text: str) -> int | None:
    """Return a list number, None for an empty text.

    >>> read_integer("๓"), read_integer("")
    (3, None)
    """
    if not text:
        return None
    digits = ascii_digits(text.strip())
    if not re.fullmatch(r"\d{1,9}", digits):
        raise ImpossibleValueError(f"{text!r} is no whole number")
    return int(digits)


def read_year(text: str) -> int:
    """Return a fiscal year of the Buddhist era.

    >>> read_year("๒๕๖๕")
    2565
    """
    year = read_integer(text)
    if year is None or not 2450 <= year <= 2650:
        raise ImpossibleValueError(f"{text!r} is no fiscal year like 2565")
    return year


def read_names(text: str) -> list[str]:
    """Return names that are joined by semicolons.

    >>> read_names("กองคลัง; สำนักปลัด")
    ['กองคลัง', 'สำนักปลัด']
    """
    return [name.strip() for name in text.split(JOINT) if name.strip()]


def read_object(text: str) -> dict[str, str | None]:
    """Return the further columns: a JSON object of texts.

    >>> read_object('{"หมายเหตุ": null}')
    {'หมายเหตุ': None}
    """
    try:
        held = json.loads(text or "{}")
    except ValueError as error:
        raise ImpossibleValueError(f"{text!r} is no JSON object") from error
    if not isinstance(held, dict) or not all(
        one is None or isinstance(one, str) for one in held.values()
    ):
        raise ImpossibleValueError(f"{text!r} is no JSON object of texts")
    return held
