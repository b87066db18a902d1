"""Rows that sum up scores: the mean of those above, or the weighted total of all."""

from decimal import Decimal

import pytest

from mattrakan.extract.geometry import Box
from mattrakan.extract.tables.table import Cell, Table
from mattrakan.extract.text.lines import Line
from mattrakan.normalize.ita import instrument_means, official_indicators, weighted_total
from mattrakan.normalize.joined.rows import Row, Slot
from mattrakan.normalize.records.score_sums import sum_rows

YEAR = 2566
BOX = Box(0, 0, 100, 20)


def rows_of(texts: list[tuple[str, str, str]]) -> list[Row]:
    """Return rows of a number, a name and a score."""
    cells = [
        [Cell((Line(text, BOX, 11),) if text else (), BOX, 1, r, c) for c, text in enumerate(row)]
        for r, row in enumerate(texts)
    ]
    table = Table(1, 1, BOX, len(texts), 3, tuple(cell for row in cells for cell in row))
    return [Row(tuple(Slot((cell,)) for cell in row), table, r) for r, row in enumerate(cells)]


def scored(*last: tuple[str, str, str], fewer: int = 0) -> list[Row]:
    """Return the official indicators with 60, 61, 62 …, and rows below them."""
    names = [one.name for one in official_indicators(YEAR)]
    names = names[: len(names) - fewer]
    rows = [(str(n), name, f"{60 + n}.00") for n, name in enumerate(names, 1)]
    return rows_of([*rows, *last])


def total() -> Decimal:
    scores = {one.name: Decimal(60 + n) for n, one in enumerate(official_indicators(YEAR), 1)}
    means = instrument_means(scores, YEAR)
    assert means is not None
    found = weighted_total(means, YEAR)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("off", "found"), [("0", "total"), ("0.01", "total"), ("-0.01", "total"), ("0.02", "unknown")]
)
def test_a_total_is_weighted_by_instruments(off: str, found: str) -> None:
    rows = scored(("", "รวม", f"{total() + Decimal(off):.2f}"))
    place = len(rows) - 1
    assert sum_rows(rows, 1, 2, 0, [YEAR - 1, YEAR]) == {place: found}


def test_without_every_indicator_there_is_no_total() -> None:
    rows = scored(("", "รวม", f"{total():.2f}"), fewer=1)
    assert sum_rows(rows, 1, 2, 0, [YEAR]) == {len(rows) - 1: "unknown"}


@pytest.mark.parametrize(
    ("number", "label", "found"),
    [("", "เฉลี่ย", {3: "mean"}), ("4", "เฉลี่ย", {}), ("", "การปฏิบัติหน้าที่", {})],
)
def test_a_mean_has_no_list_number_and_no_official_name(
    number: str, label: str, found: dict[int, str]
) -> None:
    names = [one.name for one in official_indicators(YEAR)][:3]
    rows = rows_of(
        [(str(n), name, f"{60 + n}.00") for n, name in enumerate(names, 1)]
        + [(number, label, "62.00")]
    )
    assert sum_rows(rows, 1, 2, 0, []) == found


def test_a_mean_is_of_the_rows_since_the_one_before() -> None:
    names = [one.name for one in official_indicators(YEAR)][:4]
    rows = rows_of(
        [
            *[("1", names[0], "60"), ("2", names[1], "70"), ("", "ก", "65.00")],
            *[("3", names[2], "80"), ("4", names[3], "90"), ("", "ข", "85.00"), ("", "ค", "75.00")],
        ]
    )
    assert sum_rows(rows, 1, 2, 0, []) == {2: "mean", 5: "mean", 6: "unknown"}
