"""What a canonical value can mean at its outermost: days, months and least and greatest amounts."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache

_MOST_MONTHS = 1200  # a period of a century is a misreading, not a schedule


def value_to_days(value: str | list[str] | None) -> tuple[str | None, str | None]:
    """Return the first and last day that a period can mean, None for a side that is open.

    A month counts from its first to its last day, also where only a part of it is meant. Of several
    periods, the outermost days.

    >>> value_to_days("2022-03/2022-09")
    ('2022-03-01', '2022-09-30')
    >>> value_to_days("2024-02~"), value_to_days("../2022-03-15")
    (('2024-02-01', '2024-02-29'), (None, '2022-03-15'))
    >>> value_to_days("P30D")
    (None, None)
    """
    spans = [_span(part) for part in _parts(value)]
    if not spans:
        return None, None
    firsts, lasts = zip(*spans, strict=True)
    first = min((day for day in firsts if day), default=None) if all(firsts) else None
    last = max((day for day in lasts if day), default=None) if all(lasts) else None
    return first.isoformat() if first else None, last.isoformat() if last else None


def value_to_months(value: str | list[str] | None) -> list[str]:
    """Return each month that a period with both sides touches, in order; the gaps of a list do not.

    >>> value_to_months(["2022-11/2023-01", "2023-03-15"])
    ['2022-11', '2022-12', '2023-01', '2023-03']
    >>> value_to_months("2022-03/..")
    []
    """
    months: set[str] = set()
    for part in _parts(value):
        first, last = _span(part)
        if first is None or last is None:
            return []
        months.update(_between(first, last))
    return sorted(months)


def value_to_amounts(
    value: Decimal | str | list[str] | None,
) -> tuple[Decimal | None, Decimal | None]:
    """Return the least and the greatest amount that a budget allows, None for a side that is open.

    >>> value_to_amounts("<=15000"), value_to_amounts("500/2000")
    ((None, Decimal('15000')), (Decimal('500'), Decimal('2000')))
    >>> value_to_amounts(Decimal(45000))
    (Decimal('45000'), Decimal('45000'))
    """
    if isinstance(value, Decimal):
        return value, value
    if not isinstance(value, str):  # several amounts: nothing says whether they add up
        return None, None
    if value[:1] in "<>":
        amount = _decimal(value.lstrip("<>="))
        return (None, amount) if value.startswith("<") else (amount, None)
    low, slash, high = value.partition("/")
    return _decimal(low), _decimal(high if slash else low)


def _parts(value: str | list[str] | None) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


@lru_cache(maxsize=1024)
def _span(value: str) -> tuple[date | None, date | None]:
    low, slash, high = value.partition("/")
    return _day(low, last=False), _day(high if slash else low, last=True)


def _day(text: str, *, last: bool) -> date | None:
    """Return the first or last day of a year, month or day as written; None for anything else."""
    parts = text.rstrip("~").partition("T")[0].split("-")
    try:
        year, *others = (int(part) for part in parts)
        month = others[0] if others else 12 if last else 1
        day = others[1] if len(others) > 1 else monthrange(year, month)[1] if last else 1
        return date(year, month, day)
    except ValueError:  # "..", a duration, a year that is not known
        return None


def _between(first: date, last: date) -> Iterator[str]:
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    if end - start < _MOST_MONTHS:
        for month in range(start, end + 1):
            yield f"{month // 12:04}-{month % 12 + 1:02}"


def _decimal(text: str) -> Decimal | None:
    try:
        amount = Decimal(text)
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None
